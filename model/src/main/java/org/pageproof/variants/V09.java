package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;

/** The guest chooses bits of the slot: descriptor-tables 6, V09; 2003 to 1cc1f4d7a0 (2026). */
@Variant(
        value = "V09",
        of = "xen.DescriptorTables",
        says = "an LDT slot is filled with a copy of the entry of the guest")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V09 extends DescriptorTables {
    public V09(TablesScope scope) {
        super(scope);
    }

    @Override
    protected GuestLdt newGuestLdt(TablesWorld world, boolean paging) {
        return new Copying(world);
    }

    private static final class Copying extends GuestLdt {
        Copying(TablesWorld world) {
            super(world);
        }

        @Override
        protected long entry(long guest) {
            return guest;
        }
    }
}
