package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Vcpu;

/** A mutation of descriptor-tables 2.4, step 3: nobody hears that there is something to flush. */
@Variant(value = "M15", of = "xen.DescriptorTables", says = "pv_destroy_ldt says that it dropped nothing")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M15 extends DescriptorTables {
    public M15(TablesScope scope) {
        super(scope);
    }

    @Override
    protected GuestLdt newGuestLdt(TablesWorld world, boolean paging) {
        return new Silent(world);
    }

    private static final class Silent extends GuestLdt {
        Silent(TablesWorld world) {
            super(world);
        }

        @Override
        public boolean pv_destroy_ldt(Vcpu v) {
            drop_all(v);
            return false;
        }
    }
}
