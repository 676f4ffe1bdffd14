package org.pageproof.xen;

import org.pageproof.machine.SpinLock;

/**
 * The heap of an Arm machine with cache colouring: {@code alloc_color_heap_page} and {@code free_color_heap_page} of
 * xen/common/page_alloc.c. All frames have one colour, and there are no others; in the hypervisor there is a heap of chunks
 * besides, which serves the hypervisor itself. That a coloured frame goes out of use is left out. Frames of a colour are
 * handed out one by one: their numbers are far apart.
 *
 * <p>The base form differs from today's in one thing: a freed frame stays coloured (B38).
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class ColorHeap extends HeapAllocator {
    public ColorHeap(World world, SpinLock heapLock) {
        super(world, heapLock);
    }

    @Override
    public int alloc_heap_pages(int order, boolean keep_scrub) {
        int p = order == 0 ? alloc_color_heap_page() : NONE;
        if (p != NONE && !keep_scrub) {
            scrub_if_needed(pages[p]);
        }
        return p;
    }

    /** Takes any frame off the list, as it is. Returns its number, or {@link #NONE}. */
    protected int alloc_color_heap_page() {
        heap_lock.lock();
        int p = unlink_any(0);
        if (p != NONE) {
            avail--;
            long x = pages[p].count_info.read();
            pages[p].count_info.write(bits.PGC_state_inuse | bits.PGC_colored | x & bits.PGC_need_scrub);
            pages[p].type_info.write(0);
            page_set_no_owner(pages[p]);
        }
        heap_lock.unlock();
        return p;
    }

    @Override
    protected boolean fits(PageInfo page, int order) {
        return page.frame_list == FrameList.color;
    }

    /** The flag tells which heap a frame belongs to. */
    @Override
    protected void put_on_a_list(int p, int order, boolean tainted) {
        if ((pages[p].count_info.read() & bits.PGC_colored) != 0) {
            free_color_heap_page(pages[p]);
        } else {
            super.put_on_a_list(p, order, tainted);
        }
    }

    private static void free_color_heap_page(PageInfo page) {
        page.frame_list = FrameList.color;
    }

    @Override
    protected long kept_when_freed(long x) {
        return x & bits.PGC_colored;
    }
}
