package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.PageTypes;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.TypedReferences;

/** A mutant: the order of pages 2.4 turned round, so that a type reference outlives the general one (pages 5, I5). */
@Variant(
        value = "M04",
        of = "xen.Pages",
        says = "put_page_and_type drops the general reference before the type reference")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M04 extends Pages {
    public M04(Scope scope) {
        super(scope);
    }

    @Override
    protected TypedReferences newTypedReferences(PageReferences references, PageTypes pageTypes) {
        return new Dropping(references, pageTypes);
    }

    private static final class Dropping extends TypedReferences {
        Dropping(PageReferences references, PageTypes pageTypes) {
            super(references, pageTypes);
        }

        @Override
        public void put_page_and_type(PageInfo page) {
            references.put_page(page);
            page_types.put_page_type(page);
        }
    }
}
