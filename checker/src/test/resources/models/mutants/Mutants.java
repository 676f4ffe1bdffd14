import org.pageproof.machine.Variant;
import org.pageproof.variants.Takers;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Scope;
import org.pageproof.xen.World;

/** The base form with the ghost of {@link Takers}, and one thing wrong in each class. */
final class Mutants {
    private Mutants() {}

    /** As B07: what get_page did not take it puts back, and put_page does not look whether there is anything. */
    @Variant(value = "undo_without_a_reference", of = "xen.Pages", says = "B07 with the ghost")
    public static final class Undo extends Takers {
        public Undo(Scope scope) {
            super(scope);
        }

        @Override
        protected PageReferences newReferences(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
            return new PageReferences(bits, domheap, mappings, debug) {
                @Override
                public boolean get_page(Cpu self, PageInfo page, Domain d) {
                    long o = page_get_owner_and_reference(self, page);
                    if (o == d.pickled) {
                        get_succeeded(self);
                        return true;
                    }
                    put_page(page);
                    self.get_page_moved--;
                    get_failed(self);
                    return false;
                }

                @Override
                public void put_page(PageInfo page) {
                    long y = page.count_info.read();
                    long x;
                    do {
                        x = y;
                        y = page.count_info.cmpxchg(x, bits.minus_one(x));
                    } while (y != x);
                    page.in_flight--;
                    if (bits.count(bits.minus_one(x)) == 0 && mappings.cleanup_page_mappings(page) == 0) {
                        domheap.free_domheap_pages(page, 0);
                    }
                }
            };
        }
    }

    /** As B09. */
    @Variant(value = "owner_first", of = "xen.Pages", says = "B09 with the ghost")
    public static final class OwnerFirst extends Takers {
        public OwnerFirst(Scope scope) {
            super(scope);
        }

        @Override
        protected PageReferences newReferences(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
            return new PageReferences(bits, domheap, mappings, debug) {
                @Override
                public boolean get_page(Cpu self, PageInfo page, Domain d) {
                    if (page.owner.read() != d.pickled) {
                        get_failed(self);
                        return false;
                    }
                    long y = page.count_info.read();
                    long x;
                    do {
                        x = y;
                        if (bits.refuses_get(x)) {
                            get_failed(self);
                            return false;
                        }
                        y = page.count_info.cmpxchg(x, x + 1);
                    } while (y != x);
                    page.in_flight++;
                    get_succeeded(self);
                    return true;
                }
            };
        }
    }

    /** As B13: the first reference is there before the owner. */
    @Variant(value = "count_before_owner", of = "xen.Pages", says = "assign_pages stores the count before the owner")
    public static final class CountFirst extends Takers {
        public CountFirst(Scope scope) {
            super(scope);
        }

        @Override
        protected DomainHeap newDomainHeap(World world, HeapAllocator heap) {
            return new Publishing(world, heap, domain_references);
        }

        private static final class Publishing extends DomainHeap {
            Publishing(World world, HeapAllocator heap, DomainReferences domainReferences) {
                super(world, heap, domainReferences);
            }

            @Override
            protected long publish(Domain d, PageInfo page) {
                long c = set_allocated(page);
                page.owner.write(d.pickled);
                return c;
            }

            @Override
            protected long set_allocated(PageInfo page) {
                long nx = super.set_allocated(page);
                page.takers--;
                return nx;
            }
        }
    }
}
