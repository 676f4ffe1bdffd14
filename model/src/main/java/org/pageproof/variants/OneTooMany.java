package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.DescriptorSlots;
import org.pageproof.xen.SlotScope;
import org.pageproof.xen.SlotTables;
import org.pageproof.xen.SlotVcpu;
import org.pageproof.xen.World;

/** The error path puts a frame that it never took: descriptor-tables 6, V16 (a mutation). */
@Variant(
        value = "one_too_many",
        of = "xen.DescriptorSlots",
        says = "pv_set_gdt also puts the frame that it was refused (V16)")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class OneTooMany extends DescriptorSlots {
    public OneTooMany(SlotScope scope) {
        super(scope);
    }

    @Override
    protected SlotTables newTables(World world) {
        return new Hasty(world);
    }

    private static final class Hasty extends SlotTables {
        Hasty(World world) {
            super(world);
        }

        @Override
        protected void put_taken(SlotVcpu v, int first, int taken) {
            super.put_taken(v, first, taken + 1);
        }
    }
}
