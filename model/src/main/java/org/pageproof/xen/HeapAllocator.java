package org.pageproof.xen;

import org.pageproof.machine.Machine;
import org.pageproof.machine.SpinLock;

/**
 * The heap of single frames: {@code alloc_heap_pages} (pages 2.11) and {@code free_heap_pages} (pages 2.13) of
 * xen/common/page_alloc.c, for order 0. Which free frame is handed out is open. Zones, merging, scrubbing and the TLB time
 * stamp are left out.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class HeapAllocator {
    /** What alloc_heap_pages returns when the heap is empty. */
    public static final int NONE = -1;

    protected final CountInfo bits;
    protected final PageInfo[] pages;
    protected final SpinLock heap_lock;

    public HeapAllocator(CountInfo bits, PageInfo[] pages, SpinLock heapLock) {
        this.bits = bits;
        this.pages = pages;
        this.heap_lock = heapLock;
    }

    /** Takes a frame off the heap. Returns its index, or {@link #NONE}. */
    public int alloc_heap_pages() {
        heap_lock.lock();
        int p = unlink_any();
        if (p != NONE) {
            mark_page_inuse(pages[p]);
        }
        heap_lock.unlock();
        return p;
    }

    /** Gives a frame that nobody refers to back to the heap. */
    public void free_heap_pages(PageInfo page) {
        heap_lock.lock();
        mark_page_free(page);
        link(page);
        heap_lock.unlock();
    }

    /** Pages 2.11 step 5, under heap_lock. */
    protected void mark_page_inuse(PageInfo page) {
        long x = page.count_info.read();
        Machine.bugOn(x != bits.PGC_state_free, "alloc_heap_pages: the page on the heap is not bare and free");
        page.count_info.write(bits.PGC_state_inuse);
        page_set_no_owner(page);
    }

    /** Pages 2.13 step 2, under heap_lock. */
    protected void mark_page_free(PageInfo page) {
        long x = page.count_info.read();
        Machine.bugOn((x & bits.PGC_state) != bits.PGC_state_inuse, "mark_page_free: the page is not in use");
        page.count_info.write(bits.PGC_state_free);
        page_set_no_owner(page);
    }

    /** The owner word of a page that changes hands through the heap. */
    protected void page_set_no_owner(PageInfo page) {
        page.owner.write(0);
    }

    /** Takes any chunk off the list, under heap_lock. */
    protected int unlink_any() {
        int listed = 0;
        for (int p = 0; p < pages.length; p++) {
            if (pages[p].frame_list == FrameList.heap) {
                listed++;
            }
        }
        if (listed == 0) {
            return NONE;
        }
        int skip = Machine.choose(listed);
        int p = 0;
        while (pages[p].frame_list != FrameList.heap || skip > 0) {
            if (pages[p].frame_list == FrameList.heap) {
                skip--;
            }
            p++;
        }
        pages[p].frame_list = FrameList.none;
        return p;
    }

    /** Puts a chunk on the list, under heap_lock. */
    protected void link(PageInfo page) {
        Machine.bugOn(page.frame_list == FrameList.heap, "free_heap_pages: the page is on the heap already");
        page.frame_list = FrameList.heap;
    }
}
