package org.pageproof.xen.conformance;

import org.pageproof.xen.Errno;

/** Results in the words of the files. */
final class Words {
    static final String VOID = "void";

    private Words() {}

    static String bit(boolean result) {
        return result ? "1" : "0";
    }

    /** 0, or the name of a negated error number. */
    static String errno(int rc) {
        return switch (-rc) {
            case 0 -> "0";
            case Errno.EPERM -> "-EPERM";
            case Errno.EINTR -> "-EINTR";
            case Errno.EIO -> "-EIO";
            case Errno.E2BIG -> "-E2BIG";
            case Errno.EINVAL -> "-EINVAL";
            case Errno.EILSEQ -> "-EILSEQ";
            case Errno.ERESTART -> "-ERESTART";
            case Errno.EOPNOTSUPP -> "-EOPNOTSUPP";
            default -> Integer.toString(rc);
        };
    }
}
