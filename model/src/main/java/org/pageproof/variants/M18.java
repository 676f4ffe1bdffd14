package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Vcpu;

/** A mutation of descriptor-tables 2.3. */
@Variant(value = "M18", of = "xen.DescriptorTables", says = "pv_map_ldt_shadow_page gives every fault to the guest")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M18 extends DescriptorTables {
    public M18(TablesScope scope) {
        super(scope);
    }

    @Override
    protected GuestLdt newGuestLdt(TablesWorld world, boolean paging) {
        return new Lazy(world);
    }

    private static final class Lazy extends GuestLdt {
        Lazy(TablesWorld world) {
            super(world);
        }

        @Override
        public boolean pv_map_ldt_shadow_page(Cpu self, Vcpu v, int slot) {
            return false;
        }
    }
}
