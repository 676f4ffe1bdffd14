package org.pageproof.xen;

import org.pageproof.machine.Machine;

/**
 * {@code cleanup_page_mappings} of xen/arch/x86/mm.c (pages 2.2, step 3): what else may reach a page goes when its last
 * general reference goes. Nobody else changes the words of such a page, so the type word is read once where the hypervisor
 * looks at it several times, except in changes.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Mappings {
    protected final CountInfo bits;
    protected final TypeInfo types;
    protected final Domain[] domains;
    protected final Platform platform;
    protected final boolean debug;

    public Mappings(CountInfo bits, TypeInfo types, Domain[] domains, Platform platform, boolean debug) {
        this.bits = bits;
        this.types = types;
        this.domains = domains;
        this.platform = platform;
        this.debug = debug;
    }

    /** Returns 0, or the error of the IOMMU; then a device may still reach the page, and it must not be used again. */
    public int cleanup_page_mappings(PageInfo page) {
        int rc = 0;
        long x = page.type_info.read();
        if ((x & types.PGT_type_mask) == types.PGT_writable_page) {
            if (platform.has_iommu()) {
                long o = page.owner.read();
                if (o != 0) {
                    rc = platform.iommu_unmap(domains[(int) o - 1], page);
                }
            }
            if (!bits.is_special(page.count_info.read())) {
                Machine.bugOn(debug && types.count(x) != 0, "cleanup_page_mappings: the page has type references");
                if (rc == 0) {
                    page.type_info.write(page.type_info.read() & ~(types.PGT_type_mask | types.PGT_count_mask));
                }
            }
        }
        if ((x & types.PGT_non_coherent) != 0) {
            page.type_info.write(page.type_info.read() & ~types.PGT_non_coherent);
            platform.cache_flush(page);
        }
        return rc;
    }
}
