package org.pageproof.variants;

import org.pageproof.machine.Machine;
import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.PageTypes;
import org.pageproof.xen.Platform;
import org.pageproof.xen.Scope;
import org.pageproof.xen.TypeInfo;

/**
 * {@link Takers} with what CPUs have of a page kept: {@link PageInfo#pairs}, {@link PageInfo#singles} and {@link PageInfo#checks}. Each
 * note is made in the same step as the change of the word that it is about.
 *
 * <p>It is about worlds without IOMMU and pages that are not page tables: of those alone a check is interrupted, or has a reverse. A run ends where somebody
 * would go on with the one or begin with the other, and claims can say that nobody does.
 */
@Variant(value = "pairs", of = "xen.Pages", says = "takers without page tables; ghosts count what CPUs have of a page")
@SuppressWarnings({"MemberName", "MethodName"}) // the hypervisor's own names
public class Pairs extends Takers {
    public Pairs(Scope scope) {
        super(scope);
    }

    @Override
    protected PageReferences newReferences(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
        return new Noted(bits, domheap, mappings, debug);
    }

    @Override
    protected PageTypes newPageTypes(TypeInfo types, PageReferences references, boolean debug) {
        return new NotedTypes(types, domains, references, platform, debug);
    }

    private static final class Noted extends PageReferences {
        Noted(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
            super(bits, domheap, mappings, debug);
        }

        @Override
        protected void taken(PageInfo page) {
            super.taken(page);
            page.singles++;
        }

        @Override
        protected void put(PageInfo page) {
            super.put(page);
            page.singles--;
        }
    }

    /** Whoever takes a type reference has a general one, and so has whoever has put one. Mutants break it. */
    protected static class NotedTypes extends PageTypes {
        protected NotedTypes(
                TypeInfo types, Domain[] domains, PageReferences references, Platform platform, boolean debug) {
            super(types, domains, references, platform, debug);
        }

        @Override
        protected int _get_page_type(PageInfo page, long type, boolean preemptible) {
            int rc = super._get_page_type(page, type, preemptible);
            if (rc == 0) {
                page.singles--;
                page.pairs++;
            }
            return rc;
        }

        /** What whoever checks the content has is neither a single reference nor a pair. */
        @Override
        protected int begin_check(PageInfo page, long x, long type) {
            page.singles--;
            page.checks++;
            return super.begin_check(page, x, type);
        }

        @Override
        protected int make_valid(PageInfo page, long type, boolean preemptible) {
            int rc = super.make_valid(page, type, preemptible);
            page.checks--;
            page.singles++;
            return rc;
        }

        @Override
        protected int _put_page_type(PageInfo page, Put how) {
            int rc = super._put_page_type(page, how);
            if (rc == 0) {
                page.pairs--;
                page.singles++;
            }
            return rc;
        }

        @Override
        protected long without_mark(PageInfo page, long x) {
            ends(page, "without_mark: a check was interrupted, and none ever is");
            return x;
        }

        @Override
        protected void put_mark(PageInfo page) {
            // Nobody has taken a mark away.
        }

        @Override
        protected int devalidate_page(PageInfo page, long type, boolean preemptible) {
            ends(page, "devalidate_page: no page is a page table");
            return 0;
        }

        /** The run ends here, after a step in which a claim can see that somebody is here. */
        private static void ends(PageInfo page, String why) {
            page.type_info.read();
            Machine.bugOn(true, why);
        }
    }
}
