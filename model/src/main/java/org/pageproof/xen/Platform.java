package org.pageproof.xen;

import org.pageproof.machine.Machine;

/**
 * What page ownership causes or asks outside itself: translations, caches, the physical map, the IOMMU, shadow paging, the
 * content of pages. In the model none of this has a state; what comes back is a free choice where the parameters of the
 * model allow for more than one answer. The names in brackets are those of the recorded calls of the hypervisor.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Platform {
    private final boolean iommu;

    public Platform(boolean iommu) {
        this.iommu = iommu;
    }

    /** Whether devices reach writable pages through an IOMMU. */
    public boolean has_iommu() {
        return iommu;
    }

    /** Takes a page out of the IOMMU of a domain (iommu_unmap). Returns 0 or -EIO. */
    public int iommu_unmap(Domain d, PageInfo page) {
        return Machine.choose(2) == 0 ? 0 : -Errno.EIO;
    }

    /** Puts a page into the IOMMU of a domain (iommu_map). Returns 0 or -EIO. */
    public int iommu_map(Domain d, PageInfo page) {
        return Machine.choose(2) == 0 ? 0 : -Errno.EIO;
    }

    /** Writes back what caches hold of a page that was mapped non-coherently (cache_flush). */
    public void cache_flush(PageInfo page) {}

    /** Drops the translations of a page that a CPU of the domain may still have (flush, flush_ipi for a page table). */
    public void flush_stale_translations(Domain d, PageInfo page, boolean wasPageTable) {}

    /** Notes the TLB clock in the page (ts). */
    public void set_tlbflush_timestamp(PageInfo page) {}

    /** Takes the page out of the table from machine to guest frames (m2p_inval). */
    public void invalidate_m2p(PageInfo page) {}

    /** Overwrites what is left in the page. */
    public void scrub_page(PageInfo page) {}

    /** Gives the domain up (domain_crash). */
    public void domain_crash(Domain d) {}

    /** A reference to the domain is taken (domref_get). */
    public void got_domain(Domain d) {}

    /** A reference to the domain is put back (domref_put). */
    public void put_domain(Domain d) {}

    /** Whether a domain can run on shadow page tables. */
    public boolean has_shadow_paging() {
        return false;
    }

    /** Whether this one does. */
    public boolean shadow_mode_enabled(Domain d) {
        return false;
    }

    /** Tells shadow paging that the type of a page changes (shadow_hook). */
    public void shadow_prepare_page_type_change(PageInfo page) {}

    /** Whether a pager outside the hypervisor has the domain's pages in its hands, so that nobody may steal them. */
    public boolean has_external_paging(Domain d) {
        return false;
    }

    /** Drops all shadows of a page (shadow_remove_all). */
    public void shadow_remove_all(PageInfo page) {}

    /** Whether the destruction of a domain gives up at a preemption point, to be taken up again: at any time. */
    public boolean preempts_destruction() {
        return Machine.choose(2) == 1;
    }

    /** Whether something more urgent waits, so that a preemptible call gives up here. */
    public boolean hypercall_preempt_check() {
        return false;
    }

    /** Checks that the content of a page fits a type and takes the references it needs (validate). Returns 0 or an error. */
    public int validate(PageInfo page, long type, boolean preemptible) {
        return Machine.choose(2) == 0 ? 0 : -Errno.EINVAL;
    }

    /** Drops what {@link #validate} took (devalidate). Returns 0, and for l2 to l4 also -EINTR or -ERESTART. */
    public int devalidate(PageInfo page, long type, boolean preemptible) {
        return 0;
    }

    /** Whether a page whose check failed was left in old_guest_table, to be cleaned up later. */
    public boolean left_for_later(PageInfo page) {
        return false;
    }
}
