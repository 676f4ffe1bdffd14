package org.pageproof.xen.p2m.format;

/** What p2m_cr3 holds. */
public enum Root {
    /** 0: there is no list. */
    absent,
    /** The root of an address space of the guest. */
    here,
    /** A frame number of the host that the guest came from. */
    elsewhere
}
