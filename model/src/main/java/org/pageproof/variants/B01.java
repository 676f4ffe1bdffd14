package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Pages;
import org.pageproof.xen.Scope;

/** Saturating narrow count: pages 6, B01; widened by eb063a09b3 (2009). */
@Variant(
        value = "B01",
        of = "xen.Pages",
        says =
                "the general count has a bit less than it takes for what a guest may map, and get_page refuses when it is full")
public final class B01 extends Pages {
    public B01(Scope scope) {
        super(scope.with(scope.count_bits() - 1, scope.max_held()));
    }
}
