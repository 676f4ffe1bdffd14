package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.Transfer;
import org.pageproof.xen.TypeInfo;

/** Stolen without a reference (XSA-287): pages 6, B14; fixed by 3d4868a481 (2019). */
@Variant(
        value = "B14",
        of = "xen.Pages",
        says = "steal_page looks at the owner without a reference of its own, and drops the count for a moment")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class B14 extends Pages {
    public B14(Scope scope) {
        super(scope);
    }

    @Override
    protected Transfer newTransfer(
            CountInfo bits,
            TypeInfo types,
            PageReferences references,
            Mappings mappings,
            DomainReferences domainReferences) {
        return new StealUntil2019(bits, types, references, mappings, domainReferences, platform);
    }
}
