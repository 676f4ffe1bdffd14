package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestGdt;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Teardown;
import org.pageproof.xen.descriptors.Vcpu;

/** LDT left mapped: descriptor-tables 6, V01; the patch of 2018 without its line about domain destruction. */
@Variant(value = "V01", of = "xen.DescriptorTables", says = "destruction destroys the GDTs and forgets the LDTs")
public final class V01 extends DescriptorTables {
    public V01(TablesScope scope) {
        super(scope);
    }

    @Override
    protected Teardown newTeardown(TablesWorld world) {
        return new Forgetful(world, gdt, ldt);
    }

    private static final class Forgetful extends Teardown {
        Forgetful(TablesWorld world, GuestGdt gdt, GuestLdt ldt) {
            super(world, gdt, ldt);
        }

        @Override
        protected void relinquish(Vcpu v) {
            gdt.pv_destroy_gdt(v);
        }
    }
}
