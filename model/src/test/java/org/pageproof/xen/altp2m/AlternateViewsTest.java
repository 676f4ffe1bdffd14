package org.pageproof.xen.altp2m;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The model as ordinary Java, on one thread. */
class AlternateViewsTest {
    private static AlternateViews model(int gfns, int views, boolean superpage) {
        return new AlternateViews(new Altp2mScope(gfns, 1, views, 1, 1, true, superpage, false));
    }

    private static void read(AlternateViews m, int gfn) {
        m.hvm_hap_nested_page_fault(m.cpus[0], gfn, false);
    }

    private static void write(AlternateViews m, int gfn) {
        m.hvm_hap_nested_page_fault(m.cpus[0], gfn, true);
    }

    @Test
    void aViewIsCopiedEntryByEntry() {
        AlternateViews m = model(3, 1, false);
        read(m, 1);
        assertEquals(1, m.views[0].lower[1].mfn);
        assertEquals(Entry.INVALID_MFN, m.views[0].lower[0].mfn);
        assertEquals(1, m.views[0].max_mapped_pfn);
        assertEquals(P2m.INVALID_GFN, m.views[0].min_remapped_gfn);
    }

    @Test
    void aWriteToATrackedGfnMakesItWritableUntilThePoll() {
        AlternateViews m = model(2, 1, false);
        read(m, 0);
        m.hap_track_dirty_vram(m.cpus[0], 0, 2);
        assertTrue(m.views[0].upper[0].misconfig);
        write(m, 0);
        assertEquals(P2mType.ram_rw, m.host.lower[0].type);
        assertEquals(P2mType.ram_rw, m.views[0].lower[0].type);
        assertTrue(m.gfns[0].written);
        m.hap_track_dirty_vram(m.cpus[0], 0, 2);
        assertEquals(P2mType.ram_logdirty, m.host.lower[0].type);
        assertEquals(P2mType.ram_logdirty, m.views[0].lower[0].type);
        assertFalse(m.gfns[0].written);
    }

    @Test
    void superpagesAreCopiedWholeAndSplitWhereATypeEnds() {
        AlternateViews m = model(2, 1, true);
        read(m, 1);
        assertEquals(0, m.views[0].upper[0].mfn);
        m.hap_track_dirty_vram(m.cpus[0], 1, 1);
        assertTrue(m.views[0].upper[0].table);
        assertFalse(m.views[0].lower[0].misconfig);
        assertTrue(m.views[0].lower[1].misconfig);
    }

    @Test
    void theSecondViewToBeResetTakesAllOthersWithIt() {
        AlternateViews m = model(2, 3, false);
        m.p2m_init_altp2m_by_id(m.cpus[0], 1);
        m.p2m_init_altp2m_by_id(m.cpus[0], 2);
        m.p2m_change_altp2m_gfn(m.cpus[0], 0, 1, 0);
        m.p2m_change_altp2m_gfn(m.cpus[0], 1, 1, 0);
        m.p2m_switch_vcpu_altp2m_by_id(m.cpus[0], m.vcpus[0], 2);
        read(m, 1);
        assertTrue(m.views[2].upper[0].table);
        m.guest_physmap_remove_page(m.cpus[0], 0, 0);
        for (P2m view : m.views) {
            assertFalse(view.upper[0].table);
            assertEquals(P2m.INVALID_GFN, view.min_remapped_gfn);
            assertEquals(1, view.max_mapped_pfn);
        }
    }

    @Test
    void aViewInUseIsNotDestroyed() {
        AlternateViews m = model(1, 2, false);
        m.p2m_init_altp2m_by_id(m.cpus[0], 1);
        m.p2m_switch_vcpu_altp2m_by_id(m.cpus[0], m.vcpus[0], 1);
        m.p2m_destroy_altp2m_by_id(m.cpus[0], 1);
        assertEquals(1, m.views[1].eptp.peek());
        m.p2m_switch_vcpu_altp2m_by_id(m.cpus[0], m.vcpus[0], 0);
        m.p2m_destroy_altp2m_by_id(m.cpus[0], 1);
        assertEquals(0, m.views[1].eptp.peek());
        m.p2m_destroy_altp2m_by_id(m.cpus[0], 0);
        assertEquals(1, m.views[0].eptp.peek());
    }

    @Test
    void numbersThatDoNotGoTogetherAreRefused() {
        assertEquals(
                "vcpus = 2 is more than cpus = 1",
                assertThrows(IllegalArgumentException.class, () -> new Altp2mScope(2, 0, 1, 2, 1, false, false, false))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Altp2mScope(1, 0, 1, 1, 1, false, true, false));
        assertThrows(IllegalArgumentException.class, () -> new Altp2mScope(2, 0, 1, 1, 1, false, true, true));
    }
}
