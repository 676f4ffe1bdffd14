package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestGdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Vcpu;

/** The old GDT goes first: descriptor-tables 6, V15 (a mutation). */
@Variant(
        value = "V15",
        of = "xen.DescriptorTables",
        says = "pv_set_gdt destroys the old GDT before it takes the new frames")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V15 extends DescriptorTables {
    public V15(TablesScope scope) {
        super(scope);
    }

    @Override
    protected GuestGdt newGuestGdt(TablesWorld world) {
        return new OldFirst(world);
    }

    private static final class OldFirst extends GuestGdt {
        OldFirst(TablesWorld world) {
            super(world);
        }

        @Override
        public int pv_set_gdt(Cpu self, Vcpu v, int first, int frames) {
            pv_destroy_gdt(v);
            return super.pv_set_gdt(self, v, first, frames);
        }
    }
}
