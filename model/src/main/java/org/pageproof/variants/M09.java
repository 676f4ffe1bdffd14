package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Domain;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Platform;
import org.pageproof.xen.Scope;

/** A mutant: a domain that has lost its last page is kept alive for good (pages 2.12 step 5). */
@Variant(value = "M09", of = "xen.Pages", says = "nobody puts the reference to the domain that its first page took")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M09 extends Pages {
    public M09(Scope scope) {
        super(scope);
    }

    @Override
    protected DomainReferences newDomainReferences(Platform platform) {
        return new Keeping(platform);
    }

    private static final class Keeping extends DomainReferences {
        Keeping(Platform platform) {
            super(platform);
        }

        @Override
        public void put_domain(Domain d) {
            platform.put_domain(d);
        }
    }
}
