package org.pageproof.variants;

import org.pageproof.xen.descriptors.GuestGdt;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Teardown;
import org.pageproof.xen.descriptors.Vcpu;

/** Reset as it is today: nobody thinks of the LDT. */
class TeardownToday extends Teardown {
    TeardownToday(TablesWorld world, GuestGdt gdt, GuestLdt ldt) {
        super(world, gdt, ldt);
    }

    @Override
    public void reset(Vcpu v) {
        gdt.pv_destroy_gdt(v);
        v.is_initialised = false;
        v.ldtr = false;
    }
}
