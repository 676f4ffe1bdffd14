package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestGdt;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Teardown;
import org.pageproof.xen.descriptors.Vcpu;

/** Three steps instead of two: descriptor-tables 4, N3. No bug: it keeps both readings of the thread, guarded or not. */
@Variant(
        value = "N3",
        of = "xen.DescriptorTables",
        says = "destruction unloads the LDT register, then destroys the LDT, then the GDT")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class N3 extends DescriptorTables {
    public N3(TablesScope scope) {
        super(scope);
    }

    @Override
    protected Teardown newTeardown(TablesWorld world) {
        return new ThreeSteps(world, gdt, ldt);
    }

    private static final class ThreeSteps extends Teardown {
        ThreeSteps(TablesWorld world, GuestGdt gdt, GuestLdt ldt) {
            super(world, gdt, ldt);
        }

        @Override
        protected void relinquish(Vcpu v) {
            v.ldtr = false;
            v.ldt_ents = 0;
            super.relinquish(v);
        }
    }
}
