package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Domain;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.PageTypes;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Platform;
import org.pageproof.xen.Scope;
import org.pageproof.xen.TypeInfo;

/** A mutant: a type reference dropped by a load and a store (pages 5, I24 and I28). */
@Variant(
        value = "M05",
        of = "xen.Pages",
        says = "put_page_type stores the type word outright, over what others do to it meanwhile")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M05 extends Pages {
    public M05(Scope scope) {
        super(scope);
    }

    @Override
    protected PageTypes newPageTypes(TypeInfo types, PageReferences references, boolean debug) {
        return new Storing(types, domains, references, platform, debug);
    }

    private static final class Storing extends PageTypes {
        Storing(TypeInfo types, Domain[] domains, PageReferences references, Platform platform, boolean debug) {
            super(types, domains, references, platform, debug);
        }

        @Override
        @SuppressWarnings("MethodName") // the hypervisor's own name
        protected int _put_page_type(PageInfo page, Put how) {
            long x = page.type_info.read();
            page.type_info.write(x - 1);
            return 0;
        }
    }
}
