package org.pageproof.xen.conformance;

/** A form of 2009 of which calls were recorded. */
enum Era {
    /** Before 87fbac35f7. */
    E0(26),
    /** 87fbac35f7. */
    E1a(26),
    /** eb063a09b3, with wider counts. */
    E1b(58);

    /** W: the width of the general reference count. */
    final int countBits;

    Era(int countBits) {
        this.countBits = countBits;
    }
}
