package org.pageproof.xen.descriptors;

import org.pageproof.machine.Index;
import org.pageproof.machine.Machine;
import org.pageproof.machine.Model;
import org.pageproof.machine.Operation;
import org.pageproof.machine.Range;
import org.pageproof.machine.Tlb;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.Domain;
import org.pageproof.xen.FrameList;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Platform;
import org.pageproof.xen.Scope;

/**
 * A PV guest, its vCPUs and their descriptor tables (descriptor-tables 2). At the start the guest owns every frame, and its mappings
 * are as {@link TablesScope} says; it runs on all its vCPUs, whose LDTs begin at linear page 0.
 */
@Model("xen.DescriptorTables")
@SuppressWarnings("MemberName") // the hypervisor's own names
public class DescriptorTables extends Pages {
    public final Vcpu[] vcpus;

    /** The guest's mappings of its linear pages. */
    public final Slot[] l1e;

    /**
     * Per CPU and frame: whether the TLB may hold a mapping that an access to the LDT has brought there. Those of the GDT are left out:
     * who changes it flushes at the end of the same hypercall.
     */
    public final Tlb tlb;

    protected final Pte pte;
    protected final GuestGdt gdt;
    protected final GuestLdt ldt;
    protected final GuestL1 l1;
    protected final Processor processor;
    protected final Teardown teardown;
    protected final Descriptors descriptors;

    /** The world: one guest that owns all frames. */
    public DescriptorTables(TablesScope scope) {
        super(scope.ofPages());
        pte = new Pte(pages.length);
        TlbPlatform tlbPlatform = (TlbPlatform) platform;
        tlb = tlbPlatform.tlb;
        vcpus = new Vcpu[scope.vcpus()];
        for (int i = 0; i < vcpus.length; i++) {
            vcpus[i] = new Vcpu(domains[0], i % scope.cpus(), scope, pte);
        }
        l1e = new Slot[scope.l1_entries()];
        for (int i = 0; i < l1e.length; i++) {
            l1e[i] = new Slot(pte, i < pages.length ? pte.of(i) | pte._PAGE_AVAIL0 : 0);
        }
        giveAllPages(domains[0], scope);
        TablesWorld world = new TablesWorld(this, types, references, page_types, typed_references, tlbPlatform);
        gdt = newGuestGdt(world);
        ldt = newGuestLdt(world, scope.ldt_paging());
        l1 = newGuestL1(world, scope.ldt_paging());
        processor = newProcessor(world);
        teardown = newTeardown(world);
        descriptors = new Descriptors(world);
    }

    private void giveAllPages(Domain d, TablesScope scope) {
        CountInfo bits = new CountInfo(CountInfo.layout(scope.count_bits()));
        for (PageInfo page : pages) {
            long slots = 0;
            for (Vcpu v : vcpus) {
                for (Slot slot : v.gdt) {
                    slots += pte.mfn(slot.pte.peek()) == page.mfn ? 1 : 0;
                }
                for (Slot slot : v.ldt) {
                    slots += pte.mfn(slot.pte.peek()) == page.mfn ? 1 : 0;
                }
            }
            long mappings = 0;
            for (Slot e : l1e) {
                mappings += pte.mfn(e.pte.peek()) == page.mfn ? 1 : 0;
            }
            requireWidth("count_bits", scope.count_bits(), 1 + slots + mappings);
            requireWidth("type_bits", scope.type_bits(), slots);
            page.count_info.poke(bits.PGC_allocated | 1 + slots + mappings);
            if (slots > 0) {
                page.type_info.poke(types.PGT_seg_desc_page | types.PGT_validated | slots);
            }
            page.owner.poke(d.pickled);
            page.frame_list = FrameList.none;
            d.page_list[page.mfn] = true;
        }
        d.tot_pages = pages.length;
        d.refcnt.poke(2);
    }

    private static void requireWidth(String what, int bits, long references) {
        if (references >= 1L << bits) {
            throw new IllegalArgumentException(what + " = " + bits + " cannot count the " + references
                    + " references that a page has at the start");
        }
    }

    /** The guest uses a descriptor of its LDT. If the slot is empty this faults, and the hypervisor fills it if it can. */
    @Operation("handle_ldt_mapping_fault")
    public void handle_ldt_mapping_fault(Cpu self, Vcpu v, @Range(max = 1) int slot) {
        Machine.assume(cpus[v.processor] == self && slot < v.ldt.length);
        v.execution.lock();
        if (v.is_running && v.ldtr) {
            processor.access_ldt(self, v, slot);
        }
        v.execution.unlock();
    }

    /** The guest touches the linear addresses of somebody's LDT slots. */
    @Operation("handle_gdt_ldt_mapping_fault")
    public void handle_gdt_ldt_mapping_fault(Cpu self, Vcpu v, Vcpu whose, @Range(max = 1) int slot) {
        Machine.assume(cpus[v.processor] == self && slot < v.ldt.length);
        v.execution.lock();
        if (v.is_running) {
            processor.touch(self, v, whose, slot);
        }
        v.execution.unlock();
    }

    /** The guest sets its GDT, to frames that follow each other. */
    @Operation("do_set_gdt")
    public void do_set_gdt(Cpu self, Vcpu v, @Index("pages") int p, @Range(max = 2) int frames) {
        Machine.assume(cpus[v.processor] == self && frames <= v.gdt.length);
        v.execution.lock();
        if (v.is_running && gdt.pv_set_gdt(self, v, p, frames) == 0) {
            processor.flush_local(v);
        }
        v.execution.unlock();
    }

