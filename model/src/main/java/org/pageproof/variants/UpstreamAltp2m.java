package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.altp2m.AlternateViews;
import org.pageproof.xen.altp2m.Altp2mScope;
import org.pageproof.xen.altp2m.Altp2mWorld;
import org.pageproof.xen.altp2m.Entry;
import org.pageproof.xen.altp2m.Ept;
import org.pageproof.xen.altp2m.TypeChanges;
import org.pageproof.xen.altp2m.ViewEntries;
import org.pageproof.xen.altp2m.Views;

/** Today's form as it is. */
@Variant(
        value = "upstream_altp2m",
        of = "xen.AlternateViews",
        says = "the hypervisor as it is today: VA5, VA6b, VA8, VA10, VA12 and VA13, and a reset tells no vCPU")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class UpstreamAltp2m extends AlternateViews {
    public UpstreamAltp2m(Altp2mScope scope) {
        super(scope);
    }

    @Override
    protected Views newViews(Altp2mWorld of) {
        return new ViewsToday(of, ept);
    }

    @Override
    protected ViewEntries newViewEntries(Altp2mWorld of) {
        return new EarlyLook(of, ept, list);
    }

    @Override
    protected Ept newEpt(Altp2mWorld of) {
        return new SkippingToday(of);
    }

    private static final class SkippingToday extends Ept {
        SkippingToday(Altp2mWorld world) {
            super(world);
        }

        @Override
        protected void invalidate_not_present(Entry e) {}
    }

    @Override
    protected TypeChanges newTypeChanges(Altp2mWorld of) {
        return new UnlockedStrict(of, ept);
    }

    private static final class UnlockedStrict extends TypeChanges {
        UnlockedStrict(Altp2mWorld world, Ept ept) {
            super(world, ept);
        }

        @Override
        protected void lock_list() {}

        @Override
        protected void unlock_list() {}

        @Override
        protected boolean is_worth_marking(int first, int last) {
            return first < last;
        }
    }
}
