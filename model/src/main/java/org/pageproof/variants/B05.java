package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.Domain;
import org.pageproof.xen.Grants;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;

/** Ignored failure of get_page, as in the grant mappings of E0: pages 6, B05. */
@Variant(
        value = "B05",
        of = "xen.Pages",
        says = "map_grant_ref for host and device ignores that the second get_page fails, and unmaps as if it had not")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B05 extends Pages {
    public B05(Scope scope) {
        super(scope);
    }

    @Override
    protected Grants newGrants(PageReferences references) {
        return new Mapping(references);
    }

    private static final class Mapping extends Grants {
        Mapping(PageReferences references) {
            super(references);
        }

        @Override
        public boolean map_grant_ref(Cpu self, PageInfo page, Domain d) {
            if (!references.get_page(self, page, d)) {
                return false;
            }
            references.get_page(self, page, d);
            return true;
        }
    }
}
