package org.pageproof.variants;

import org.pageproof.xen.p2m.P2mWorld;
import org.pageproof.xen.p2m.Save;

/** Saving as it is today, with VP06, VP11, VP12, VP15, VP16, VP19, VP21 and VP22. */
@SuppressWarnings("MemberName") // the hypervisor's own names
class SaveToday extends AnyGeneration {
    SaveToday(P2mWorld world) {
        super(world);
    }

    @Override
    protected void stop_ballooning() {}

    @Override
    protected boolean check(Save s) {
        return s.tgen == (1 << world.scope.gen_bits()) - 1 || !world.scope.live() || super.check(s);
    }

    @Override
    protected boolean check_at_end(Save s, int checkpoint) {
        return checkpoint > 0 || check(s);
    }

    @Override
    protected void before_another_checkpoint(Save s) {}

    @Override
    protected int number_of_pfns(Save s) {
        return s.pfns;
    }

    @Override
    protected boolean is_no_data(Save s, int pfn, boolean foreign) {
        return true;
    }

    @Override
    protected boolean cannot_be_mapped(Save s, int pfn) {
        return abort(s, Save.Reason.unmappable);
    }

    @Override
    protected boolean entry_failed(Save s) {
        s.deferred |= s.paused ? 0 : 1 << world.scope.pfns();
        s.failed_while_paused = s.paused;
        return true;
    }
}
