package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.Slot;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;

/** A filler in empty slots: descriptor-tables 6, V11; cf6d39f819 to 61031e64d3 (2015). */
@Variant(value = "V11", of = "xen.DescriptorTables", says = "an LDT slot that is emptied maps the zero page")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V11 extends DescriptorTables {
    public V11(TablesScope scope) {
        super(scope);
    }

    @Override
    protected GuestLdt newGuestLdt(TablesWorld world, boolean paging) {
        return new Filled(world);
    }

    private static final class Filled extends GuestLdt {
        Filled(TablesWorld world) {
            super(world);
        }

        @Override
        protected void clear(Slot slot) {
            slot.pte.write(world.pte.zero_page);
        }
    }
}
