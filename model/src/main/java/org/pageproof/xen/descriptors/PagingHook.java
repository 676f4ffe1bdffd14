package org.pageproof.xen.descriptors;

import org.pageproof.xen.Domain;
import org.pageproof.xen.PageInfo;

/**
 * The guest's mappings while it may page out an LDT (descriptor-tables 2.7): with a read-only mapping of a descriptor frame
 * goes the LDT of every vCPU.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class PagingHook extends GuestL1 {
    protected final GuestLdt ldt;

    public PagingHook(TablesWorld world, GuestLdt ldt) {
        super(world);
        this.ldt = ldt;
    }

    @Override
    protected void put_page_from_l1e(Domain d, PageInfo page, boolean writable) {
        if (!writable && is_descriptor_frame(d, page)) {
            destroy_ldts();
        }
        super.put_page_from_l1e(d, page, writable);
    }

    /** Whether the frame of the domain is in use for descriptors, of whichever table. */
    protected boolean is_descriptor_frame(Domain d, PageInfo page) {
        long o = page.owner.read();
        long x = page.type_info.read();
        return o == d.pickled
                && (x & world.types.PGT_type_mask) == world.types.PGT_seg_desc_page
                && world.types.count(x) != 0;
    }

    protected void destroy_ldts() {
        long mask = 0;
        for (Vcpu v : world.vcpus) {
            if (ldt.pv_destroy_ldt(v)) {
                mask |= dirty_mask(v);
            }
        }
        if (mask != 0) {
            world.platform.flush_tlb_mask(mask);
        }
    }

    /** The CPU whose TLB may hold mappings of the vCPU, as a mask. */
    protected long dirty_mask(Vcpu v) {
        long dirty = v.dirty_cpu.read();
        return dirty == 0 ? 0 : 1L << dirty - 1;
    }
}
