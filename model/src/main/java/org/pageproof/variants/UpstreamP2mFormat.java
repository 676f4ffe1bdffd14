package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.format.FormatScope;
import org.pageproof.xen.p2m.format.FormatToolstack;
import org.pageproof.xen.p2m.format.P2mFormat;
import org.pageproof.xen.p2m.format.SharedInfo;

/** How the toolstack finds the p2m today. */
@Variant(value = "upstream_p2m_format", of = "xen.P2mFormat", says = "the toolstack as it is today: VP18 and VP20")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class UpstreamP2mFormat extends P2mFormat {
    public UpstreamP2mFormat(FormatScope scope) {
        super(scope);
    }

    @Override
    protected FormatToolstack newToolstack(SharedInfo shared) {
        return new Today(shared);
    }

    private static final class Today extends FormatToolstack {
        Today(SharedInfo shared) {
            super(shared);
        }

        @Override
        protected boolean is_last(int saved_idx, int start, int end) {
            return saved_idx == end;
        }

        @Override
        protected long root_after_restore() {
            return info.root_elsewhere;
        }
    }
}
