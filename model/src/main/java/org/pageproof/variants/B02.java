package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;

/** Type count that is narrower than the general count: pages 6, B02. */
@Variant(
        value = "B02",
        of = "xen.Pages",
        says =
                "the type count has a bit less than it takes for what a guest may map writable, and get_page_type refuses")
public final class B02 extends Pages {
    public B02(Scope scope) {
        super(scope.withTypeBits(scope.type_bits() - 1));
    }
}
