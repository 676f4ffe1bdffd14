package org.pageproof.xen.altp2m;

import org.pageproof.machine.Ghost;

/** A page of the guest, by the guest's number. */
public final class Gfn {
    /** Whether writes to it are tracked: a call that begins with that has come back. */
    @Ghost
    public boolean tracked;

    /** Whether the guest has written to it since tracking began, or since the last poll. */
    @Ghost
    public boolean written;

    Gfn() {}
}
