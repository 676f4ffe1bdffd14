package org.pageproof.xen.descriptors;

import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.Index;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;
import org.pageproof.xen.Domain;

/**
 * A virtual CPU, as far as descriptor tables go (descriptor-tables 1). There is no scheduler: several vCPUs of one CPU run at once, one
 * hypercall at a time. Tables have a whole number of frames. {@code gdt_frames} is left out: it repeats what the slots
 * say.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vcpu {
    public final Domain domain;

    /** The CPU that runs it. */
    @Index("cpus")
    @Range(max = 3)
    public final int processor;

    /**
     * Held by the CPU that works for the vCPU inside the hypervisor. Who wants it to stand still (vcpu_pause) waits until it
     * is outside and keeps it there.
     */
    public final SpinLock execution = new SpinLock();

    /** Whether it runs: it executes guest code whenever its CPU is not in the hypervisor. */
    @GuardedBy("execution")
    public boolean is_running = true;

    /** Whether it has been set up: it can run. */
    @GuardedBy("execution")
    public boolean is_initialised = true;

    /** The CPU whose TLB may hold its mappings, plus one; 0 for none. */
    public final Word dirty_cpu;

    /** The slots of its guest GDT. */
    public final Slot[] gdt;

    /** The slots of its LDT, filled when they are first used. */
    public final Slot[] ldt;

    /** Descriptors of the guest GDT. */
    @GuardedBy("execution")
    @Range(max = 2 * TablesScope.PER_FRAME)
    public int gdt_ents;

    /** The linear page at which the guest's LDT begins. */
    @GuardedBy("execution")
    @Range(max = 3)
    public int ldt_base;

    /** Descriptors of the guest's LDT. */
    @GuardedBy("execution")
    @Range(max = 2 * TablesScope.PER_FRAME)
    public int ldt_ents;

    /** Whether the LDT register holds a selector of Xen's LDT descriptor, which names the LDT slots. */
    @GuardedBy("execution")
    public boolean ldtr;

    /** SL(v): protects the LDT slots and their number while the LDT can be paged out. */
    public final SpinLock shadow_ldt_lock = new SpinLock();

    /** The number of filled LDT slots while the LDT can be paged out. */
    public final Word shadow_ldt_mapcnt;

    Vcpu(Domain domain, int processor, TablesScope scope, Pte pte) {
        this.domain = domain;
        this.processor = processor;
        this.dirty_cpu = new Word(3, processor + 1);
        this.gdt = new Slot[scope.gdt_slots()];
        this.ldt = new Slot[scope.ldt_slots()];
        for (int i = 0; i < gdt.length; i++) {
            boolean filled = i < scope.gdt_frames();
            gdt[i] = new Slot(pte, filled ? pte.of(scope.pages() - 1 - i) : pte.zero_page);
        }
        for (int i = 0; i < ldt.length; i++) {
            ldt[i] = new Slot(pte, i < scope.ldt_frames() ? pte.of(i) : 0);
        }
        this.gdt_ents = TablesScope.PER_FRAME * scope.gdt_frames();
        this.ldt_ents = TablesScope.PER_FRAME * Math.min(scope.ldt_slots(), scope.l1_entries());
        this.ldtr = true;
        this.shadow_ldt_mapcnt = new Word(3, scope.ldt_paging() ? scope.ldt_frames() : 0);
    }
}
