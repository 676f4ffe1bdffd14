package org.pageproof.xen.p2m;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.pageproof.variants.Vp22;

/** What guest and toolstack do when only one of them is at work. */
class GuestP2mTest {
    /** Two pfns, as many holes at the end, one granted frame, and a page table that maps both. */
    private static P2mScope scope(int holes) {
        return new P2mScope(2, 2, holes, 0, 1, 1, 2, 2, 1, 1, true, true, true, 3, 0);
    }

    private static Save saved(GuestP2m model) {
        model.save(model.cpus[1]);
        return model.cpus[1].save;
    }

    @Test
    void aQuietGuestIsSaved() {
        GuestP2m model = new GuestP2m(scope(0));
        Save save = saved(model);
        assertEquals(Save.Outcome.ended, save.outcome);
        assertArrayEquals(new boolean[] {true, true}, save.receiver.present);
        assertArrayEquals(new int[] {1, 2}, save.receiver.data);
        assertArrayEquals(new int[] {1, 2}, save.receiver.pt);
        assertTrue(model.guest.execution.tryLock());
    }

    @Test
    void theLeafThatIsThereIsSaved() {
        GuestP2m model = new GuestP2m(scope(0));
        model.remap_leaf(model.cpus[0], true);
        Save save = saved(model);
        assertEquals(2, model.guest.p2m_generation.peek());
        assertEquals(1, save.frames_sent);
        assertArrayEquals(new int[] {1, 2}, save.receiver.data);
    }

    @Test
    void aGuestChangesItsPages() {
        GuestP2m model = new GuestP2m(scope(0));
        Actor guest = model.cpus[0];
        model.swap_pfns(guest);
        model.decrease_reservation(guest, 0);
        model.populate_physmap(guest, 0);
        model.memory_exchange(guest, 1);
        model.write_page(guest, 1);
        Save save = saved(model);
        assertEquals(Save.Outcome.ended, save.outcome);
        assertArrayEquals(new boolean[] {true, true}, save.receiver.present);
        for (int pfn = 0; pfn < 2; pfn++) {
            int mfn = (int) model.leaves[0].entry[pfn].peek() - 1;
            assertEquals(pfn + 1, model.frames[mfn].m2p.peek());
            assertEquals(model.frames[mfn].content.peek(), save.receiver.data[pfn]);
        }
    }

    @Test
    void aGrantThatIsLeftMappedEndsTheSave() {
        GuestP2m model = new GuestP2m(scope(1));
        model.map_grant(model.cpus[0], 1, true);
        assertEquals(Save.Outcome.aborted, saved(model).outcome);
        model.unmap_grant(model.cpus[0], 1);
        assertEquals(Save.Outcome.ended, saved(model).outcome);

        GuestP2m today = new Vp22(scope(1));
        today.map_grant(today.cpus[0], 1, false);
        assertEquals(Save.Outcome.ended, saved(today).outcome);
        assertTrue(today.cpus[1].save.failed_while_paused);
    }

    @Test
    void parametersThatContradictEachOtherAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> scope(3));
    }
}
