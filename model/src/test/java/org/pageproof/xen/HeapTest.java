package org.pageproof.xen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pageproof.machine.BitLayout;

/** The heap in chunks, pages that go out of use, quotas and extra pages, and the end of a domain, with one CPU. */
class HeapTest {
    private static final BitLayout COUNT = CountInfo.layout(3);
    private static final BitLayout TYPE = TypeInfo.layout(2);

    private Pages model = new Pages(scope(4, 2, 63, false));
    private Cpu cpu = model.cpus[0];
    private Domain d = model.domains[0];

    private static Scope scope(int pages, int maxOrder, int maxPages, boolean dirty) {
        return new Scope(pages, 1, 1, 3, 2, 1, maxOrder, 6, maxPages, true, false, dirty, false);
    }

    @BeforeEach
    void start() {
        with(scope(4, 2, 63, false));
    }

    private void with(Scope scope) {
        model = new Pages(scope);
        cpu = model.cpus[0];
        d = model.domains[0];
    }

    private boolean is(PageState state, int p) {
        return (model.pages[p].count_info.peek() & COUNT.mask("state")) == COUNT.constant("state", state);
    }

    private long count(int p) {
        return model.pages[p].count_info.peek() & COUNT.mask("count");
    }

    private boolean has(String flag, int p) {
        return (model.pages[p].count_info.peek() & COUNT.mask(flag)) != 0;
    }

    private FrameList list(int p) {
        return model.pages[p].frame_list;
    }

    private int order(int p) {
        return model.pages[p].order;
    }

    private int freshPage() {
        for (int p = 0; p < model.pages.length; p++) {
            if (cpu.fresh[p]) {
                return p;
            }
        }
        throw new AssertionError("no fresh page");
    }

    private boolean onAList(int p) {
        return d.page_list[p] || d.extra_page_list[p] || d.xenpage_list[p] || d.relmem_list[p];
    }

    @Test
    void aChunkIsSplitAndGrowsTogetherAgain() {
        assertEquals(2, order(0));
        model.alloc_heap_pages(cpu, 0);
        int p = freshPage();
        assertEquals(FrameList.none, list(p));
        assertEquals(3, model.heap.avail);
        int chunks = 0;
        for (int q = 0; q < 4; q++) {
            chunks += list(q) == FrameList.heap ? 1 : 0;
        }
        assertEquals(2, chunks);
        model.free_domheap_pages(cpu, p, 0);
        assertEquals(FrameList.heap, list(0));
        assertEquals(2, order(0));
        assertEquals(4, model.heap.avail);
    }

    @Test
    void twoFramesAreAssignedAtOnce() {
        model.alloc_heap_pages(cpu, 1);
        int p = freshPage();
        assertEquals(0, p % 2);
        model.assign_pages(cpu, p, 1, d);
        assertEquals(2, d.tot_pages);
        assertTrue(d.page_list[p] && d.page_list[p + 1]);
        assertEquals(2, d.refcnt.peek());
        model.decrease_reservation(cpu, p, d);
        model.decrease_reservation(cpu, p + 1, d);
        assertEquals(0, d.tot_pages);
        assertEquals(1, d.refcnt.peek());
        assertEquals(2, order(0));
    }

    @Test
    void anOfflinedFrameLeavesItsChunkAlone() {
        model.offline_page(cpu, 1, false);
        assertTrue(is(PageState.offlined, 1));
        assertEquals(FrameList.offlined, list(1));
        assertEquals(FrameList.heap, list(0));
        assertEquals(0, order(0));
        assertEquals(FrameList.heap, list(2));
        assertEquals(1, order(2));
        assertEquals(3, model.heap.avail);
        model.online_page(cpu, 1);
        assertEquals(2, order(0));
        assertEquals(4, model.heap.avail);
    }

    @Test
    void aBrokenFrameStaysOut() {
        model.offline_page(cpu, 0, true);
        assertEquals(FrameList.broken, list(0));
        model.online_page(cpu, 0);
        assertEquals(FrameList.broken, list(0));
        assertTrue(is(PageState.offlined, 0));
    }

    @Test
    void aPageInUseGoesOutOfUseWhenItIsFreed() {
        with(scope(1, 0, 63, false));
        model.alloc_domheap_pages(cpu, 0, d, false);
        model.offline_page(cpu, 0, false);
        assertTrue(is(PageState.offlining, 0));
        assertEquals(1, count(0));
        model.decrease_reservation(cpu, 0, d);
        assertEquals(FrameList.offlined, list(0));
        assertEquals(0, model.heap.avail);
    }

    @Test
    void anOfflineRequestSurvivesWhateverSetsTheFirstReference() {
        with(scope(1, 0, 63, false));
        model.alloc_heap_pages(cpu, 0);
        model.offline_page(cpu, 0, true);
        model.share_xen_page_with_guest(cpu, 0, d, true);
        assertTrue(is(PageState.offlining, 0) && has("broken", 0) && has("xen_heap", 0) && has("allocated", 0));
        assertEquals(1, d.xenheap_pages);
    }

