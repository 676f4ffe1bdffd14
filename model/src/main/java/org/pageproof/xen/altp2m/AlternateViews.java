package org.pageproof.xen.altp2m;

import org.pageproof.machine.Machine;
import org.pageproof.machine.Model;
import org.pageproof.machine.Operation;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;

/**
 * An HVM guest with alternate views of its memory (p2m 2.4 to 2.8). At the start the host maps frame i at gfn i, and nothing is tracked.
 * There is no view, or all vCPUs use the first one, which is empty.
 */
@Model("xen.AlternateViews")
@SuppressWarnings("MemberName") // the hypervisor's own names
public class AlternateViews {
    public final P2m host;
    public final P2m[] views;
    public final Vcpu[] vcpus;
    public final Gfn[] gfns;
    public final Frame[] frames;
    public final Cpu[] cpus;

    /** Held by whoever walks or changes the list of views. */
    public final SpinLock altp2m_list_lock = new SpinLock();

    /** Whether a device model is registered for memory of type ioreq_server. */
    public final Word ioreq_server;

    public final DirtyVram dirty_vram;

    protected final Altp2mWorld world;
    protected final Ept ept;
    protected final Views list;
    protected final HostP2m host_entries;
    protected final ViewEntries view_entries;
    protected final TypeChanges types;
    protected final Faults faults;

