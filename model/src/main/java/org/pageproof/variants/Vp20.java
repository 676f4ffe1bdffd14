package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.format.FormatScope;
import org.pageproof.xen.p2m.format.FormatToolstack;
import org.pageproof.xen.p2m.format.P2mFormat;
import org.pageproof.xen.p2m.format.SharedInfo;

/** A root of another host: p2m 4.1, VP-20 (inferred); today's form. */
@Variant(value = "VP20", of = "xen.P2mFormat", says = "restore copies p2m_cr3, which names a frame of the old host")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Vp20 extends P2mFormat {
    public Vp20(FormatScope scope) {
        super(scope);
    }

    @Override
    protected FormatToolstack newToolstack(SharedInfo shared) {
        return new Copying(shared);
    }

    private static final class Copying extends FormatToolstack {
        Copying(SharedInfo shared) {
            super(shared);
        }

        @Override
        protected long root_after_restore() {
            return info.root_elsewhere;
        }
    }
}
