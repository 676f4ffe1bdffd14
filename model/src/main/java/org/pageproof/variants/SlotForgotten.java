package org.pageproof.variants;

import org.jspecify.annotations.Nullable;
import org.pageproof.machine.Variant;
import org.pageproof.xen.DescriptorSlots;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.SlotScope;
import org.pageproof.xen.SlotTables;
import org.pageproof.xen.SlotVcpu;
import org.pageproof.xen.World;

/** A mutation of descriptor-tables 2.4, step 2: the slot is cleared, and the references that it held are forgotten. */
@Variant(
        value = "slot_forgotten",
        of = "xen.DescriptorSlots",
        says = "the references of a slot that is cleared are not put")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class SlotForgotten extends DescriptorSlots {
    public SlotForgotten(SlotScope scope) {
        super(scope);
    }

    @Override
    protected SlotTables newTables(World world) {
        return new Forgetful(world);
    }

    private static final class Forgetful extends SlotTables {
        Forgetful(World world) {
            super(world);
        }

        @Override
        protected void drop(SlotVcpu v, @Nullable PageInfo[] slots, int slot, PageInfo page) {
            clear(v, slots, slot, page);
            v.descriptors.under_way[page.mfn]--;
            page.in_flight--;
        }
    }
}
