package org.pageproof.xen.descriptors;

import org.pageproof.xen.Cpu;
import org.pageproof.xen.Domain;
import org.pageproof.xen.Errno;
import org.pageproof.xen.PageInfo;

/**
 * {@code do_update_descriptor} of xen/arch/x86/pv/descriptor-tables.c (descriptor-tables 2.8). What is stored, and the check of it,
 * are left out.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Descriptors {
    private final TablesWorld world;

    public Descriptors(TablesWorld world) {
        this.world = world;
    }

    /** Stores a descriptor into a frame of the domain. Returns 0 or -EINVAL. */
    public int do_update_descriptor(Cpu self, Domain d, PageInfo page) {
        if (!world.references.get_page(self, page, d)) {
            return -Errno.EINVAL;
        }
        long type = page.type_info.read() & world.types.PGT_type_mask;
        boolean isTable = type == world.types.PGT_seg_desc_page;
        if (!world.page_types.get_page_type(
                page, isTable ? world.types.PGT_seg_desc_page : world.types.PGT_writable_page)) {
            world.references.put_page(page);
            return -Errno.EINVAL;
        }
        world.typed.put_page_and_type(page);
        return 0;
    }
}
