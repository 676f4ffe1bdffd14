package org.pageproof.xen.p2m.format;

import org.pageproof.machine.Machine;
import org.pageproof.machine.Model;
import org.pageproof.machine.Operation;
import org.pageproof.machine.Range;

/** A guest that tells of its p2m, and a toolstack that looks for it. Sizes are real ones: nothing is stored for a pfn. */
@Model("xen.P2mFormat")
@SuppressWarnings("MemberName") // the hypervisor's own names
public class P2mFormat {
    private static final int GUEST = 0;

    public final Party[] cpus;
    public final SharedInfo info;

    private final FormatScope scope;
    private final GuestSetup setup;
    private final FormatToolstack toolstack;

    /** A guest that has told nothing yet. */
    public P2mFormat(FormatScope scope) {
        this.scope = scope;
        info = new SharedInfo(scope);
        setup = newGuestSetup(info);
        toolstack = newToolstack(info);
        cpus = new Party[scope.cpus()];
        for (int i = 0; i < cpus.length; i++) {
            cpus[i] = new Party();
        }
    }

    /** A guest of 2^order pfns, one less or one more, tells where its p2m is: at boot, or when it resumes. */
    @Operation("setup_mfn_list_list")
    public void setup_mfn_list_list(
            Party self,
            boolean wide,
            @Range(min = 1, max = 31) int order,
            @Range(max = 2) int more,
            boolean list,
            boolean claims) {
        Machine.assume(self == cpus[GUEST]);
        setup.set_up(wide, (1L << order) + more - 1, list, claims);
    }

    /** A guest of so many GiB maps its list, from entry {@code first} of a level 2 table on; so many more are missing. */
    @Operation("map_list")
    public void map_list(
            Party self, @Range(max = 7) int first, @Range(min = 1, max = 8) int tables, @Range(max = 7) int missing) {
        Machine.assume(self == cpus[GUEST] && first + tables + missing <= scope.tables());
        setup.lay_out(first, tables, missing);
    }

    /** The toolstack saves the guest. */
    @Operation("save")
    public void save(Party self, boolean walked) {
        Machine.assume(self != cpus[GUEST]);
        toolstack.save(self, walked);
    }

    /** The toolstack of another host has restored the guest, which does not run yet. */
    @Operation("restore")
    public void restore(Party self) {
        Machine.assume(self != cpus[GUEST]);
        toolstack.restore();
    }

    /** Variants replace it. Called by the constructor. */
    protected GuestSetup newGuestSetup(SharedInfo shared) {
        return new GuestSetup(shared);
    }

    /** Variants replace it. Called by the constructor. */
    protected FormatToolstack newToolstack(SharedInfo shared) {
        return new FormatToolstack(shared);
    }
}
