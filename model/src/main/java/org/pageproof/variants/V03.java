package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.PagedLdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Vcpu;

/** Two destroyers without a lock: descriptor-tables 6, V03; 95f9581198 (2008) to fe9e657ab6 (2009). */
@Variant(value = "V03", of = "xen.DescriptorTables", says = "pv_destroy_ldt takes no lock")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V03 extends DescriptorTables {
    public V03(TablesScope scope) {
        super(scope);
    }

    @Override
    protected GuestLdt newGuestLdt(TablesWorld world, boolean paging) {
        return new Unlocked(world);
    }

    private static final class Unlocked extends PagedLdt {
        Unlocked(TablesWorld world) {
            super(world);
        }

        @Override
        public boolean pv_destroy_ldt(Vcpu v) {
            if (v.shadow_ldt_mapcnt.read() == 0) {
                return false;
            }
            v.shadow_ldt_mapcnt.write(0);
            return drop_all(v) > 0;
        }
    }
}
