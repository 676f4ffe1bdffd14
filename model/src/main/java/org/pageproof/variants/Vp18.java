package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.format.FormatScope;
import org.pageproof.xen.p2m.format.FormatToolstack;
import org.pageproof.xen.p2m.format.P2mFormat;
import org.pageproof.xen.p2m.format.SharedInfo;

/** The walk compares an entry counted from the start with one counted from 0: p2m 4.1, VP-18 (inferred); today's form. */
@Variant(
        value = "VP18",
        of = "xen.P2mFormat",
        says = "the end of a list that does not begin at the first entry of a table is taken for missing")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp18 extends P2mFormat {
    public Vp18(FormatScope scope) {
        super(scope);
    }

    @Override
    protected FormatToolstack newToolstack(SharedInfo shared) {
        return new Absolute(shared);
    }

    private static final class Absolute extends FormatToolstack {
        Absolute(SharedInfo shared) {
            super(shared);
        }

        @Override
        protected boolean is_last(int saved_idx, int start, int end) {
            return saved_idx == end;
        }
    }
}
