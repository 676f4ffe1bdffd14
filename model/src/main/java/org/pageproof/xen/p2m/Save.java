package org.pageproof.xen.p2m;

import org.pageproof.machine.Ghost;
import org.pageproof.machine.Range;

/** What the toolstack knows of the guest that it saves, and what it has written to the stream (p2m 1.1, 2.2). */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Save {
    /** A word that names a granted frame. */
    public static final int FOREIGN = 15;

    /** How a save stands. */
    public enum Outcome {
        /** It has not ended. */
        open,
        /** END was sent: the receiver runs the domain. */
        ended,
        /** It was given up: the receiver throws away what it got, and the guest goes on here. */
        aborted
    }

    /** Why a save is given up. */
    public enum Reason {
        /** The structure of the list has changed. */
        structure,
        /** A page table of the suspended guest maps what is not the guest's. */
        bogus,
        /** A frame cannot be mapped. */
        unmappable
    }

    /** How it stands. */
    public Outcome outcome = Outcome.open;

    /** Generation when the list was mapped, or at the last check. */
    @Range(max = 15)
    public int tgen;

    /** Number of pfns to send. */
    @Range(max = 4)
    public int pfns;

    /** The leaf that it has mapped for the slot. */
    @Range(max = 2)
    public int tsnap;

    /** X86_PV_P2M_FRAMES, as far as it goes: the leaf that the receiver is to fill. */
    @Range(max = 2)
    public int frames_sent;

    /** Pfns that are to be sent, bit i for pfn i; the bit above them is the page table. */
    @Range(max = 31)
    public int work;

    /** Pfns that could not be sent yet. */
    @Range(max = 31)
    public int deferred;

    /** Whether the guest is suspended. */
    public boolean paused;

    /** How often it has begun anew in the same stream. */
    @Range(max = 1)
    public int attempt;

    /** Per pfn, what was read last: 0 for INVALID, {@link #FOREIGN}, or the frame plus one. */
    @Ghost
    @Range(max = FOREIGN)
    public final int[] seen;

    /** A page table of the suspended guest had an entry that failed, and the save went on. */
    @Ghost
    public boolean failed_while_paused;

    /** What the receiver has. */
    public final Receiver receiver;

    Save(P2mScope scope) {
        seen = new int[scope.pfns()];
        receiver = new Receiver(scope.pfns(), scope.ptes());
    }
}
