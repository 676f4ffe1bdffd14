package org.pageproof.xen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pageproof.machine.BitLayout;
import org.pageproof.variants.B38;
import org.pageproof.variants.Upstream;

/** Frames of a cache colour, with one CPU. */
class ColorHeapTest {
    private static final int PAGES = 2;
    private static final BitLayout COUNT = CountInfo.layout(3);
    private static final long INUSE_AND_COLORED = COUNT.constant("state", PageState.inuse) | COUNT.mask("colored");
    private static final Scope SCOPE = new Scope(PAGES, 1, 1, 3, 2, 1, 1, 6, 63, true, false, true, true);

    private static int freshPage(Pages model) {
        model.alloc_heap_pages(model.cpus[0], 0);
        return model.cpus[0].fresh[0] ? 0 : 1;
    }

    private static long flags(Pages model, int p) {
        return model.pages[p].count_info.peek();
    }

    @Test
    void framesStartOnTheListInUse() {
        Pages model = new Pages(SCOPE);
        for (int p = 0; p < PAGES; p++) {
            assertEquals(INUSE_AND_COLORED, flags(model, p));
            assertEquals(FrameList.color, model.pages[p].frame_list);
        }
        assertEquals(PAGES, model.heap.avail);
    }

    @Test
    void anOwnedFrameIsColoredAndComesBackToTheList() {
        Pages model = new Pages(SCOPE);
        Cpu cpu = model.cpus[0];
        int p = freshPage(model);
        assertEquals(INUSE_AND_COLORED, flags(model, p));
        assertEquals(FrameList.none, model.pages[p].frame_list);
        model.assign_pages(cpu, p, 0, cpu.domain);
        assertTrue((flags(model, p) & COUNT.mask("colored")) != 0);
        model.decrease_reservation(cpu, p, cpu.domain);
        assertTrue((flags(model, p) & COUNT.mask("colored")) != 0);
        assertEquals(FrameList.color, model.pages[p].frame_list);
        assertEquals(PAGES, model.heap.avail);
    }

    @Test
    void aFreedFrameIsScrubbedBeforeItsNextUse() {
        Pages model = new Pages(new Scope(1, 1, 1, 3, 2, 1, 0, 6, 63, true, false, true, true));
        int p = freshPage(model);
        model.free_domheap_pages(model.cpus[0], p, 0);
        long free = COUNT.constant("state", PageState.free) | COUNT.mask("colored");
        assertEquals(free | COUNT.mask("need_scrub"), flags(model, p));
        model.heap.alloc_heap_pages(0, true);
        assertEquals(INUSE_AND_COLORED | COUNT.mask("need_scrub"), flags(model, p));
        model.heap.free_heap_pages(p, 0, true);
        model.heap.alloc_heap_pages(0, false);
        assertEquals(INUSE_AND_COLORED, flags(model, p));
    }

    @Test
    void theyAreHandedOutOneByOneAndRunOut() {
        Pages model = new Pages(SCOPE);
        model.alloc_heap_pages(model.cpus[0], 1);
        assertFalse(model.cpus[0].has_fresh());
        assertTrue(model.heap.alloc_heap_pages(0, false) != model.heap.alloc_heap_pages(0, false));
        assertEquals(HeapAllocator.NONE, model.heap.alloc_heap_pages(0, false));
        assertEquals(0, model.heap.avail);
    }

    @Test
    void b38PutsAFreedFrameIntoTheHeap() {
        for (Pages model : new Pages[] {new B38(SCOPE), new Upstream(SCOPE)}) {
            int p = freshPage(model);
            model.free_domheap_pages(model.cpus[0], p, 0);
            assertEquals(FrameList.heap, model.pages[p].frame_list);
            assertEquals(0, flags(model, p) & COUNT.mask("colored"));
        }
    }
}
