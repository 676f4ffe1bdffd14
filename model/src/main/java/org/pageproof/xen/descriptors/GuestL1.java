package org.pageproof.xen.descriptors;

import org.pageproof.xen.Cpu;
import org.pageproof.xen.Domain;
import org.pageproof.xen.PageInfo;

/**
 * The guest's own mappings: {@code mod_l1_entry}, {@code get_page_from_l1e} and {@code put_page_from_l1e} of xen/arch/x86/mm.c. The
 * table has no frame of its own here, and an entry is exchanged in one step. The guest sets software bit 0 in all its entries, to
 * nobody's harm as long as the hypervisor chooses the bits of its own.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class GuestL1 {
    protected final TablesWorld world;

    public GuestL1(TablesWorld world) {
        this.world = world;
    }

    /** Maps a frame of the domain. Returns whether it did. */
    public boolean map(Cpu self, Domain d, int entry, PageInfo page, boolean writable) {
        if (writable) {
            if (!world.typed.get_page_and_type(self, page, d, world.types.PGT_writable_page)) {
                return false;
            }
        } else if (!world.references.get_page(self, page, d)) {
            return false;
        }
        long old = world.l1e[entry].pte.exchange(
                world.pte.of(page.mfn) | world.pte._PAGE_AVAIL0 | (writable ? world.pte._PAGE_RW : 0));
        page.in_flight--;
        put_old(d, old);
        return true;
    }

    /** Maps nothing any more. */
    public void unmap(Domain d, int entry) {
        put_old(d, world.l1e[entry].pte.exchange(0));
    }

    /** The table goes, and with it all mappings. */
    public void teardown(Domain d) {
        for (Slot e : world.l1e) {
            put_old(d, e.pte.exchange(0));
        }
    }

    private void put_old(Domain d, long old) {
        if (world.pte.maps_frame(old)) {
            PageInfo page = world.pages[world.pte.mfn(old)];
            page.in_flight++;
            put_page_from_l1e(d, page, (old & world.pte._PAGE_RW) != 0);
        }
    }

    protected void put_page_from_l1e(Domain d, PageInfo page, boolean writable) {
        if (writable) {
            world.typed.put_page_and_type(page);
        } else {
            world.references.put_page(page);
        }
    }
}
