package org.pageproof.xen.p2m;

/** Whose a machine frame is. */
public enum FrameOwner {
    /** Nobody's, and anybody may get it. */
    heap,
    /** Nobody's, in the hands of a hypercall. */
    nobody,
    /** The domain's that is migrated. */
    guest,
    /** Another domain's. */
    other
}
