package org.pageproof.variants;

import org.pageproof.xen.PageInfo;
import org.pageproof.xen.descriptors.GuestGdt;
import org.pageproof.xen.descriptors.Slot;
import org.pageproof.xen.descriptors.TablesWorld;

/** The GDT as it is today: the references of a slot are put while it still maps the frame. */
class GdtToday extends GuestGdt {
    GdtToday(TablesWorld world) {
        super(world);
    }

    @Override
    protected void drop(Slot slot, PageInfo page) {
        world.typed.put_page_and_type(page);
        slot.pte.write(world.pte.zero_page);
        page.in_flight++;
    }
}
