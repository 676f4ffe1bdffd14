package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.Domain;
import org.pageproof.xen.Errno;
import org.pageproof.xen.GuestPins;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;
import org.pageproof.xen.TypeInfo;
import org.pageproof.xen.TypedReferences;

/** A mutant: for a moment a pin has no references (pages 5, I11). */
@Variant(value = "M11", of = "xen.Pages", says = "unpin puts the references of the pin before it clears the mark")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M11 extends Pages {
    public M11(Scope scope) {
        super(scope);
    }

    @Override
    protected GuestPins newGuestPins(TypeInfo types, PageReferences references, TypedReferences typed) {
        return new Pins(types, references, typed);
    }

    private static final class Pins extends GuestPins {
        Pins(TypeInfo types, PageReferences references, TypedReferences typed) {
            super(types, references, typed);
        }

        @Override
        public int unpin(Cpu self, PageInfo page, Domain d) {
            if (!references.get_page(self, page, d)) {
                return -Errno.EINVAL;
            }
            if ((page.type_info.read() & types.PGT_pinned) == 0) {
                references.put_page(page);
                return -Errno.EINVAL;
            }
            page.in_flight++;
            typed.put_page_and_type(page);
            page.type_info.testAndClear(types.pinned_bit);
            references.put_page(page);
            return 0;
        }
    }
}