    /** The world: one guest. */
    public AlternateViews(Altp2mScope scope) {
        gfns = new Gfn[scope.gfns()];
        for (int i = 0; i < gfns.length; i++) {
            gfns[i] = new Gfn();
        }
        frames = new Frame[scope.gfns() + scope.spare()];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = new Frame();
        }
        host = new P2m(false, scope.gfns());
        views = new P2m[scope.views()];
        for (int i = 0; i < views.length; i++) {
            views[i] = new P2m(true, scope.gfns());
        }
        vcpus = new Vcpu[scope.vcpus()];
        for (int i = 0; i < vcpus.length; i++) {
            vcpus[i] = new Vcpu();
        }
        cpus = new Cpu[scope.cpus()];
        for (int i = 0; i < cpus.length; i++) {
            cpus[i] = new Cpu(i);
        }
        ioreq_server = new Word(1, scope.ioreq() ? 1 : 0);
        mapAll(scope);
        world = new Altp2mWorld(this);
        ept = newEpt(world);
        list = newViews(world);
        if (scope.in_view()) {
            begin();
        }
        host_entries = newHostP2m(world);
        view_entries = newViewEntries(world);
        types = newTypeChanges(world);
        faults = newFaults(world);
        dirty_vram = new DirtyVram(world, host_entries, types);
    }

    private void mapAll(Altp2mScope scope) {
        for (int g = 0; g < gfns.length; g++) {
            Entry top = host.upper[g >> 1];
            if (scope.superpage() && g <= 1) {
                top.mfn = 0;
            } else {
                top.table = true;
                host.lower[g].mfn = g;
            }
        }
        if (scope.ioreq()) {
            host.lower[0].type = P2mType.ioreq_server;
        }
        host.max_mapped_pfn = gfns.length - 1;
    }

    private void begin() {
        views[0].eptp.poke(1);
        views[0].has_ranges = true;
        views[0].max_mapped_pfn = list.first_max_mapped_pfn();
        views[0].active_vcpus.poke(vcpus.length);
        for (Vcpu v : vcpus) {
            v.p2midx = 0;
        }
    }

    /** The vCPU of this CPU reads or writes a gfn. Whatever faults is dealt with, until the access is made or given up. */
    @Operation("hvm_hap_nested_page_fault")
    public void hvm_hap_nested_page_fault(Cpu self, @Range(max = 3) int gfn, boolean write) {
        Machine.assume(self.processor < vcpus.length && gfn < gfns.length);
        Vcpu v = vcpus[self.processor];
        v.execution.lock();
        while (faults.attempt(v, gfn, write) == Faults.Outcome.retry) {
            settled(v);
            v.execution.unlock();
            v.execution.lock();
        }
        settled(v);
        v.execution.unlock();
    }

    /** For specs. */
    private static void settled(Vcpu v) {
        v.trying = false;
        v.changed = false;
    }

    /** Turns views on or off: with the first view all vCPUs begin. */
    @Operation("HVMOP_altp2m_set_domain_state")
    public void HVMOP_altp2m_set_domain_state(Cpu self, boolean enable) {
        list.set_domain_state(enable);
    }

    /** Makes another view. */
    @Operation("p2m_init_altp2m_by_id")
    public void p2m_init_altp2m_by_id(Cpu self, @Range(max = 3) int idx) {
        Machine.assume(idx <= views.length);
        list.p2m_init_altp2m_by_id(idx);
    }

    /** Gives up a view that no vCPU uses. */
    @Operation("p2m_destroy_altp2m_by_id")
    public void p2m_destroy_altp2m_by_id(Cpu self, @Range(max = 3) int idx) {
        Machine.assume(idx <= views.length);
        list.p2m_destroy_altp2m_by_id(idx);
    }

    /** A vCPU uses another view from now on. */
    @Operation("p2m_switch_vcpu_altp2m_by_id")
    public void p2m_switch_vcpu_altp2m_by_id(Cpu self, Vcpu v, @Range(max = 3) int idx) {
        Machine.assume(idx <= views.length);
        list.p2m_switch_vcpu_altp2m_by_id(v, idx);
    }

    /** A gfn of a view stands for another one, or with {@link P2m#INVALID_GFN} for none. */
    @Operation("p2m_change_altp2m_gfn")
    public void p2m_change_altp2m_gfn(
            Cpu self, @Range(max = 3) int idx, @Range(max = 3) int old, @Range(max = P2m.INVALID_GFN) int to) {
        Machine.assume(idx <= views.length && old < gfns.length && (to < gfns.length || to == P2m.INVALID_GFN));
        view_entries.p2m_change_altp2m_gfn(idx, old, to);
    }

    /** A listener forbids or allows all accesses to a gfn of a view. */
    @Operation("p2m_set_altp2m_mem_access")
    public void p2m_set_altp2m_mem_access(
            Cpu self, @Range(max = 3) int idx, @Range(max = 3) int gfn, P2mAccess access) {
        Machine.assume(idx <= views.length && gfn < gfns.length);
        view_entries.set_mem_access(idx, gfn, access);
    }

    /** A tool changes a bit of an entry of a view that is not in this model. */
    @Operation("p2m_set_suppress_ve")
    public void p2m_set_suppress_ve(Cpu self, @Range(max = 3) int idx, @Range(max = 3) int gfn) {
        Machine.assume(idx <= views.length && gfn < gfns.length);
        view_entries.p2m_set_suppress_ve(idx, gfn);
    }

    /** A listener forbids or allows all accesses to a gfn, in all views that have it. */
    @Operation("p2m_set_mem_access")
    public void p2m_set_mem_access(Cpu self, @Range(max = 3) int gfn, P2mAccess access) {
        Machine.assume(gfn < gfns.length);
        host_entries.set_mem_access(gfn, access);
    }

    /** The host drops a gfn, or with order 1 two of them at once. */
    @Operation("guest_physmap_remove_page")
    public void guest_physmap_remove_page(Cpu self, @Range(max = 3) int gfn, @Range(max = 1) int order) {
        Machine.assume(gfn + order < gfns.length && (order == 0 || (gfn & 1) == 0));
        host_entries.guest_physmap_remove_page(gfn, order);
    }

    /** The host maps a frame at a gfn that it maps nowhere else. */
    @Operation("guest_physmap_add_entry")
    public void guest_physmap_add_entry(Cpu self, @Range(max = 3) int gfn, @Range(max = 5) int mfn) {
        Machine.assume(gfn < gfns.length && mfn < frames.length);
        host_entries.guest_physmap_add_entry(gfn, mfn);
    }

    /** Tracks writes to a range, reports those of the range that is tracked already, or with no gfns stops that. */
    @Operation("hap_track_dirty_vram")
    public void hap_track_dirty_vram(Cpu self, @Range(max = 3) int first, @Range(max = 4) int nr) {
        Machine.assume(first + nr <= gfns.length);
        dirty_vram.hap_track_dirty_vram(first, nr);
    }

    /** Tracks writes to all gfns, or stops that. */
    @Operation("p2m_change_entry_type_global")
    public void p2m_change_entry_type_global(Cpu self, boolean logdirty) {
        types.p2m_change_entry_type_global(logdirty);
    }

    /** The device model gives up its memory. */
    @Operation("hvm_map_mem_type_to_ioreq_server")
    public void hvm_map_mem_type_to_ioreq_server(Cpu self) {
        types.unmap_ioreq_server();
    }

    /** Hardware sets accessed and dirty bits from now on, or no more. */
    @Operation("ept_enable_pml")
    public void ept_enable_pml(Cpu self, boolean enable) {
        types.ept_set_ad_sync(enable);
    }

    /** Variants replace it. Called by the constructor. */
    protected Ept newEpt(Altp2mWorld of) {
        return new Ept(of);
    }

    /** Variants replace it. Called by the constructor, after the tables. */
    protected Views newViews(Altp2mWorld of) {
        return new Views(of, ept);
    }

    /** Variants replace it. Called by the constructor, after the views. */
    protected HostP2m newHostP2m(Altp2mWorld of) {
        return new HostP2m(of, ept, list);
    }

    /** Variants replace it. Called by the constructor, after the views. */
    protected ViewEntries newViewEntries(Altp2mWorld of) {
        return new ViewEntries(of, ept, list);
    }

    /** Variants replace it. Called by the constructor, after the tables. */
    protected TypeChanges newTypeChanges(Altp2mWorld of) {
        return new TypeChanges(of, ept);
    }

    /** Variants replace it. Called by the constructor, after the entries. */
    protected Faults newFaults(Altp2mWorld of) {
        return new Faults(of, ept, host_entries, view_entries);
    }
}
