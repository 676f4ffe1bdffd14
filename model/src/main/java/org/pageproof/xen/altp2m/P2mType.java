package org.pageproof.xen.altp2m;

/** What an entry of a p2m maps, and so which accesses it lets through. All of these are changeable: a type change may recompute them. */
public enum P2mType {
    /** Memory. */
    ram_rw,
    /** Memory whose writes are tracked: a write faults. */
    ram_logdirty,
    /** Memory whose writes go to a device model. */
    ioreq_server
}
