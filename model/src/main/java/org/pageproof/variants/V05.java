package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.PagedLdt;
import org.pageproof.xen.descriptors.Slot;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Vcpu;

/** Lost update of the count: descriptor-tables 6, V05 (inferred); the same years as V03, of which this keeps the filling alone. */
@Variant(value = "V05", of = "xen.DescriptorTables", says = "filling an LDT slot counts it without the lock")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V05 extends DescriptorTables {
    public V05(TablesScope scope) {
        super(scope);
    }

    @Override
    protected GuestLdt newGuestLdt(TablesWorld world, boolean paging) {
        return new Uncounted(world);
    }

    private static final class Uncounted extends PagedLdt {
        Uncounted(TablesWorld world) {
            super(world);
        }

        @Override
        protected void fill(Vcpu v, Slot slot, long entry) {
            store(slot, entry);
            v.shadow_ldt_mapcnt.write(v.shadow_ldt_mapcnt.read() + 1);
        }
    }
}
