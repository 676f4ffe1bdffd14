package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestGdt;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Teardown;
import org.pageproof.xen.descriptors.Vcpu;

/** A mutation: as M14, in upstream's order. Tables go while the vCPU runs, from another CPU. */
@Variant(
        value = "M17",
        of = "xen.DescriptorTables",
        says = "destruction stops nobody, and destroys the LDT before the GDT")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M17 extends DescriptorTables {
    public M17(TablesScope scope) {
        super(scope);
    }

    @Override
    protected Teardown newTeardown(TablesWorld world) {
        return new Hasty(world, gdt, ldt);
    }

    private static final class Hasty extends Teardown {
        Hasty(TablesWorld world, GuestGdt gdt, GuestLdt ldt) {
            super(world, gdt, ldt);
        }

        @Override
        protected void pause(Vcpu v) {
            v.execution.lock();
        }
    }
}
