package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Domain;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestL1;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.PagingHook;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;

/** A mutation of descriptor-tables 2.7, step 1. */
@Variant(
        value = "M16",
        of = "xen.DescriptorTables",
        says = "the hook of the guest mappings takes no frame for one that holds descriptors")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M16 extends DescriptorTables {
    public M16(TablesScope scope) {
        super(scope);
    }

    @Override
    protected GuestL1 newGuestL1(TablesWorld world, boolean paging) {
        return new Blind(world, ldt);
    }

    private static final class Blind extends PagingHook {
        Blind(TablesWorld world, GuestLdt ldt) {
            super(world, ldt);
        }

        @Override
        protected boolean is_descriptor_frame(Domain d, PageInfo page) {
            return false;
        }
    }
}