    @Test
    void extraPagesDoNotCountForTheLimit() {
        with(scope(2, 0, 1, false));
        model.alloc_domheap_pages(cpu, 0, d, true);
        model.alloc_domheap_pages(cpu, 0, d, false);
        assertEquals(2, d.tot_pages);
        assertEquals(1, d.extra_pages);
        int extra = has("extra", 0) ? 0 : 1;
        assertTrue(d.extra_page_list[extra] && d.page_list[1 - extra]);
        model.decrease_reservation(cpu, extra, d);
        assertEquals(0, d.extra_pages);
        model.alloc_domheap_pages(cpu, 0, d, false);
        assertEquals(1, d.tot_pages);
        assertTrue(is(PageState.free, extra));
    }

    @Test
    void aFreedPageIsScrubbedBeforeItsNextUse() {
        with(scope(1, 0, 63, true));
        model.alloc_heap_pages(cpu, 0);
        model.free_domheap_pages(cpu, 0, 0);
        assertTrue(has("need_scrub", 0));
        model.populate_physmap(cpu, d);
        assertFalse(has("need_scrub", 0));
        assertEquals(1, count(0));
    }

    @Test
    void aDirtyFrameThatComesBackIsStillToBeScrubbed() {
        with(scope(1, 0, 63, true));
        model.alloc_heap_pages(cpu, 0);
        model.offline_page(cpu, 0, false);
        model.free_domheap_pages(cpu, 0, 0);
        assertTrue(is(PageState.offlined, 0) && has("need_scrub", 0));
        model.online_page(cpu, 0);
        assertTrue(is(PageState.free, 0));
        assertTrue(has("need_scrub", 0));
    }

    @Test
    void twoExtraFramesAreAllocatedAtOnce() {
        with(scope(2, 1, 0, false));
        model.alloc_domheap_pages(cpu, 1, d, false);
        assertEquals(0, d.tot_pages);
        assertEquals(1, order(0));
        model.alloc_domheap_pages(cpu, 1, d, true);
        assertEquals(2, d.tot_pages);
        assertEquals(2, d.extra_pages);
        assertTrue(d.extra_page_list[0] && d.extra_page_list[1]);
    }

    @Test
    void twoFramesAreFreedAtOnce() {
        model.alloc_heap_pages(cpu, 1);
        int p = freshPage();
        model.free_domheap_pages(cpu, p, 1);
        assertEquals(2, order(0));
        assertEquals(4, model.heap.avail);
    }

    @Test
    void aSharedPageStaysTheHypervisors() {
        with(scope(1, 0, 63, false));
        model.alloc_heap_pages(cpu, 0);
        model.share_xen_page_with_guest(cpu, 0, d, false);
        assertTrue(d.xenpage_list[0]);
        assertEquals(2, d.refcnt.peek());
        model.decrease_reservation(cpu, 0, d);
        assertEquals(0, count(0));
        assertEquals(0, d.xenheap_pages);
        assertEquals(0, d.tot_pages);
        assertFalse(onAList(0));
        assertEquals(1, d.refcnt.peek());
        assertEquals(FrameList.none, list(0));
        assertTrue(is(PageState.inuse, 0) && has("xen_heap", 0));
    }

    @Test
    void aDyingDomainGivesUpSharedPagesAndGetsNoMore() {
        with(scope(2, 0, 63, false));
        model.alloc_heap_pages(cpu, 0);
        model.share_xen_page_with_guest(cpu, freshPage(), d, true);
        model.domain_kill(cpu, d);
        assertEquals(0, d.xenheap_pages);
        model.alloc_heap_pages(cpu, 0);
        int p = freshPage();
        model.share_xen_page_with_guest(cpu, p, d, true);
        assertEquals(0, count(p));
        assertEquals(d.pickled, model.pages[p].owner.peek());
        assertEquals(1, d.refcnt.peek());
        assertFalse(onAList(p));
    }

    @Test
    void aKilledDomainGivesUpItsPages() {
        model.alloc_domheap_pages(cpu, 0, d, false);
        model.alloc_domheap_pages(cpu, 0, d, true);
        int held = d.page_list[0] ? 0 : d.page_list[1] ? 1 : d.page_list[2] ? 2 : 3;
        model.get_page(cpu, held);
        model.domain_kill(cpu, d);
        assertEquals(1, d.tot_pages);
        assertFalse(has("allocated", held));
        assertTrue(onAList(held));
        model.alloc_domheap_pages(cpu, 0, d, false);
        assertEquals(1, d.tot_pages);
        model.put_page(cpu, held);
        assertEquals(0, d.tot_pages);
        assertEquals(1, d.refcnt.peek());
        assertEquals(4, model.heap.avail);
    }

    @Test
    void aKilledDomainGivesUpItsPins() {
        with(scope(1, 0, 63, false));
        model.alloc_domheap_pages(cpu, 0, d, false);
        while ((model.pages[0].type_info.peek() & TYPE.mask("pinned")) == 0) { // the content check is a free choice
            model.pin(cpu, 0, d);
        }
        model.domain_kill(cpu, d);
        assertEquals(0, d.tot_pages);
        assertTrue(is(PageState.free, 0));
        assertEquals(0, model.pages[0].in_flight);
    }
}
