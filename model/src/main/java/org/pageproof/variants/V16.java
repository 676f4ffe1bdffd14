package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestGdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;

/** The error path puts a frame it never took: descriptor-tables 6, V16 (a mutation). */
@Variant(value = "V16", of = "xen.DescriptorTables", says = "pv_set_gdt also puts the frame that it was refused")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V16 extends DescriptorTables {
    public V16(TablesScope scope) {
        super(scope);
    }

    @Override
    protected GuestGdt newGuestGdt(TablesWorld world) {
        return new OneTooMany(world);
    }

    private static final class OneTooMany extends GuestGdt {
        OneTooMany(TablesWorld world) {
            super(world);
        }

        @Override
        protected void put_taken(int first, int taken) {
            super.put_taken(first, taken + 1);
        }
    }
}
