package org.pageproof.xen.altp2m;

/** What a listener lets the guest do, below the type. */
public enum P2mAccess {
    /** Whatever the type lets through. */
    rwx,
    /** Nothing: the entry is valid, and not present. */
    n
}
