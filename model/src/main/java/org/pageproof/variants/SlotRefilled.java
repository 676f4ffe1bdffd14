package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.DescriptorSlots;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.SlotScope;
import org.pageproof.xen.SlotTables;
import org.pageproof.xen.SlotVcpu;
import org.pageproof.xen.World;

/** A slot is filled that is filled already, as by the eager map until 2013: descriptor-tables 6, V18 (inferred). */
@Variant(
        value = "slot_refilled",
        of = "xen.DescriptorSlots",
        says = "a frame goes into slot 0 of an LDT, whichever slot the access faulted on (V18)")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class SlotRefilled extends DescriptorSlots {
    public SlotRefilled(SlotScope scope) {
        super(scope);
    }

    @Override
    protected SlotTables newTables(World world) {
        return new Eager(world);
    }

    private static final class Eager extends SlotTables {
        Eager(World world) {
            super(world);
        }

        @Override
        public boolean pv_map_ldt_shadow_page(SlotVcpu v, PageInfo page) {
            v.cr2 = 0;
            return super.pv_map_ldt_shadow_page(v, page);
        }
    }
}
