import org.pageproof.machine.Variant;
import org.pageproof.variants.Pairs;
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
import org.pageproof.xen.PageTypes;
import org.pageproof.xen.Scope;
import org.pageproof.xen.TypeInfo;
import org.pageproof.xen.TypedReferences;
import org.pageproof.xen.World;

/** The base form with the ghosts of {@link Takers} or of {@link Pairs}, and one thing wrong in each class. */
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

    /** The general reference goes before the type reference that it is there for. */
    @Variant(value = "general_put_first", of = "xen.Pages", says = "put_page_and_type puts the general reference first")
    public static final class GeneralPutFirst extends Pairs {
        public GeneralPutFirst(Scope scope) {
            super(scope);
        }

        @Override
        protected TypedReferences newTypedReferences(PageReferences references, PageTypes pageTypes) {
            return new TypedReferences(references, pageTypes) {
                @Override
                public void put_page_and_type(PageInfo page) {
                    references.put_page(page);
                    page_types.put_page_type(page);
                }
            };
        }
    }

    /** A valid page gets another type reference, whether or not there is room for it. */
    @Variant(value = "type_count_wraps", of = "xen.Pages", says = "get_page_type does not look whether the count is full")
    public static final class TypeCountWraps extends Pairs {
        public TypeCountWraps(Scope scope) {
            super(scope);
        }

        @Override
        protected PageTypes newPageTypes(TypeInfo types, PageReferences references, boolean debug) {
            return new NotedTypes(types, domains, references, platform, debug) {
                @Override
                protected int _get_page_type(PageInfo page, long type, boolean preemptible) {
                    long x = page.type_info.read();
                    if (types.count(x) == 0
                            || (x & types.PGT_type_mask) != type
                            || (x & types.PGT_validated) == 0
                            || page.type_info.cmpxchg(x, x + 1 & types.PGT_all) != x) {
                        return super._get_page_type(page, type, preemptible);
                    }
                    page.singles--;
                    page.pairs++;
                    return 0;
                }
            };
        }
    }
}
