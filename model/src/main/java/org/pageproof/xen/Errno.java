package org.pageproof.xen;

/** The hypervisor's error numbers. Functions return them negated. */
public final class Errno {
    public static final int EPERM = 1;
    public static final int EINTR = 4;
    public static final int EIO = 5;
    public static final int E2BIG = 7;
    public static final int ENOMEM = 12;
    public static final int EINVAL = 22;
    public static final int EILSEQ = 84;
    public static final int ERESTART = 85;
    public static final int EOPNOTSUPP = 95;

    private Errno() {}
}
