package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Domain;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.PageTypes;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Platform;
import org.pageproof.xen.Scope;
import org.pageproof.xen.TypeInfo;

/** The lock's own type reference left as the last one: pages 6, B41; commits 2d0557c5cb (2009) to 6410733a8a (2017, XSA-242). */
@Variant(value = "B41", of = "xen.Pages", says = "put_page_type does not wait for page_unlock")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B41 extends Pages {
    public B41(Scope scope) {
        super(scope);
    }

    @Override
    protected PageTypes newPageTypes(TypeInfo types, PageReferences references, boolean debug) {
        return new Hasty(types, domains, references, platform, debug);
    }

    private static final class Hasty extends PageTypes {
        Hasty(TypeInfo types, Domain[] domains, PageReferences references, Platform platform, boolean debug) {
            super(types, domains, references, platform, debug);
        }

        @Override
        protected boolean leaves_the_lock_alone(long nx) {
            return false;
        }
    }
}
