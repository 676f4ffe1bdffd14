package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestGdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;

/** GDT references dropped before the slot is cleared: descriptor-tables 6, V10 (inferred); all years. */
@Variant(
        value = "V10",
        of = "xen.DescriptorTables",
        says = "pv_destroy_gdt puts the references of a slot before it clears it")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V10 extends DescriptorTables {
    public V10(TablesScope scope) {
        super(scope);
    }

    @Override
    protected GuestGdt newGuestGdt(TablesWorld world) {
        return new GdtToday(world);
    }
}
