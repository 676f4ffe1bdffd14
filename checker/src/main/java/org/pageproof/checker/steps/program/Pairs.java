package org.pageproof.checker.steps.program;

import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.world.World;
import org.pageproof.machine.WordPair;

/** The local functions of {@link WordPair}. */
final class Pairs {
    private Pairs() {}

    static WordPair pair(World world, long receiver) {
        if (receiver == 0) {
            throw new Violated(BuiltIn.NO_EXCEPTION, "a call on null");
        }
        return (WordPair) world.object((int) receiver);
    }

    static long pure(World world, Insn.PureKind kind, long receiver, long[] operands) {
        WordPair pair = pair(world, receiver);
        return switch (kind) {
            case PAIR_JOIN -> join(pair, operands[0], operands[1]);
            case PAIR_LOW -> operands[0] & mask(pair.lowWidth());
            case PAIR_HIGH -> operands[0] >>> pair.lowWidth() & mask(pair.width() - pair.lowWidth());
        };
    }

    private static long join(WordPair pair, long low, long high) {
        if ((low & ~mask(pair.lowWidth())) != 0 || (high & ~mask(pair.width() - pair.lowWidth())) != 0) {
            throw new Violated(BuiltIn.FITS, "joining " + low + " and " + high + ": one does not fit its word");
        }
        return high << pair.lowWidth() | low;
    }

    static long mask(int bits) {
        return bits == 64 ? -1 : (1L << bits) - 1;
    }
}
