package org.pageproof.xen.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pageproof.xen.Domain;
import org.pageproof.xen.Errno;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Platform;

/** Notes what the operations cause outside page ownership, and answers as the recorded environment did. */
@SuppressWarnings("MemberName") // the hypervisor's own names
final class VectorPlatform extends Platform {
    /** What happened, in order and in the words of the files. */
    final List<String> events = new ArrayList<>();

    private Map<String, String> arguments = Map.of();

    VectorPlatform() {
        super(true);
    }

    /** The arguments of the row to come. */
    void prepare(Row row) {
        arguments = row.cells();
        events.clear();
    }

    private boolean is(String argument, String value) {
        return value.equals(arguments.get(argument));
    }

    private int happened(String event, int result) {
        events.add(event);
        return result;
    }

    private int errno(String argument) {
        return switch (arguments.getOrDefault(argument, "ok")) {
            case "ok" -> 0;
            case "EINTR" -> -Errno.EINTR;
            case "ERESTART" -> -Errno.ERESTART;
            default -> -Errno.EINVAL;
        };
    }

    @Override
    public boolean has_iommu() {
        return is("iommu", "ok") || is("iommu", "fail");
    }

    @Override
    public int iommu_unmap(Domain d, PageInfo page) {
        return happened("iommu_unmap", is("iommu", "fail") ? -Errno.EIO : 0);
    }

    @Override
    public int iommu_map(Domain d, PageInfo page) {
        return happened("iommu_map", is("iommu", "fail") ? -Errno.EIO : 0);
    }

    @Override
    public void cache_flush(PageInfo page) {
        events.add("cache_flush");
    }

    @Override
    public void flush_stale_translations(Domain d, PageInfo page, boolean wasPageTable) {
        if (!is("tlb_stale", "0")) {
            events.add(wasPageTable ? "flush_ipi" : "flush");
        }
    }

    @Override
    public void set_tlbflush_timestamp(PageInfo page) {
        events.add("ts");
    }

    @Override
    public void invalidate_m2p(PageInfo page) {
        events.add("m2p_inval");
    }

    @Override
    public void domain_crash(Domain d) {
        events.add("domain_crash");
    }

    @Override
    public void got_domain(Domain d) {
        events.add("domref_get");
    }

    @Override
    public void put_domain(Domain d) {
        events.add("domref_put");
    }

    @Override
    public boolean has_shadow_paging() {
        return true;
    }

    @Override
    public boolean shadow_mode_enabled(Domain d) {
        return is("shadow", "1");
    }

    @Override
    public void shadow_prepare_page_type_change(PageInfo page) {
        events.add("shadow_hook");
    }

    @Override
    public boolean has_external_paging(Domain d) {
        return is("external", "1");
    }

    @Override
    public void shadow_remove_all(PageInfo page) {
        events.add("shadow_remove_all");
    }

    @Override
    public boolean hypercall_preempt_check() {
        return is("preempt_pending", "1");
    }

    @Override
    public int validate(PageInfo page, long type, boolean preemptible) {
        return happened("validate", errno("validate_cb"));
    }

    /** Lowest tables are given up in one go. */
    @Override
    public int devalidate(PageInfo page, long type, boolean preemptible) {
        return happened("devalidate", type >>> 61 == 1 ? 0 : errno("devalidate_cb"));
    }

    @Override
    public boolean left_for_later(PageInfo page) {
        return is("validate_cb", "EINVAL_ogt");
    }
}
