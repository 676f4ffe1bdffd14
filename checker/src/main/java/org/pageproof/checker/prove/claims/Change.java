package org.pageproof.checker.prove.claims;

import java.math.BigInteger;
import org.pageproof.checker.prove.term.Bounds;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;

/** By how much numbers differ. */
final class Change {
    private Change() {}

    /** What is to be added to one number, modulo 2^width, so that it becomes the other. */
    static Term of(TermBuilder terms, Term now, Term then) {
        if (now.op() == then.op() && (now.op() == Op.SIGN_EXTEND || now.op() == Op.ZERO_EXTEND)) {
            Term n = now.operand(0);
            Term t = then.operand(0);
            if (n.op() == Op.ADD
                    && n.operand(0) == t
                    && n.operand(1).isConstant()
                    && stays(now.op(), t, n.operand(1))) {
                return terms.signExtend(n.operand(1), now.width());
            }
        }
        if (now.op() == Op.ADD && now.operand(0) == then && now.operand(1).isConstant()) {
            return now.operand(1);
        }
        return terms.apply(Op.SUBTRACT, now, then);
    }

    /** Whether what is added does not wrap. */
    private static boolean stays(Op extension, Term to, Term constant) {
        Bounds b = to.bounds();
        BigInteger by = constant.bounds().signedLow();
        BigInteger half = BigInteger.ONE.shiftLeft(to.width() - 1);
        return extension == Op.SIGN_EXTEND
                ? b.signedLow().add(by).compareTo(half.negate()) >= 0
                        && b.signedHigh().add(by).compareTo(half) < 0
                : b.low().add(by).signum() >= 0 && b.high().add(by).bitLength() <= to.width();
    }
}
