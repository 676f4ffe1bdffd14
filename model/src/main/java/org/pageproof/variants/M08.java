package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.Destruction;
import org.pageproof.xen.Domain;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.TypedReferences;
import org.pageproof.xen.World;

/** A mutant: a domain is said to be dying only after its pages were given up (pages 2.18). */
@Variant(
        value = "M08",
        of = "xen.Pages",
        says = "domain_kill says that the domain is dying when it has given up the pages")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M08 extends Pages {
    public M08(Scope scope) {
        super(scope);
    }

    @Override
    protected Destruction newDestruction(World world) {
        return new Killing(world, references, typed_references);
    }

    private static final class Killing extends Destruction {
        Killing(World world, PageReferences references, TypedReferences typed) {
            super(world, references, typed);
        }

        @Override
        public void domain_kill(Cpu self, Domain d) {
            relinquish_all(self, d, d.xenpage_list);
            relinquish_all(self, d, d.page_list);
            relinquish_all(self, d, d.extra_page_list);
            d.is_dying.write(1);
            d.relinquished = true;
        }
    }
}
