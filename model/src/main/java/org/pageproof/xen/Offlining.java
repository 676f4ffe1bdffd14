package org.pageproof.xen;

import org.pageproof.machine.SpinLock;

/**
 * Taking faulty frames out of use and back: {@code mark_page_offline}, {@code offline_page} and {@code online_page} of
 * xen/common/page_alloc.c (pages 2.17).
 *
 * <p>The base form differs from today's in one thing: online_page does not free a broken page (B27).
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Offlining {
    /** What has become of a page that was to be offlined, or onlined. */
    public enum Status {
        /** Nothing had to be done. */
        unchanged,
        /** It is out of use. */
        offlined,
        /** A domain has it; it goes out of use when that domain gives it up. */
        pending_owned,
        /** The hypervisor itself has it. */
        pending_xenpage,
        /** Somebody has it who cannot be named. */
        failed_anonymous,
        /** A domain uses a broken page and is crashed for it; to be tried again. */
        again,
        /** It is in use again, or goes on being used. */
        onlined,
        /** Broken pages stay out of use. */
        failed_broken
    }

    protected final CountInfo bits;
    protected final PageInfo[] pages;
    protected final Domain[] domains;
    protected final SpinLock heap_lock;
    protected final HeapAllocator heap;
    protected final PageReferences references;
    protected final Platform platform;

    public Offlining(World world, SpinLock heapLock, HeapAllocator heap, PageReferences references) {
        this.bits = world.bits;
        this.pages = world.pages;
        this.domains = world.domains;
        this.platform = world.platform;
        this.heap_lock = heapLock;
        this.heap = heap;
        this.references = references;
    }

    /** Marks a page as to be kept out of use, under heap_lock. Returns the count word that it had. */
    public long mark_page_offline(PageInfo page, boolean broken) {
        long y = page.count_info.read();
        while (true) {
            long x = y;
            long nx = x;
            if (!bits.is(x, bits.PGC_state_offlining) && !bits.is(x, bits.PGC_state_offlined)) {
                boolean free = bits.is(x, bits.PGC_state_free);
                nx = x & ~bits.PGC_state | (free ? bits.PGC_state_offlined : bits.PGC_state_offlining);
            }
            if (broken) {
                nx |= bits.PGC_broken;
            }
            if (nx == x) {
                return x;
            }
            y = page.count_info.cmpxchg(x, nx);
            if (y == x) {
                return x;
            }
        }
    }

    /** Takes a page out of use, at once if it is free. */
    public Status offline_page(Cpu self, PageInfo page, boolean broken) {
        if ((page.count_info.read() & bits.PGC_broken) != 0) {
            long o = page.owner.read();
            if (o != 0) {
                platform.domain_crash(domains[(int) o - 1]);
                return Status.again;
            }
        }
        heap_lock.lock();
        mark_page_offline(page, broken);
        if (bits.is(page.count_info.read(), bits.PGC_state_offlined)) {
            reserve_heap_page(page);
            heap_lock.unlock();
            return Status.offlined;
        }
        heap_lock.unlock();
        return report_owner(self, page);
    }

    /** What a page that is still in use waits for. It puts back a reference, so heap_lock must not be held (pages 2.20). */
    protected Status report_owner(Cpu self, PageInfo page) {
        long o = references.page_get_owner_and_reference(self, page);
        if (o != 0) {
            references.put_page(page);
            PageReferences.get_succeeded(self);
            return Status.pending_owned;
        }
        PageReferences.get_failed(self);
        boolean xen = (page.count_info.read() & bits.PGC_xen_heap) != 0;
        return xen ? Status.pending_xenpage : Status.failed_anonymous;
    }

    /** Splits the chunk that the page is in, if it is in one, under heap_lock. */
    protected void reserve_heap_page(PageInfo page) {
        for (int order = 0; order <= heap.max_order; order++) {
            PageInfo head = pages[page.mfn & -(1 << order)];
            if (head.frame_list == FrameList.heap && head.order == order) {
                heap.reserve_offlined_page(head.mfn);
                return;
            }
        }
    }

    /** Brings an offlined page back, or keeps one that is still in use from being offlined. */
    public Status online_page(PageInfo page) {
        heap_lock.lock();
        long y = page.count_info.read();
        Status status = Status.unchanged;
        boolean taken = false;
        while (true) {
            long x = y;
            if ((x & bits.PGC_broken) != 0) {
                status = Status.failed_broken;
                break;
            }
            taken = bits.is(x, bits.PGC_state_offlined);
            if (taken) {
                page.frame_list = FrameList.none;
            } else if (!bits.is(x, bits.PGC_state_offlining)) {
                break;
            }
            y = mark_page_online(page, x, taken);
            if (y == x) {
                status = Status.onlined;
                break;
            }
        }
        heap_lock.unlock();
        if (is_to_be_freed(y, taken, status)) {
            heap.free_heap_pages(page.mfn, 0, must_be_scrubbed(y));
        }
        return status;
    }

    /**
     * Brings a page back whose count word is {@code x}, if it still is, under heap_lock.
     *
     * @param taken whether the page was offlined and has been taken off its list
     * @return the count word that it had
     */
    protected long mark_page_online(PageInfo page, long x, boolean taken) {
        return page.count_info.cmpxchg(x, x & ~bits.PGC_state | bits.PGC_state_inuse);
    }

    /** Whether the page still waits for being scrubbed; {@code y} is the count word that it had. */
    protected boolean must_be_scrubbed(long y) {
        return (y & bits.PGC_need_scrub) != 0;
    }

    /** Whether online_page gives the page to the heap; {@code y} is the count word that it saw last. */
    protected boolean is_to_be_freed(long y, boolean taken, Status status) {
        return status == Status.onlined && taken;
    }
}