    /** The guest sets its LDT: from a linear page on, so many pages long. */
    @Operation("MMUEXT_SET_LDT")
    public void MMUEXT_SET_LDT(Cpu self, Vcpu v, @Range(max = 3) int base, @Range(max = 2) int frames) {
        Machine.assume(cpus[v.processor] == self && base < l1e.length && frames <= v.ldt.length);
        v.execution.lock();
        int ents = TablesScope.PER_FRAME * frames;
        if (v.is_running && (v.ldt_base != base || v.ldt_ents != ents)) {
            if (ldt.pv_destroy_ldt(v)) {
                processor.flush_local(v);
            }
            set_ldt(v, base, ents);
        }
        end_of_set_ldt(self, v);
        v.execution.unlock();
    }

    /** The guest switches to another root of its page tables. */
    @Operation("new_guest_cr3")
    public void new_guest_cr3(Cpu self, Vcpu v) {
        Machine.assume(cpus[v.processor] == self);
        v.execution.lock();
        if (v.is_running) {
            ldt.pv_destroy_ldt(v);
            processor.flush_local(v);
        }
        v.execution.unlock();
    }

    /** The guest maps a frame at one of its linear pages. */
    @Operation("mod_l1_entry")
    public void mod_l1_entry(Cpu self, Vcpu v, @Index("l1e") int entry, @Index("pages") int p, boolean writable) {
        Machine.assume(cpus[v.processor] == self);
        v.execution.lock();
        if (v.is_running) {
            l1.map(self, v.domain, entry, pages[p], writable);
        }
        v.execution.unlock();
    }

    /** The guest makes one of its linear pages not present. */
    @Operation("clear_l1_entry")
    public void clear_l1_entry(Cpu self, Vcpu v, @Index("l1e") int entry) {
        Machine.assume(cpus[v.processor] == self);
        v.execution.lock();
        if (v.is_running) {
            l1.unmap(v.domain, entry);
        }
        v.execution.unlock();
    }

    /** The guest changes one descriptor of a frame. */
    @Operation("do_update_descriptor")
    public void do_update_descriptor(Cpu self, Vcpu v, @Index("pages") int p) {
        Machine.assume(cpus[v.processor] == self);
        v.execution.lock();
        if (v.is_running) {
            descriptors.do_update_descriptor(self, v.domain, pages[p]);
        }
        v.execution.unlock();
    }

    /** The vCPU's CPU turns to something else, or comes back to it. */
    @Operation("context_switch")
    public void context_switch(Cpu self, Vcpu v) {
        Machine.assume(cpus[v.processor] == self);
        v.execution.lock();
        if (v.is_initialised) {
            processor.context_switch(v);
        }
        v.execution.unlock();
    }

    /** Somebody takes a vCPU back to where it was before it was first set up. */
    @Operation("vcpu_reset")
    public void vcpu_reset(Cpu self, Vcpu v) {
        v.execution.lock();
        v.is_running = false;
        teardown.sync_execstate(v);
        teardown.reset(v);
        v.execution.unlock();
    }

    /** Somebody sets up a vCPU that does not run: an LDT. The GDT that the hypervisor sets here as well is left out. */
    @Operation("arch_set_info_guest")
    public void arch_set_info_guest(Cpu self, Vcpu v, @Range(max = 3) int base, @Range(max = 2) int frames) {
        Machine.assume(base < l1e.length && frames <= v.ldt.length);
        v.execution.lock();
        if (!v.is_initialised) {
            set_ldt(v, base, TablesScope.PER_FRAME * frames);
            v.is_initialised = true;
        }
        v.execution.unlock();
    }

    /** Ends a domain: nobody runs any more, then the tables go, then the guest's mappings, then its frames. */
    @Override
    public void domain_kill(Cpu self, Domain d) {
        if (d.is_dying.exchange(1) == 0) {
            teardown.relinquish_tables();
            l1.teardown(d);
            destruction.relinquish_pages(self, d);
        }
    }

    /** Until 2013 there was something to do. */
    protected void end_of_set_ldt(Cpu self, Vcpu v) {}

    private void set_ldt(Vcpu v, int base, int ents) {
        v.ldt_base = base;
        v.ldt_ents = ents;
        processor.load_LDT(v);
    }

    @Override
    protected Platform newPlatform(Scope scope) {
        return new TlbPlatform(scope);
    }

    /** Variants replace it. Called by the constructor. */
    protected GuestGdt newGuestGdt(TablesWorld world) {
        return new GuestGdt(world);
    }

    /** Variants replace it. Called by the constructor. */
    protected GuestLdt newGuestLdt(TablesWorld world, boolean paging) {
        return paging ? new PagedLdt(world) : new GuestLdt(world);
    }

    /** Variants replace it. Called by the constructor, after the LDT. */
    protected GuestL1 newGuestL1(TablesWorld world, boolean paging) {
        return paging ? new PagingHook(world, ldt) : new GuestL1(world);
    }

    /** Variants replace it. Called by the constructor, after the tables. */
    protected Processor newProcessor(TablesWorld world) {
        return new Processor(world, ldt);
    }

    /** Variants replace it. Called by the constructor, after the tables. */
    protected Teardown newTeardown(TablesWorld world) {
        return new Teardown(world, gdt, ldt);
    }
}
