package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Teardown;

/** Reset keeps the LDT: descriptor-tables 6, V14 (inferred); since 2018. */
@Variant(value = "V14", of = "xen.DescriptorTables", says = "vcpu_reset destroys the GDT and forgets the LDT")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V14 extends DescriptorTables {
    public V14(TablesScope scope) {
        super(scope);
    }

    @Override
    protected Teardown newTeardown(TablesWorld world) {
        return new TeardownToday(world, gdt, ldt);
    }
}
