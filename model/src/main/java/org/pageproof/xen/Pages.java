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

    protected final int max_order;

    protected final Platform platform;
    protected final PageReferences references;
    protected final DomainHeap domheap;
    protected final HeapAllocator heap;
    protected final Reservation reservation;
    protected final DomainReferences domain_references;
    protected final Mappings mappings;
    protected final PageTypes page_types;
    protected final TypedReferences typed_references;
    protected final PageLock page_lock;
    protected final Transfer transfer;
    protected final Donation donation;
    protected final XenHeapSharing sharing;
    protected final GuestPins pins;
    protected final Offlining offlining;
    protected final Destruction destruction;

    protected final TypeInfo types;
    protected final Exchange exchange;
    protected final Grants grants;
    protected final GrantTransfer grant_transfer;

    /** The world: every frame is free. */
    public Pages(Scope scope) {
        BitLayout countLayout = CountInfo.layout(scope.count_bits());
        BitLayout typeLayout = TypeInfo.layout(scope.type_bits());
        BitLayout ownerLayout = PageInfo.ownerLayout(scope.domains());
        CountInfo bits = new CountInfo(countLayout);
        types = new TypeInfo(typeLayout);
        pages = new PageInfo[scope.pages()];
        for (int p = 0; p < pages.length; p++) {
            // The list of coloured frames is made without a look at their states (pages 3.1).
            long c = scope.coloring() ? bits.PGC_state_inuse | bits.PGC_colored : bits.PGC_state_free;
            pages[p] = newPage(p, countLayout, c, new Word(typeLayout, 0), ownerLayout);
            pages[p].frame_list = scope.coloring() ? FrameList.color : FrameList.none;
        }
        if (!scope.coloring()) {
            addFreeChunks(scope.max_order());
        }
        domains = new Domain[scope.domains()];
        for (int d = 0; d < domains.length; d++) {
            domains[d] = new Domain(d, scope, refcnt_bits());
        }
        cpus = new Cpu[scope.cpus()];
        for (int c = 0; c < cpus.length; c++) {
            cpus[c] = new Cpu(domains[c % domains.length], pages.length);
        }
        max_held = scope.max_held();
        max_order = scope.max_order();
        platform = newPlatform(scope);
        World world = new World(scope, bits, types, pages, domains, platform);
        domain_references = newDomainReferences(platform);
        heap = newHeap(world);
        domheap = newDomainHeap(world, heap);
        mappings = newMappings(bits, types, scope.debug());
        references = newReferences(bits, domheap, mappings, scope.debug());
        page_types = newPageTypes(types, references, scope.debug());
        typed_references = newTypedReferences(references, page_types);
        page_lock = newPageLock(types, scope.debug());
        transfer = newTransfer(bits, types, references, mappings, domain_references);
        donation = newDonation(bits, domain_references);
        sharing = newXenHeapSharing(bits, types, domain_references, scope.debug());
        pins = newGuestPins(types, references, typed_references);
        reservation = newReservation(bits, references);
        offlining = newOfflining(world);
        destruction = newDestruction(world);
        grants = newGrants(references);
        grant_transfer = newGrantTransfer(transfer);
        exchange = new Exchange(transfer, heap, domheap, domain_references);
    }

    /** Takes a reference for the CPU's domain and keeps it. */
    @Operation("get_page")
    public void get_page(Cpu self, @Index("pages") int p) {
        Machine.assume(self.held[p] < max_held);
        if (references.get_page(self, pages[p], self.domain)) {
            pages[p].in_flight--;
            self.held[p]++;
        }
    }

    /** Puts back a reference that the CPU keeps. */
    @Operation("put_page")
    public void put_page(Cpu self, @Index("pages") int p) {
        Machine.assume(self.held[p] > 0 && may_drop(self, p));
        self.held[p]--;
        pages[p].in_flight++;
        references.put_page(pages[p]);
    }

    /** Takes a reference and a writable type reference for the CPU's domain, as a writable mapping does, and keeps them. */
    @Operation("get_page_and_type")
    public void get_page_and_type(Cpu self, @Index("pages") int p) {
        Machine.assume(self.typed[p] < max_held);
        if (typed_references.get_page_and_type(self, pages[p], self.domain, types.PGT_writable_page)) {
            pages[p].in_flight--;
            self.typed[p]++;
        }
    }

    /** Puts back what get_page_and_type took. */
    @Operation("put_page_and_type")
    public void put_page_and_type(Cpu self, @Index("pages") int p) {
        Machine.assume(self.typed[p] > 0 && self.locked_page != p);
        self.typed[p]--;
        pages[p].in_flight++;
        typed_references.put_page_and_type(pages[p]);
    }

    /** Adds a type reference to a general one that the CPU keeps: for a mapping, a descriptor page or a lowest table. */
    @Operation("get_page_type")
    public void get_page_type(Cpu self, @Index("pages") int p, PageType type) {
        Machine.assume(self.held[p] > 0 && self.typed[p] < max_held && is_simple(type));
        if (page_types.get_page_type(pages[p], types.of(type))) {
            self.held[p]--;
            self.typed[p]++;
        }
    }

    /** Drops a type reference and keeps the general one. */
    @Operation("put_page_type")
    public void put_page_type(Cpu self, @Index("pages") int p) {
        Machine.assume(self.typed[p] > 0 && self.held[p] < max_held && self.locked_page != p);
        self.typed[p]--;
        self.held[p]++;
        page_types.put_page_type(pages[p]);
    }

    /** Locks a page that the CPU has a reference to; one page at a time. */
    @Operation("page_lock")
    public void page_lock(Cpu self, @Index("pages") int p) {
        Machine.assume(self.held[p] + self.typed[p] > 0 && self.locked_page == Cpu.NO_PAGE);
        page_lock.page_lock(self, pages[p]);
    }

    /** Gives the lock back. */
    @Operation("page_unlock")
    public void page_unlock(Cpu self, @Index("pages") int p) {
        Machine.assume(self.locked_page == p);
        page_lock.page_unlock(self, pages[p]);
    }

    /** Keeps a page of a domain a table, on the domain's own request or a privileged one's. */
    @Operation("pin")
    public void pin(Cpu self, @Index("pages") int p, Domain d) {
        pins.pin(self, pages[p], d, types.PGT_l1_page_table);
    }

    /** Undoes a pin. */
    @Operation("unpin")
    public void unpin(Cpu self, @Index("pages") int p, Domain d) {
        pins.unpin(self, pages[p], d);
    }

    /** Takes another reference to a page that the CPU holds, in the way that cannot fail, and keeps it. */
    @Operation("get_page_light")
    public void get_page_light(Cpu self, @Index("pages") int p) {
        Machine.assume(self.held[p] > 0 && self.held[p] < max_held);
        references.get_page_light(pages[p]);
        pages[p].in_flight--;
        self.held[p]++;
    }

    /** Takes a page out of the hands of the CPU's domain. It is anonymous then, as if fresh from the allocator. */
    @Operation("steal_page")
    public void steal_page(Cpu self, @Index("pages") int p) {
        Machine.assume(!self.has_fresh());
        if (transfer.steal_page(self, self.domain, pages[p], false) == 0) {
            self.fresh[p] = true;
        }
    }

    /** Gives an anonymous page to a domain, if that takes it. */
    @Operation("donate_page")
    public void donate_page(Cpu self, @Index("pages") int p, Domain d) {
        Machine.assume(self.fresh[p]);
        if (donation.donate_page(d, pages[p]) == 0) {
            self.fresh[p] = false;
        }
    }

    /** Makes an anonymous page one of the Xen heap and shares it with a domain. The hypervisor keeps it for good. */
    @Operation("share_xen_page_with_guest")
    public void share_xen_page_with_guest(Cpu self, @Index("pages") int p, Domain d, boolean writableByGuest) {
        Machine.assume(self.fresh[p]);
        self.fresh[p] = false;
        sharing.alloc_xenheap_page(pages[p]);
        sharing.share_xen_page_with_guest(pages[p], d, writableByGuest);
    }

    /** Maps a page that {@code d} granted, for the CPU and for a device. */
    @Operation("map_grant_ref")
    public void map_grant_ref(Cpu self, @Index("pages") int p, Domain d) {
        Machine.assume(!self.granted[p]);
        if (grants.map_grant_ref(self, pages[p], d)) {
            pages[p].in_flight -= Grants.REFERENCES;
            self.granted[p] = true;
        }
    }

    /** Takes both mappings back. */
    @Operation("unmap_grant_ref")
    public void unmap_grant_ref(Cpu self, @Index("pages") int p) {
        Machine.assume(self.granted[p]);
        self.granted[p] = false;
        pages[p].in_flight += Grants.REFERENCES;
        grants.unmap_grant_ref(pages[p]);
    }

    /** Gives a page of the CPU's domain to another one, as it is or as a copy in another frame. */
    @Operation("gnttab_transfer")
    public void gnttab_transfer(Cpu self, @Index("pages") int p, Domain d, boolean copy) {
        Machine.assume(d != self.domain);
        grant_transfer.gnttab_transfer(self, pages[p], self.domain, d, copy);
    }

    /** Gives the CPU's domain another page for one that it has. */
    @Operation("memory_exchange")
    public void memory_exchange(Cpu self, @Index("pages") int p) {
        exchange.memory_exchange(self, pages[p]);
    }

    /** Takes a page from a domain, on the domain's own request or a privileged one's. */
    @Operation("decrease_reservation")
    public void decrease_reservation(Cpu self, @Index("pages") int p, Domain d) {
        reservation.guest_remove_page(self, pages[p], d);
    }

    /** Gets anonymous pages, which this CPU alone knows of. */
    @Operation("alloc_heap_pages")
    public void alloc_heap_pages(Cpu self, @Range(max = 1) int order) {
        Machine.assume(order <= max_order && !self.has_fresh());
        int p = heap.alloc_heap_pages(order, false);
        if (p != HeapAllocator.NONE) {
            set_fresh(self, p, order, true);
        }
    }

    /** Gives anonymous pages to a domain. If it does not take them they go back. */
    @Operation("assign_pages")
    public void assign_pages(Cpu self, @Index("pages") int p, @Range(max = 1) int order, Domain d) {
        Machine.assume(are_fresh(self, p, order));
        set_fresh(self, p, order, false);
        if (domheap.assign_pages(d, pages[p], 1 << order, false) != 0) {
            domheap.free_domheap_pages(pages[p], order);
        }
    }

    /** Gives anonymous pages back. */
    @Operation("free_domheap_pages")
    public void free_domheap_pages(Cpu self, @Index("pages") int p, @Range(max = 1) int order) {
        Machine.assume(are_fresh(self, p, order));
        set_fresh(self, p, order, false);
        domheap.free_domheap_pages(pages[p], order);
    }

    /** Takes pages from the heap for a domain, as extra pages or within its limit. */
    @Operation("alloc_domheap_pages")
    public void alloc_domheap_pages(Cpu self, @Range(max = 1) int order, Domain d, boolean extra) {
        Machine.assume(order <= max_order);
        domheap.alloc_domheap_pages(d, order, extra);
    }

    /** Gives a domain a page that is scrubbed late, outside the allocator. */
    @Operation("populate_physmap")
    public void populate_physmap(Cpu self, Domain d) {
        reservation.populate_physmap(d);
    }

    /** Takes a frame out of use, as faulty or for maintenance. */
    @Operation("offline_page")
    public void offline_page(Cpu self, @Index("pages") int p, boolean broken) {
        offlining.offline_page(self, pages[p], broken);
    }

    /** Brings a frame back into use. */
    @Operation("online_page")
    public void online_page(Cpu self, @Index("pages") int p) {
        offlining.online_page(pages[p]);
    }

    /** Ends a domain. */
    @Operation("domain_kill")
    public void domain_kill(Cpu self, Domain d) {
        destruction.domain_kill(self, d);
    }

    /** Whether a page gets this type and loses it in one call, without being interrupted. */
    private static boolean is_simple(PageType type) {
        return type == PageType.writable_page || type == PageType.seg_desc_page || type == PageType.l1_page_table;
    }

    /** Who has a page locked keeps a reference to it. */
    private static boolean may_drop(Cpu self, int p) {
        return self.locked_page != p || self.held[p] + self.typed[p] > 1;
    }

    private void addFreeChunks(int maxOrder) {
        int p = 0;
        while (p < pages.length) {
            int order = maxOrder;
            while ((p & (1 << order) - 1) != 0 || p + (1 << order) > pages.length) {
                order--;
            }
            pages[p].order = order;
            pages[p].frame_list = FrameList.heap;
            p += 1 << order;
        }
    }

    private boolean are_fresh(Cpu self, int p, int order) {
        return order <= max_order && (p & (1 << order) - 1) == 0 && self.fresh[p] && self.fresh[p + (1 << order) - 1];
    }

    private static void set_fresh(Cpu self, int p, int order, boolean is) {
        for (int i = 0; i < 1 << order; i++) {
            self.fresh[p + i] = is;
        }
    }

    /** Width of {@link Domain#refcnt}. Called by the constructor. */
    protected int refcnt_bits() {
        return Domain.FEW_REFERENCES;
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
    protected HeapAllocator newHeap(World world) {
        return world.scope.coloring() ? new ColorHeap(world, heap_lock) : new HeapAllocator(world, heap_lock);
    }

    /** Variants replace it. Called by the constructor. */
    protected DomainHeap newDomainHeap(World world, HeapAllocator heap) {
        return new DomainHeap(world, heap, domain_references);
    }

    /** Variants replace it. Called by the constructor. */
    protected Mappings newMappings(CountInfo bits, TypeInfo types, boolean debug) {
        return new Mappings(bits, types, domains, platform, debug);
    }

    /** Variants replace it. Called by the constructor. */
    protected PageReferences newReferences(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
        return new PageReferences(bits, domheap, mappings, debug);
    }

    /** Variants replace it. Called by the constructor. */
    protected PageTypes newPageTypes(TypeInfo types, PageReferences references, boolean debug) {
        return new PageTypes(types, domains, references, platform, debug);
    }

    /** Variants replace it. Called by the constructor. */
    protected TypedReferences newTypedReferences(PageReferences references, PageTypes pageTypes) {
        return new TypedReferences(references, pageTypes);
    }

    /** Variants replace it. Called by the constructor. */
    protected GuestPins newGuestPins(TypeInfo types, PageReferences references, TypedReferences typed) {
        return new GuestPins(types, references, typed);
    }

    /** Variants replace it. Called by the constructor. */
    protected PageLock newPageLock(TypeInfo types, boolean debug) {
        return new PageLock(types, debug);
    }

    /** Variants replace it. Called by the constructor. */
    protected Transfer newTransfer(
            CountInfo bits,
            TypeInfo types,
            PageReferences references,
            Mappings mappings,
            DomainReferences domainReferences) {
        return new Transfer(bits, types, references, mappings, domainReferences, platform);
    }

    /** Variants replace it. Called by the constructor. */
    protected DomainReferences newDomainReferences(Platform platform) {
        return new DomainReferences(platform);
    }

    /** Variants replace it. Called by the constructor. */
    protected Donation newDonation(CountInfo bits, DomainReferences domainReferences) {
        return new Donation(bits, domainReferences);
    }

    /** Variants replace it. Called by the constructor. */
    protected XenHeapSharing newXenHeapSharing(
            CountInfo bits, TypeInfo types, DomainReferences domainReferences, boolean debug) {
        return new XenHeapSharing(bits, types, domainReferences, platform, debug);
    }

    /** Variants replace it. Called by the constructor. */
    protected Grants newGrants(PageReferences references) {
        return new Grants(references);
    }

    /** Variants replace it. Called by the constructor. */
    protected GrantTransfer newGrantTransfer(Transfer transfer) {
        return new GrantTransfer(transfer, heap, domheap, domain_references);
    }

    /** Variants replace it. Called by the constructor. */
    protected Reservation newReservation(CountInfo bits, PageReferences references) {
        return new Reservation(bits, references, heap, domheap);
    }

    /** Variants replace it. Called by the constructor. */
    protected Offlining newOfflining(World world) {
        return new Offlining(world, heap_lock, heap, references);
    }

    /** Variants replace it. Called by the constructor. */
    protected Destruction newDestruction(World world) {
        return new Destruction(world, references, typed_references);
    }
}
