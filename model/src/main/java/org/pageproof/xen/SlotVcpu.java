package org.pageproof.xen;

import org.jspecify.annotations.Nullable;
import org.pageproof.machine.Ghost;
import org.pageproof.machine.Index;
import org.pageproof.machine.Range;

/**
 * A vCPU with the slots of its descriptor tables, in the hypervisor by itself (descriptor-tables 1). Today nobody else touches the
 * slots of a vCPU that runs, so they are its own here, and so is what it knows of the references that it has under way.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class SlotVcpu {
    public final Domain domain;

    /** What get_page notes of whoever runs it. */
    public final Cpu cpu;

    /** The frames of its LDT, where a slot is filled. */
    public final @Nullable PageInfo[] ldt;

    /** The frames of its guest GDT. */
    public final @Nullable PageInfo[] gdt;

    /** Per page, how many of its slots have been filled with it and not been cleared since. */
    @Ghost
    @Index("pages")
    @Range(max = 63)
    public final int[] filled;

    /** Per page, whether it has a writable mapping of it. */
    @Index("pages")
    public final boolean[] mapped;

    /** The LDT slot that an access faulted on last. */
    @Range(max = SlotScope.LDT_SLOTS - 1)
    public int cr2;

    /** Type references for slots. */
    public final OwnTypes descriptors;

    /** Type references for writable mappings. */
    public final OwnTypes mappings;

    final TypedReferences of_slots;
    final TypedReferences of_mappings;

    SlotVcpu(SlotScope scope, Domain domain, PageReferences references, OwnTypes descriptors, OwnTypes mappings) {
        this.domain = domain;
        this.cpu = new Cpu(domain, scope.pages());
        this.ldt = new PageInfo[scope.ldt_slots()];
        this.gdt = new PageInfo[scope.gdt_slots()];
        this.filled = new int[scope.pages()];
        this.mapped = new boolean[scope.pages()];
        this.descriptors = descriptors;
        this.mappings = mappings;
        this.of_slots = new TypedReferences(references, descriptors);
        this.of_mappings = new TypedReferences(references, mappings);
    }
}
