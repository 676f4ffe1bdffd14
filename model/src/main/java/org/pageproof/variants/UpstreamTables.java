package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestGdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Teardown;

/** Today's form as it is, with V10 and V14. */
@Variant(
        value = "upstream_tables",
        of = "xen.DescriptorTables",
        says = "the hypervisor as it is today: the GDT's references go before its slots, and a reset keeps the LDT")
public final class UpstreamTables extends DescriptorTables {
    public UpstreamTables(TablesScope scope) {
        super(scope);
    }

    @Override
    protected GuestGdt newGuestGdt(TablesWorld world) {
        return new GdtToday(world);
    }

    @Override
    protected Teardown newTeardown(TablesWorld world) {
        return new TeardownToday(world, gdt, ldt);
    }
}
