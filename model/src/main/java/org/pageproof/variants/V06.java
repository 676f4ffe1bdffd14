package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestGdt;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Teardown;
import org.pageproof.xen.descriptors.Vcpu;

/** Mapping races with the unmapping: descriptor-tables 6, V06 (inferred); until 2018, in spite of the lock. */
@Variant(
        value = "V06",
        of = "xen.DescriptorTables",
        says = "destruction leaves the LDTs to the hook of the guest mappings")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V06 extends DescriptorTables {
    public V06(TablesScope scope) {
        super(scope);
    }

    @Override
    protected Teardown newTeardown(TablesWorld world) {
        return new ByHookAlone(world, gdt, ldt);
    }

    private static final class ByHookAlone extends Teardown {
        ByHookAlone(TablesWorld world, GuestGdt gdt, GuestLdt ldt) {
            super(world, gdt, ldt);
        }

        @Override
        protected void relinquish(Vcpu v) {
            gdt.pv_destroy_gdt(v);
        }
    }
}
