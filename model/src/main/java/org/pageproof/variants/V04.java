package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.PagedLdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Vcpu;

/** Early return while the other is still working: descriptor-tables 6, V04; the same years as V03, of which this keeps the order alone. */
@Variant(
        value = "V04",
        of = "xen.DescriptorTables",
        says = "pv_destroy_ldt resets the count first, and looks at it without the lock")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V04 extends DescriptorTables {
    public V04(TablesScope scope) {
        super(scope);
    }

    @Override
    protected GuestLdt newGuestLdt(TablesWorld world, boolean paging) {
        return new Early(world);
    }

    private static final class Early extends PagedLdt {
        Early(TablesWorld world) {
            super(world);
        }

        @Override
        public boolean pv_destroy_ldt(Vcpu v) {
            if (v.shadow_ldt_mapcnt.read() == 0) {
                return false;
            }
            v.shadow_ldt_lock.lock();
            v.shadow_ldt_mapcnt.write(0);
            int dropped = drop_all(v);
            v.shadow_ldt_lock.unlock();
            return dropped > 0;
        }
    }
}
