package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.shadow.ShadowInfo;
import org.pageproof.xen.shadow.ShadowReferences;
import org.pageproof.xen.shadow.ShadowScope;
import org.pageproof.xen.shadow.Shadows;

/** Check and field disagree (XSA-249): pages 6, B04; commits c385d27079 (2010) to 54e2292e8d (2017). */
@Variant(
        value = "B04",
        of = "xen.Shadows",
        says = "the check of a shadow's count is for a count with one bit more than it has")
public final class B04 extends Shadows {
    public B04(ShadowScope scope) {
        super(scope);
    }

    @Override
    protected ShadowReferences newReferences(ShadowInfo bits) {
        return new References(bits);
    }

    private static final class References extends ShadowReferences {
        References(ShadowInfo bits) {
            super(bits);
        }

        @Override
        protected long limit() {
            return 2 * bits.count_limit;
        }
    }
}
