package org.pageproof.xen;

import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Index;
import org.pageproof.machine.Machine;
import org.pageproof.machine.Model;
import org.pageproof.machine.Operation;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;

/**
 * The slots of descriptor tables and what they refer to, of a guest with any number of vCPUs: the part of descriptor tables that is
 * about accounting. Each vCPU works on its own slots, and on frames that all of them share. The guest keeps its frames. Its own table
 * is memory that it may change at any time, so which frame it names is open; of its mappings those are here that keep a frame
 * from becoming one of a descriptor table, the writable ones.
 */
@Model("xen.DescriptorSlots")
@SuppressWarnings("MemberName") // the hypervisor's own names
public class DescriptorSlots {
    public final SpinLock heap_lock = new SpinLock();
    public final PageInfo[] pages;
    public final Domain[] domains;
    public final SlotVcpu[] vcpus;

    protected final TypeInfo types;
    protected final PageReferences references;
    protected final SlotTables tables;

    /** The world: the guest owns every frame, and no slot is filled. */
    public DescriptorSlots(SlotScope scope) {
        Scope ofPages = scope.ofPages();
        BitLayout countLayout = CountInfo.layout(scope.count_bits());
        BitLayout typeLayout = TypeInfo.layout(scope.type_bits());
        CountInfo bits = new CountInfo(countLayout);
        types = new TypeInfo(typeLayout);
        domains = new Domain[] {new Domain(0, ofPages, Domain.FEW_REFERENCES)};
        pages = new PageInfo[scope.pages()];
        for (int p = 0; p < pages.length; p++) {
            pages[p] = new PageInfo(
                    p,
                    new Word(countLayout, bits.PGC_allocated | 1),
                    new Word(typeLayout, 0),
                    new Word(PageInfo.ownerLayout(1), domains[0].pickled));
        }
        Platform platform = new Platform(false);
        World world = new World(ofPages, bits, types, pages, domains, platform);
        DomainReferences domainReferences = new DomainReferences(platform);
        DomainHeap domheap = new DomainHeap(world, new HeapAllocator(world, heap_lock), domainReferences);
        Mappings kept = new Kept(bits, types, domains, platform);
        references = new PageReferences(bits, domheap, kept, true);
        PageReferences ofPartial = new OfPartial(bits, domheap, kept);
        vcpus = new SlotVcpu[scope.vcpus()];
        for (int i = 0; i < vcpus.length; i++) {
            vcpus[i] = new SlotVcpu(scope, domains[0], references, own(ofPartial, platform), own(ofPartial, platform));
        }
        tables = newTables(world);
    }

    private OwnTypes own(PageReferences ofPartial, Platform platform) {
        return new OwnTypes(types, domains, ofPartial, platform, pages.length);
    }

    /** The guest uses a descriptor of its LDT whose slot is empty. The frame is what its table names at that moment. */
    @Operation("handle_ldt_mapping_fault")
    public void handle_ldt_mapping_fault(
            SlotVcpu self, @Range(max = SlotScope.LDT_SLOTS - 1) int slot, @Index("pages") int p) {
        Machine.assume(slot < self.ldt.length && self.ldt[slot] == null);
        self.cr2 = slot;
        tables.pv_map_ldt_shadow_page(self, pages[p]);
    }

    /** The guest sets its LDT: the old one goes. */
    @Operation("MMUEXT_SET_LDT")
    public void MMUEXT_SET_LDT(SlotVcpu self) {
        tables.pv_destroy_ldt(self);
    }

    /** The guest sets its GDT, to frames that follow each other. */
    @Operation("do_set_gdt")
    public void do_set_gdt(SlotVcpu self, @Index("pages") int p, @Range(max = SlotScope.GDT_SLOTS) int frames) {
        Machine.assume(frames <= self.gdt.length);
        tables.pv_set_gdt(self, p, frames);
    }

    /** The guest maps a frame writable. */
    @Operation("map")
    public void map(SlotVcpu self, @Index("pages") int p) {
        Machine.assume(!self.mapped[p]);
        if (self.of_mappings.get_page_and_type(self.cpu, pages[p], self.domain, types.PGT_writable_page)) {
            self.mapped[p] = true;
            self.mappings.under_way[p]--;
            pages[p].in_flight--;
        }
    }

    /** The guest takes such a mapping away. */
    @Operation("unmap")
    public void unmap(SlotVcpu self, @Index("pages") int p) {
        Machine.assume(self.mapped[p]);
        self.mapped[p] = false;
        self.mappings.under_way[p]++;
        pages[p].in_flight++;
        self.of_mappings.put_page_and_type(pages[p]);
    }

    /** A frame that the guest keeps never loses its last reference. */
    private static final class Kept extends Mappings {
        Kept(CountInfo bits, TypeInfo types, Domain[] domains, Platform platform) {
            super(bits, types, domains, platform, true);
        }

        @Override
        public int cleanup_page_mappings(PageInfo page) {
            Machine.bugOn(true, "put_page: the last reference to a frame that the guest has not given up");
            return -Errno.EINVAL;
        }
    }

    /** The reference that a mark has which an interrupted check leaves. */
    private static final class OfPartial extends PageReferences {
        OfPartial(CountInfo bits, DomainHeap domheap, Mappings mappings) {
            super(bits, domheap, mappings, true);
        }

        @Override
        public void put_page(PageInfo page) {
            // No check is interrupted: there is no mark, and no reference of one.
        }
    }

    /** Variants replace it. Called by the constructor. */
    protected SlotTables newTables(World world) {
        return new SlotTables(world);
    }
}
