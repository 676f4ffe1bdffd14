package org.pageproof.variants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageproof.machine.BitLayout;
import org.pageproof.machine.ModelViolation;
import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.FrameList;
import org.pageproof.xen.PageState;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;

class VariantsTest {
    /** Alone, one CPU sees no difference between these and today's form. */
    static List<Pages> harmlessAlone() {
        return List.of(
                new B09(Scope.of(1, 2, 2)),
                new B13(Scope.of(1, 2, 2)),
                new B15(Scope.of(1, 2, 2)),
                new B23(Scope.of(1, 2, 2)),
                new B24(Scope.of(1, 2, 2)),
                new B26(Scope.of(1, 2, 2)),
                new B27(Scope.of(1, 2, 2)),
                new B28(Scope.of(1, 2, 2)),
                new M12(Scope.of(1, 2, 2)),
                new Upstream(Scope.of(1, 2, 2)),
                new E0(Scope.of(1, 2, 2)),
                new M01(Scope.of(1, 2, 2)));
    }

    static List<Class<?>> all() {
        return List.of(
                B01.class,
                B02.class,
                B07.class,
                B09.class,
                B13.class,
                B15.class,
                B23.class,
                B24.class,
                B26.class,
                B27.class,
                B28.class,
                B38.class,
                Upstream.class,
                E0.class,
                M01.class,
                M02.class,
                M03.class,
                M12.class);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isNamedAfterItsClassAndSaysWhatIsDifferent(Class<?> type) {
        Variant variant = type.getAnnotation(Variant.class);
        assertNotNull(variant);
        assertTrue(type.getSimpleName().equalsIgnoreCase(variant.value()));
        assertEquals("xen.Pages", variant.of());
        assertTrue(variant.says().length() > 20);
    }

    @ParameterizedTest
    @MethodSource("harmlessAlone")
    void aPageGoesRound(Pages model) {
        Cpu a = model.cpus[0];
        Cpu b = model.cpus[1];
        long free = model.pages[0].count_info.peek();
        model.alloc_heap_pages(a, 0);
        model.assign_pages(a, 0, 0, a.domain);
        model.get_page(b, 0);
        assertEquals(0, b.held[0]);
        model.get_page(a, 0);
        assertEquals(1, a.held[0]);
        model.decrease_reservation(a, 0, b.domain);
        model.decrease_reservation(b, 0, a.domain);
        model.put_page(a, 0);
        assertEquals(free, model.pages[0].count_info.peek());
        assertEquals(0, model.pages[0].owner.peek());
        assertEquals(FrameList.heap, model.pages[0].frame_list);
    }

    @Test
    void b07DropsAReferenceThatItNeverHad() {
        Pages model = new B07(Scope.of(1, 1, 1));
        model.get_page(model.cpus[0], 0);
        assertEquals(7, model.pages[0].count_info.peek() & 7);
        assertEquals(-1, model.cpus[0].failed_get_moved);
    }

    @Test
    void m02LeavesTheOwner() {
        Pages model = new M02(Scope.of(1, 1, 1));
        Cpu cpu = model.cpus[0];
        model.alloc_heap_pages(cpu, 0);
        model.assign_pages(cpu, 0, 0, cpu.domain);
        model.decrease_reservation(cpu, 0, cpu.domain);
        model.alloc_heap_pages(cpu, 0);
        assertEquals(1, model.pages[0].owner.peek());
        assertThrows(ModelViolation.class, () -> model.assign_pages(cpu, 0, 0, cpu.domain));
    }

    @Test
    void m03RevivesAFreePage() {
        Pages model = new M03(Scope.of(1, 1, 1));
        model.get_page(model.cpus[0], 0);
        assertEquals(1, model.pages[0].count_info.peek() & 7);
    }

    @Test
    void b24LeavesAnOfflinedPageOnTheHeap() {
        Pages model = new B24(Scope.of(1, 1, 1));
        model.offline_page(model.cpus[0], 0, false);
        assertEquals(FrameList.heap, model.pages[0].frame_list);
        assertThrows(ModelViolation.class, () -> model.alloc_heap_pages(model.cpus[0], 0));
    }

    @Test
    void b26ForgetsAnOfflineRequestWithoutAssertions() {
        Scope release = new Scope(1, 1, 1, 3, 2, 1, 0, 6, 63, false, false, false, false);
        assertTrue(is(PageState.inuse, assignedWhileOffline(new B26(release))));
        assertTrue(is(PageState.inuse, assignedWhileOffline(new Upstream(release))));
        assertTrue(is(PageState.offlining, assignedWhileOffline(new Pages(release))));
        assertThrows(ModelViolation.class, () -> assignedWhileOffline(new B26(Scope.of(1, 1, 1))));
    }

    private static Pages assignedWhileOffline(Pages model) {
        Cpu cpu = model.cpus[0];
        model.alloc_heap_pages(cpu, 0);
        model.offline_page(cpu, 0, false);
        model.assign_pages(cpu, 0, 0, cpu.domain);
        return model;
    }

    private static boolean is(PageState state, Pages model) {
        BitLayout layout = CountInfo.layout(3);
        return (model.pages[0].count_info.peek() & layout.mask("state")) == layout.constant("state", state);
    }

    @Test
    void b27PutsABrokenPageBackOnTheHeap() {
        Pages model = new B27(Scope.of(1, 1, 1));
        model.offline_page(model.cpus[0], 0, true);
        model.online_page(model.cpus[0], 0);
        assertEquals(FrameList.heap, model.pages[0].frame_list);
        assertTrue(is(PageState.free, model));
    }

    @Test
    void b28PutsAReferenceUnderTheLock() {
        Pages model = new B28(Scope.of(1, 1, 1));
        Cpu cpu = model.cpus[0];
        model.alloc_domheap_pages(cpu, 0, cpu.domain, false);
        model.offline_page(cpu, 0, false);
        assertTrue(is(PageState.offlining, model));
        assertEquals(-1, model.heap_lock.holder());
        model.decrease_reservation(cpu, 0, cpu.domain);
        assertEquals(FrameList.offlined, model.pages[0].frame_list);
    }

    @Test
    void m12FillsTheCount() {
        Pages model = new M12(Scope.of(1, 1, 1).with(2, 3));
        Cpu cpu = model.cpus[0];
        model.alloc_domheap_pages(cpu, 0, cpu.domain, false);
        model.get_page(cpu, 0);
        model.get_page(cpu, 0);
        assertEquals(3, model.pages[0].count_info.peek() & 3);
        assertThrows(ModelViolation.class, () -> model.get_page_light(cpu, 0));
    }

    @Test
    void upstreamStopsWhenABrokenPageIsOnlined() {
        Pages model = new Upstream(Scope.of(1, 1, 1));
        model.offline_page(model.cpus[0], 0, true);
        assertThrows(ModelViolation.class, () -> model.online_page(model.cpus[0], 0));
    }
}
