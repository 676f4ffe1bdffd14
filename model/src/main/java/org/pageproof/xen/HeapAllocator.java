package org.pageproof.xen;

import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.Machine;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;

/**
 * The heap: {@code alloc_heap_pages} (pages 2.11) and {@code free_heap_pages} (pages 2.13) of xen/common/page_alloc.c. It is
 * a set of chunks of 2^order frames in one node and one zone. Which chunk is taken is open, and so is the order in which its
 * halves would be looked at.
 *
 * <p>States change under heap_lock only, so free frames do not change under whoever holds it. What the allocator finds out
 * about the frames of a chunk that it holds is therefore read once.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class HeapAllocator {
    /** What alloc_heap_pages returns when no chunk is large enough. */
    public static final int NONE = -1;

    protected final CountInfo bits;
    protected final PageInfo[] pages;
    protected final SpinLock heap_lock;
    protected final Platform platform;
    protected final int max_order;
    protected final boolean dirty;

    /** The number of free frames. */
    @GuardedBy("heap_lock")
    @Range(max = 255)
    public int avail;

    public HeapAllocator(World world, SpinLock heapLock) {
        this.bits = world.bits;
        this.pages = world.pages;
        this.platform = world.platform;
        this.max_order = world.scope.max_order();
        this.dirty = world.scope.dirty();
        this.heap_lock = heapLock;
        this.avail = pages.length;
    }

    /**
     * Takes a chunk off the heap.
     *
     * @param keep_scrub leaves frames as they are; the caller scrubs those that need it (MEMF_keep_scrub)
     * @return the number of its first frame, or {@link #NONE}
     */
    public int alloc_heap_pages(int order, boolean keep_scrub) {
        heap_lock.lock();
        int p = unlink_any(order);
        if (p != NONE) {
            avail -= 1 << order;
            for (int i = 0; i < 1 << order; i++) {
                mark_page_inuse(pages[p + i]);
            }
        }
        heap_lock.unlock();
        if (p != NONE && !keep_scrub) {
            for (int i = 0; i < 1 << order; i++) {
                scrub_if_needed(pages[p + i]);
            }
        }
        return p;
    }

    /**
     * Gives frames that nobody refers to back to the heap.
     *
     * @param p number of the first one
     * @param need_scrub whether they have to be scrubbed before their next use
     */
    public void free_heap_pages(int p, int order, boolean need_scrub) {
        heap_lock.lock();
        boolean tainted = false;
        for (int i = 0; i < 1 << order; i++) {
            if (mark_page_free(pages[p + i])) {
                tainted = true;
            }
            if (need_scrub && dirty) {
                pages[p + i].count_info.write(pages[p + i].count_info.read() | bits.PGC_need_scrub);
                pages[p + i].unscrubbed = true;
            }
        }
        avail += 1 << order;
        put_on_a_list(p, order, tainted);
        heap_lock.unlock();
    }

    /** Where freed frames go, under heap_lock; {@code tainted} ones among them must stay out of the heap. */
    protected void put_on_a_list(int p, int order, boolean tainted) {
        int head = merge(p, order);
        if (tainted) {
            reserve_offlined_page(head);
        }
    }

    /** Scrubs a page that was handed out dirty. */
    public void scrub_if_needed(PageInfo page) {
        if (dirty && page.count_info.testAndClear(bits.need_scrub_bit)) {
            page.unscrubbed = false;
            platform.scrub_page(page);
        }
    }

    /** Pages 2.11 step 5, under heap_lock. */
    protected void mark_page_inuse(PageInfo page) {
        long x = page.count_info.read();
        Machine.bugOn(
                (x & ~bits.PGC_need_scrub) != bits.PGC_state_free,
                "alloc_heap_pages: the page on the heap is not bare and free");
        page.count_info.write(bits.PGC_state_inuse | x & bits.PGC_need_scrub);
        page.type_info.write(0);
        page_set_no_owner(page);
    }

    /** Pages 2.13 step 2, under heap_lock. Returns whether the page must stay out of the heap. */
    public boolean mark_page_free(PageInfo page) {
        long x = page.count_info.read();
        boolean offlining = bits.is(x, bits.PGC_state_offlining);
        Machine.bugOn(!offlining && !bits.is(x, bits.PGC_state_inuse), "mark_page_free: the page is not in use");
        Machine.bugOn(!offlining && (x & bits.PGC_broken) != 0, "mark_page_free: a broken page is in use");
        long state = offlining ? bits.PGC_state_offlined | x & bits.PGC_broken : bits.PGC_state_free;
        page.count_info.write(state | kept_when_freed(x));
        long o = page.owner.read();
        if (o != 0) {
            platform.set_tlbflush_timestamp(page);
        }
        page_set_no_owner(page);
        platform.invalidate_m2p(page);
        return offlining;
    }

    /** What the count word of a freed page keeps of its flags {@code x}. */
    protected long kept_when_freed(long x) {
        return 0;
    }

    /** The owner word of a page that changes hands through the heap. */
    protected void page_set_no_owner(PageInfo page) {
        page.owner.write(0);
    }

    /** Takes any chunk that is large enough off the heap and gives back what is too much, under heap_lock. */
    protected int unlink_any(int order) {
        int fitting = 0;
        for (int p = 0; p < pages.length; p++) {
            if (fits(pages[p], order)) {
                fitting++;
            }
        }
        if (fitting == 0) {
            return NONE;
        }
        int skip = Machine.choose(fitting);
        int p = 0;
        while (!fits(pages[p], order) || skip > 0) {
            if (fits(pages[p], order)) {
                skip--;
            }
            p++;
        }
        pages[p].frame_list = FrameList.none;
        int j = pages[p].order;
        while (j > order) {
            j--;
            link(p, j);
            p += 1 << j;
        }
        return p;
    }

    /** Whether a frame heads a chunk that can be taken. */
    protected boolean fits(PageInfo page, int order) {
        return page.frame_list == FrameList.heap && page.order >= order;
    }

    /** Joins a freed chunk with its free buddies and puts it on the heap, under heap_lock. Returns its head. */
    protected int merge(int first, int from) {
        int p = first;
        int order = from;
        while (order < max_order && (p ^ 1 << order) < pages.length) {
            PageInfo buddy = pages[p ^ 1 << order];
            if (!bits.is(buddy.count_info.read(), bits.PGC_state_free) || buddy.order != order) {
                break;
            }
            buddy.frame_list = FrameList.none;
            p &= ~(1 << order);
            order++;
        }
        link(p, order);
        return p;
    }

    /** Puts a chunk on the heap, under heap_lock. */
    protected void link(int p, int order) {
        pages[p].order = order;
        pages[p].frame_list = FrameList.heap;
    }

    /**
     * Takes the offlined frames out of a chunk and puts the rest back as the largest aligned chunks, under heap_lock (pages
     * 2.17).
     */
    public void reserve_offlined_page(int head) {
        int end = head + (1 << pages[head].order);
        int whole = pages[head].order;
        pages[head].frame_list = FrameList.none;
        int p = head;
        while (p < end) {
            long x = pages[p].count_info.read();
            if (bits.is(x, bits.PGC_state_offlined)) {
                avail--;
                pages[p].order = 0;
                pages[p].frame_list = list_out_of_use(x);
                p++;
            } else {
                int order = grown(p, end, whole);
                link(p, order);
                p += 1 << order;
            }
        }
    }

    /** Where a frame with the count word {@code x} goes that goes out of use. */
    protected FrameList list_out_of_use(long x) {
        return (x & bits.PGC_broken) != 0 ? FrameList.broken : FrameList.offlined;
    }

    /** The order of the largest aligned chunk at {@code p} that ends by {@code end} and has no offlined frame. */
    private int grown(int p, int end, int most) {
        int order = 0;
        while (order < most && (p & (2 << order) - 1) == 0 && p + (2 << order) <= end) {
            for (int i = p + (1 << order); i < p + (2 << order); i++) {
                if (bits.is(pages[i].count_info.read(), bits.PGC_state_offlined)) {
                    return order;
                }
            }
            order++;
        }
        return order;
    }
}
