package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestGdt;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Teardown;
import org.pageproof.xen.descriptors.Vcpu;

/** The other order of the two calls: descriptor-tables 6, V02; what the review of 2018 asked for first. */
@Variant(value = "V02", of = "xen.DescriptorTables", says = "destruction destroys the GDT before the LDT")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V02 extends DescriptorTables {
    public V02(TablesScope scope) {
        super(scope);
    }

    @Override
    protected Teardown newTeardown(TablesWorld world) {
        return new GdtFirst(world, gdt, ldt);
    }

    private static final class GdtFirst extends Teardown {
        GdtFirst(TablesWorld world, GuestGdt gdt, GuestLdt ldt) {
            super(world, gdt, ldt);
        }

        @Override
        protected void relinquish(Vcpu v) {
            gdt.pv_destroy_gdt(v);
            ldt.pv_destroy_ldt(v);
        }
    }
}
