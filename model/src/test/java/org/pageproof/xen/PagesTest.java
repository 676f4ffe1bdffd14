package org.pageproof.xen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.pageproof.machine.AssumptionFailed;
import org.pageproof.machine.ModelViolation;

/** The operations on one thread, and on free threads, of an ordinary JVM. */
class PagesTest {
    private static final int COUNT_BITS = 3;
    private static final int PAGES = 2;
    private static final List<String> STATES = List.of("inuse", "offlining", "offlined", "free");

    private final Pages model = new Pages(Scope.of(PAGES, 2, 2).with(COUNT_BITS, 3));
    private final Cpu a = model.cpus[0];
    private final Cpu b = model.cpus[1];

    @Test
    void aPageGoesRound() {
        int p = alloc(a);
        assertEquals("inuse", state(p));
        assertEquals(0, model.pages[p].owner.peek());
        assertEquals(FrameList.none, model.pages[p].frame_list);

        model.assign_pages(a, p, 0, a.domain);
        assertEquals(1, count(p));
        assertEquals(a.domain.pickled, model.pages[p].owner.peek());
        assertEquals(1, a.domain.tot_pages);

        model.get_page(a, p);
        assertEquals(1, a.held[p]);
        assertEquals(2, count(p));

        model.decrease_reservation(b, p, a.domain);
        assertEquals(1, count(p));
        assertEquals(1, a.domain.tot_pages);

        model.put_page(a, p);
        assertEquals("free", state(p));
        assertEquals(0, model.pages[p].owner.peek());
        assertEquals(FrameList.heap, model.pages[p].frame_list);
        assertEquals(0, a.domain.tot_pages);
        assertEquals(-1, model.heap_lock.holder());
    }

    @Test
    void anAnonymousPageGoesBack() {
        int p = alloc(b);
        assertThrows(AssumptionFailed.class, () -> model.alloc_heap_pages(b, 0));
        model.free_domheap_pages(b, p, 0);
        assertEquals("free", state(p));
        assertThrows(AssumptionFailed.class, () -> model.assign_pages(b, p, 0, b.domain));
    }

    @Test
    void theHeapRunsOut() {
        alloc(a);
        alloc(b);
        a.fresh[0] = false;
        a.fresh[1] = false;
        model.alloc_heap_pages(a, 0);
        assertFalse(a.has_fresh());
    }

    @Test
    void aForeignPageIsRefusedAndLeftAsItWas() {
        int p = alloc(a);
        model.assign_pages(a, p, 0, a.domain);
        model.get_page(b, p);
        assertEquals(0, b.held[p]);
        assertEquals(1, count(p));
        assertEquals(0, b.failed_get_moved);
        model.decrease_reservation(a, p, b.domain);
        assertEquals(1, count(p));
    }

    @Test
    void getPageRefusesFreePagesAndTheLastValues() {
        model.get_page(a, 0);
        assertEquals(0, a.held[0]);
        int p = alloc(a);
        model.assign_pages(a, p, 0, a.domain);
        for (int i = 2; i <= 6; i++) {
            a.held[p] = 0;
            model.get_page(a, p);
            assertEquals(i, count(p));
        }
        a.held[p] = 0;
        model.get_page(a, p);
        assertEquals(6, count(p));
        assertEquals(0, a.held[p]);
    }

    @Test
    void aLightReferenceTakesTheLastValueAndIsPutLikeAnyOther() {
        int p = alloc(a);
        model.assign_pages(a, p, 0, a.domain);
        assertThrows(AssumptionFailed.class, () -> model.get_page_light(a, p));
        for (int i = 2; i <= 6; i++) {
            a.held[p] = 0;
            model.get_page(a, p);
        }
        model.get_page_light(a, p);
        assertEquals(7, count(p));
        assertThrows(ModelViolation.class, () -> model.get_page_light(a, p));
        model.put_page(a, p);
        assertEquals(6, count(p));
        assertThrows(ModelViolation.class, () -> model.references.get_page_light(model.pages[1 - p]));
    }

    @Test
    void freeThreadsLeaveATidyWorld() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Cpu self : model.cpus) {
                running.add(threads.submit(() -> work(self)));
            }
            for (Future<?> f : running) {
                f.get();
            }
        } finally {
            threads.shutdown();
        }
        int total = 0;
        for (int p = 0; p < PAGES; p++) {
            int owner = (int) model.pages[p].owner.peek();
            int fresh = (a.fresh[p] ? 1 : 0) + (b.fresh[p] ? 1 : 0);
            boolean allocated = (model.pages[p].count_info.peek() >>> (COUNT_BITS + 7)) == 1;
            assertEquals(a.held[p] + b.held[p] + (allocated ? 1 : 0), count(p));
            assertEquals(count(p) > 0, owner != 0);
            assertEquals(state(p).equals("free"), model.pages[p].frame_list == FrameList.heap);
            assertEquals(count(p) == 0 && fresh == 0, state(p).equals("free"));
            total += owner == 0 ? 0 : 1;
        }
        assertEquals(total, a.domain.tot_pages + b.domain.tot_pages);
    }

    private void work(Cpu self) {
        int impossible = 0;
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 0; i < 100_000; i++) {
            int p = random.nextInt(PAGES);
            Domain d = model.domains[random.nextInt(2)];
            try {
                switch (random.nextInt(6)) {
                    case 0 -> model.get_page(self, p);
                    case 1 -> model.put_page(self, p);
                    case 2 -> model.decrease_reservation(self, p, d);
                    case 3 -> model.alloc_heap_pages(self, 0);
                    case 4 -> model.assign_pages(self, p, 0, d);
                    default -> model.free_domheap_pages(self, p, 0);
                }
            } catch (AssumptionFailed e) {
                impossible++;
            }
        }
        assertTrue(impossible < 100_000, "nothing was ever possible");
    }

    private int alloc(Cpu self) {
        model.alloc_heap_pages(self, 0);
        return self.fresh[0] ? 0 : 1;
    }

    private long count(int p) {
        return model.pages[p].count_info.peek() & ((1 << COUNT_BITS) - 1);
    }

    private String state(int p) {
        return STATES.get((int) (model.pages[p].count_info.peek() >>> (COUNT_BITS + 2) & 3));
    }
}
