package org.pageproof.xen.p2m;

import org.pageproof.xen.p2m.Save.Outcome;
import org.pageproof.xen.p2m.Save.Reason;

/**
 * How the toolstack saves a PV guest ({@code xg_sr_save.c}, {@code xg_sr_save_x86_pv.c}; p2m 2.2), protocol (e) without the faults that
 * it has today: it begins at an even generation only, checks in every mode, and stops ballooning meanwhile.
 *
 * <p>m2p is read where it is, p2m words through the leaf that was mapped at the start: they are fresh as long as the leaf is the right one.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Toolstack {
    protected final P2mWorld world;
    protected final GuestMemory guest;
    protected final Hypervisor hypervisor;

    public Toolstack(P2mWorld world) {
        this.world = world;
        this.guest = world.guest;
        this.hypervisor = world.hypervisor;
    }

    /** Saves the guest, and lets it go on if that fails. */
    public void save(Actor self) {
        Save s = self.save;
        stop_ballooning();
        raise_flag();
        boolean ended = transfer(s);
        if (!ended && begins_anew(s)) {
            clear_flag(s);
            resume(s, false);
            stop_ballooning();
            raise_flag();
            ended = transfer(s);
        }
        s.outcome = ended ? Outcome.ended : Outcome.aborted;
        clear_flag(s);
        resume(s, ended);
    }

    /** From mapping the list (T1) to END (T21). Returns whether it came there. */
    private boolean transfer(Save s) {
        s.deferred = 0;
        s.failed_while_paused = false;
        s.pfns = (int) guest.max_pfn.read();
        capture_generation(s);
        map_p2m(s);
        if (!check_at_start(s)) {
            return abort(s, Reason.structure);
        }
        for (int pass = 0; world.scope.live() && pass < world.scope.passes(); pass++) {
            if (!live_pass(s, pass)) {
                return false;
            }
            if (!check_after_pass(s)) {
                return abort(s, Reason.structure);
            }
        }
        if (!check_before_pause(s)) {
            return abort(s, Reason.structure);
        }
        for (int checkpoint = 0; checkpoint < world.scope.checkpoints(); checkpoint++) {
            suspend(s);
            if (checkpoint > 0) {
                before_another_checkpoint(s);
            }
            collect_rest(s, checkpoint == 0 && !world.scope.live());
            if (!last_pass(s)) {
                return false;
            }
            if (!check_at_end(s, checkpoint)) {
                return abort(s, Reason.structure);
            }
            write_end_record(s);
            if (checkpoint + 1 < world.scope.checkpoints()) {
                resume_from_checkpoint(s);
            }
        }
        return true;
    }

    /** T2: begins where no change is under way. */
    protected void capture_generation(Save s) {
        wait_for_even(s);
        guest.moved = false;
    }

    private void wait_for_even(Save s) {
        do {
            s.tgen = (int) guest.p2m_generation.read();
        } while ((s.tgen & 1) != 0);
    }

    /** T3, T4, T6: maps the leaf and tells the receiver which one it is. */
    protected void map_p2m(Save s) {
        s.tsnap = (int) guest.leafmap.read();
        s.frames_sent = s.tsnap;
    }

    /** The check: whether the generation is still the one of the last time. */
    protected boolean check(Save s) {
        int now = (int) guest.p2m_generation.read();
        boolean same = now == s.tgen;
        s.tgen = now;
        return same;
    }

    /** T7. */
    protected boolean check_at_start(Save s) {
        return check(s);
    }

    /** T14. */
    protected boolean check_after_pass(Save s) {
        return check(s);
    }

    /** The check is useless here: the guest can still make a change. */
    protected boolean check_before_pause(Save s) {
        return true;
    }

    /** T19. */
    protected boolean check_at_end(Save s, int checkpoint) {
        return check(s);
    }

    /** T9 to T13 for what is dirty, the first time for everything. Returns whether the save goes on. */
    protected boolean live_pass(Save s, int pass) {
        if (pass == 0) {
            hypervisor.dirty.write(0);
            s.work = everything(s.pfns);
        } else {
            s.work = (int) hypervisor.dirty.exchange(0);
        }
        return send(s);
    }

    /** T17: what is left to send. */
    protected void collect_rest(Save s, boolean all) {
        int known = s.pfns;
        s.pfns = number_of_pfns(s);
        s.work = all
                ? everything(s.pfns)
                : (int) hypervisor.dirty.exchange(0) | s.deferred | everything(s.pfns) & ~everything(known);
        s.deferred = 0;
    }

    /** The guest may have grown. */
    protected int number_of_pfns(Save s) {
        return (int) guest.max_pfn.read();
    }

    /** T18. */
    protected boolean last_pass(Save s) {
        return send(s);
    }

    private boolean send(Save s) {
        for (int pfn = 0; pfn < s.pfns; pfn++) {
            if ((s.work & 1 << pfn) != 0 && !send_page(s, pfn)) {
                return false;
            }
        }
        return guest.pte.length == 0 || (s.work & table()) == 0 || send_page_table(s);
    }

    private int everything(int pfns) {
        return (1 << pfns) - 1 | (guest.pte.length == 0 ? 0 : table());
    }

    private int table() {
        return 1 << world.scope.pfns();
    }

    /** One page: its p2m word, its type, its content. Returns whether the save goes on. */
    protected boolean send_page(Save s, int pfn) {
        long e = p2m_entry(s, pfn);
        int mfn = world.entry.mfn(e);
        s.seen[pfn] = world.entry.is_foreign(e) ? Save.FOREIGN : mfn + 1;
        if (e == Entry.INVALID) {
            return is_invalid(s, pfn);
        }
        if (!is_ram(e)) {
            return is_no_data(s, pfn, world.entry.is_foreign(e));
        }
        if (!map_frame(mfn)) {
            return cannot_be_mapped(s, pfn);
        }
        int data = (int) world.frames[mfn].content.read();
        if (!may_deliver(s)) {
            return abort(s, Reason.structure);
        }
        deliver(s, pfn, data);
        return true;
    }

    /** T9: a p2m word, through the leaf that was mapped at the start. */
    protected long p2m_entry(Save s, int pfn) {
        return world.leaves[s.tsnap].entry[pfn].read();
    }

    /** The word was INVALID. */
    protected boolean is_invalid(Save s, int pfn) {
        s.deferred |= 1 << pfn;
        return true;
    }

    /** T10: whether the frame is RAM of the guest. */
    protected boolean is_ram(long e) {
        return !world.entry.is_foreign(e) && hypervisor.is_guests(world.entry.mfn(e));
    }

    /** T11: whether the frame can be mapped. */
    protected boolean map_frame(int mfn) {
        return hypervisor.is_guests(mfn);
    }

    /** The frame is not RAM of the guest. It may be on its way out of the guest or into it, so it is looked at again. */
    protected boolean is_no_data(Save s, int pfn, boolean foreign) {
        if (!s.paused && !foreign) {
            s.deferred |= 1 << pfn;
        }
        return true;
    }

    /** T11: the frame went between T10 and T11. */
    protected boolean cannot_be_mapped(Save s, int pfn) {
        s.deferred |= 1 << pfn;
        return !s.paused || abort(s, Reason.unmappable);
    }

    /** Whether what was read may be sent. */
    protected boolean may_deliver(Save s) {
        return true;
    }

    /** T13. */
    protected void deliver(Save s, int pfn, int data) {
        s.receiver.present[pfn] = true;
        s.receiver.data[pfn] = data;
        s.receiver.attempt[pfn] = s.attempt;
    }

    /** T12: a page table goes with pfns for mfns, so each of its entries must be the inverse of m2p. */
    private boolean send_page_table(Save s) {
        for (int i = 0; i < guest.pte.length; i++) {
            long e = guest.pte[i].read();
            int pfn = 0;
            if (e != Entry.INVALID) {
                pfn = pfn_of(s, world.entry.mfn(e));
                if (pfn == 0) {
                    return entry_failed(s);
                }
            }
            s.receiver.pt[i] = pfn;
        }
        return true;
    }

    /** mfn_in_pseudophysmap: the pfn of a frame, plus one, if p2m and m2p agree about it; otherwise 0. */
    private int pfn_of(Save s, int mfn) {
        int pfn = (int) world.frames[mfn].m2p.read();
        if (pfn == 0 || pfn > s.pfns) {
            return 0;
        }
        long back = p2m_entry(s, pfn - 1);
        return world.entry.is_local(back) && world.entry.mfn(back) == mfn ? pfn : 0;
    }

    /** An entry of a page table failed: later, while the guest runs. */
    protected boolean entry_failed(Save s) {
        s.deferred |= table();
        s.failed_while_paused = s.paused;
        return !s.paused || abort(s, Reason.bogus);
    }

    /** T21. */
    protected void write_end_record(Save s) {
        s.outcome = Outcome.ended;
    }

    /** Gives up. Returns false. */
    protected boolean abort(Save s, Reason why) {
        s.outcome = Outcome.aborted;
        return false;
    }

    /** Whether a save that failed is begun again in the same stream. */
    protected boolean begins_anew(Save s) {
        return false;
    }

    /** T16: the guest stops, in the middle of nothing if it is asked, or wherever it is. */
    protected void suspend(Save s) {
        if (waits_for_the_guest()) {
            guest.execution.lock();
        } else {
            hypervisor.vcpu_pause();
        }
        s.paused = true;
    }

    /** Whether the guest is asked to stop. */
    protected boolean waits_for_the_guest() {
        return world.scope.cooperative();
    }

    /** The guest goes on after a checkpoint, and sets up what it tells of its list. */
    private void resume_from_checkpoint(Save s) {
        guest.p2m_generation.write(0);
        s.outcome = Outcome.open;
        s.paused = false;
        if (waits_for_the_guest()) {
            guest.execution.unlock();
        } else {
            hypervisor.vcpu_unpause();
        }
    }

    /** The guest stands still: the list is mapped anew. */
    protected void before_another_checkpoint(Save s) {
        s.tgen = (int) guest.p2m_generation.read();
        guest.moved = false;
        map_p2m(s);
    }

    /** Ballooning is stopped, and none is under way. */
    protected void stop_ballooning() {
        if (world.scope.balloon_stops()) {
            guest.execution.lock();
            guest.ballooning_stopped = true;
            guest.execution.unlock();
        }
    }

    /** Protocol (d) asks the guest to leave the list alone. */
    protected void raise_flag() {}

    /** Protocol (d), at the end of every save. */
    protected void clear_flag(Save s) {}

    /** The end of a save: the guest goes on here, unless it runs elsewhere now. */
    private void resume(Save s, boolean ended) {
        if (s.paused && !waits_for_the_guest()) {
            hypervisor.vcpu_unpause();
        }
        if (!s.paused || !waits_for_the_guest()) {
            guest.execution.lock();
        }
        s.paused = false;
        guest.gone = ended;
        guest.ballooning_stopped = false;
        guest.execution.unlock();
    }
}
