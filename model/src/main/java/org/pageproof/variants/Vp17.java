package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.format.FormatScope;
import org.pageproof.xen.p2m.format.FormatToolstack;
import org.pageproof.xen.p2m.format.P2mFormat;
import org.pageproof.xen.p2m.format.SharedInfo;

/** max_pfn taken for an index: p2m 4.1, VP-17 (i); the tools for some months in 2023. */
@Variant(value = "VP17", of = "xen.P2mFormat", says = "the toolstack takes the number of p2m words for the highest pfn")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp17 extends P2mFormat {
    public Vp17(FormatScope scope) {
        super(scope);
    }

    @Override
    protected FormatToolstack newToolstack(SharedInfo shared) {
        return new TakenForAnIndex(shared);
    }

    private static final class TakenForAnIndex extends FormatToolstack {
        TakenForAnIndex(SharedInfo shared) {
            super(shared);
        }

        @Override
        protected long max_pfn() {
            return info.max_pfn.read();
        }
    }
}
