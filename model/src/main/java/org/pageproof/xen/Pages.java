package org.pageproof.xen;

import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Index;
import org.pageproof.machine.Machine;
import org.pageproof.machine.Model;
import org.pageproof.machine.Operation;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;

/**
 * Who owns a page and who refers to it: frames go from the heap to a CPU, from there to a domain, and back to the heap with
 * the last reference. At the start every frame is on the heap. Any CPU may work on any frame for any domain at any time, as
 * guests find pages by number.
 */
@Model("xen.Pages")
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Pages {
    public final SpinLock heap_lock = new SpinLock();
    public final PageInfo[] pages;
    public final Domain[] domains;
    public final Cpu[] cpus;

    /** The most references that a CPU keeps per page. */
    protected final int max_held;

    protected final Platform platform;
    protected final PageReferences references;
    protected final DomainHeap domheap;
    protected final HeapAllocator heap;
    protected final Reservation reservation;

    /** The world: every frame is free. */
    public Pages(Scope scope) {
        BitLayout countLayout = CountInfo.layout(scope.count_bits());
        BitLayout typeLayout = TypeInfo.layout(scope.type_bits());
        BitLayout ownerLayout = PageInfo.ownerLayout(scope.domains());
        CountInfo bits = new CountInfo(countLayout);
        pages = new PageInfo[scope.pages()];
        for (int p = 0; p < pages.length; p++) {
            pages[p] = newPage(p, countLayout, bits.PGC_state_free, new Word(typeLayout, 0), ownerLayout);
            pages[p].frame_list = FrameList.heap;
        }
        domains = new Domain[scope.domains()];
        for (int d = 0; d < domains.length; d++) {
            domains[d] = new Domain(d, scope);
        }
        cpus = new Cpu[scope.cpus()];
        for (int c = 0; c < cpus.length; c++) {
            cpus[c] = new Cpu(domains[c % domains.length], pages.length);
        }
        max_held = scope.max_held();
        platform = newPlatform(scope);
        heap = newHeap(bits);
        domheap = newDomainHeap(bits, heap);
        references = newReferences(bits, domheap);
        reservation = newReservation(bits, references);
    }

    /** Takes a reference for the CPU's domain and keeps it. */
    @Operation("get_page")
    public void get_page(Cpu self, @Index("pages") int p) {
        Machine.assume(self.held[p] < max_held);
        if (references.get_page(self, pages[p], self.domain)) {
            self.held[p]++;
        }
    }

    /** Puts back a reference that the CPU keeps. */
    @Operation("put_page")
    public void put_page(Cpu self, @Index("pages") int p) {
        Machine.assume(self.held[p] > 0);
        self.held[p]--;
        references.put_page(pages[p]);
    }

    /** Takes a page from a domain, on the domain's own request or a privileged one's. */
    @Operation("decrease_reservation")
    public void decrease_reservation(Cpu self, @Index("pages") int p, Domain d) {
        reservation.guest_remove_page(self, pages[p], d);
    }

    /** Gets an anonymous page, which this CPU alone knows of. */
    @Operation("alloc_heap_pages")
    public void alloc_heap_pages(Cpu self) {
        Machine.assume(!self.has_fresh());
        int p = heap.alloc_heap_pages();
        if (p != HeapAllocator.NONE) {
            self.fresh[p] = true;
        }
    }

    /** Gives an anonymous page to a domain. */
    @Operation("assign_pages")
    public void assign_pages(Cpu self, @Index("pages") int p, Domain d) {
        Machine.assume(self.fresh[p]);
        self.fresh[p] = false;
        domheap.assign_pages(d, pages[p]);
    }

    /** Gives an anonymous page back. */
    @Operation("free_domheap_pages")
    public void free_domheap_pages(Cpu self, @Index("pages") int p) {
        Machine.assume(self.fresh[p]);
        self.fresh[p] = false;
        domheap.free_domheap_pages(pages[p]);
    }

    /** Variants replace it to keep a page in another form. Called by the constructor. */
    protected PageInfo newPage(int mfn, BitLayout countLayout, long count, Word type, BitLayout ownerLayout) {
        return new PageInfo(mfn, new Word(countLayout, count), type, new Word(ownerLayout, 0));
    }

    /** The tests against the hypervisor replace it to see what is asked of it. Called by the constructor. */
    protected Platform newPlatform(Scope scope) {
        return new Platform(scope.iommu());
    }

    /** Variants replace it. Called by the constructor, when pages and domains are there. */
    protected HeapAllocator newHeap(CountInfo bits) {
        return new HeapAllocator(bits, pages, heap_lock);
    }

    /** Variants replace it. Called by the constructor. */
    protected DomainHeap newDomainHeap(CountInfo bits, HeapAllocator heap) {
        return new DomainHeap(bits, domains, heap);
    }

    /** Variants replace it. Called by the constructor. */
    protected PageReferences newReferences(CountInfo bits, DomainHeap domheap) {
        return new PageReferences(bits, domheap);
    }

    /** Variants replace it. Called by the constructor. */
    protected Reservation newReservation(CountInfo bits, PageReferences references) {
        return new Reservation(bits, references);
    }
}
