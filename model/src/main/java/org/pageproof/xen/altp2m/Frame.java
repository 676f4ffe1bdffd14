package org.pageproof.xen.altp2m;

/** A frame of the guest's memory. Entries say its number. */
public final class Frame {
    Frame() {}
}
