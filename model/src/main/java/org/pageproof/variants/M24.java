package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.p2m.format.FormatScope;
import org.pageproof.xen.p2m.format.FormatToolstack;
import org.pageproof.xen.p2m.format.P2mFormat;
import org.pageproof.xen.p2m.format.SharedInfo;

/** Mutant: nobody looks whether the tree is large enough; the tools before 91e204d37f. */
@Variant(value = "M24", of = "xen.P2mFormat", says = "a tree is read whatever the size of the guest that tells of it")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class M24 extends P2mFormat {
    public M24(FormatScope scope) {
        super(scope);
    }

    @Override
    protected FormatToolstack newToolstack(SharedInfo shared) {
        return new AnySize(shared);
    }

    private static final class AnySize extends FormatToolstack {
        AnySize(SharedInfo shared) {
            super(shared);
        }

        @Override
        protected boolean fits_tree(long lists, long fpp) {
            return true;
        }
    }
}
