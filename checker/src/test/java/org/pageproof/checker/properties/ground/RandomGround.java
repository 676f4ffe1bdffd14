package org.pageproof.checker.properties.ground;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.Layout;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.BinaryOp;

/** Random expressions, not simplified, and random states of some slots that they read. */
public final class RandomGround {
    private static final List<BinaryOp> ARITHMETIC = List.of(
            BinaryOp.ADD,
            BinaryOp.SUBTRACT,
            BinaryOp.MULTIPLY,
            BinaryOp.DIVIDE,
            BinaryOp.REMAINDER,
            BinaryOp.SHIFT_LEFT,
            BinaryOp.SHIFT_RIGHT,
            BinaryOp.BIT_AND,
            BinaryOp.BIT_OR,
            BinaryOp.BIT_XOR,
            BinaryOp.POWER);
    private static final List<BinaryOp> COMPARISONS =
            List.of(BinaryOp.EQUAL, BinaryOp.EQUAL, BinaryOp.LESS, BinaryOp.LESS_OR_EQUAL);

    /** Inputs as the packed state holds them, two words each, of which the second may hold the upper bits. */
    public final List<Packed> fields = new ArrayList<>();

    private final Random random;

    public RandomGround(long seed) {
        random = new Random(seed);
        List<Range> ranges = List.of(
                Range.of(0, 1),
                Range.of(0, 7),
                Range.of(-3, 4),
                new Range(5, 8, true),
                new Range(1, 3, true),
                new Range(1, 0, true),
                Range.of(9, 9),
                Range.of(0, (1L << 40) - 1),
                Range.of(-(1L << 50), 1L << 50),
                Range.LONG);
        for (Range r : ranges) {
            int bits = r.bits();
            fields.add(new Packed(r, pieces(2 * fields.size(), bits)));
        }
    }

    private List<Layout.Piece> pieces(int word, int bits) {
        if (bits == 0) {
            return List.of();
        }
        int low = bits == 1 || random.nextBoolean() ? bits : 1 + random.nextInt(bits - 1);
        Layout.Piece first = new Layout.Piece(0, word, random.nextInt(65 - low), low);
        return low == bits
                ? List.of(first)
                : List.of(first, new Layout.Piece(low, word + 1, random.nextInt(65 - bits + low), bits - low));
    }

    /** A packed state with a legal value in each input and noise in the other bits. */
    public long[] state() {
        long[] words = new long[2 * fields.size()];
        for (int w = 0; w < words.length; w++) {
            words[w] = random.nextLong();
        }
        for (Packed f : fields) {
            long stored = f.isConstant() ? 0 : f.range().encode(value(f.range()));
            for (Layout.Piece p : f.pieces()) {
                long mask = p.bits() == 64 ? -1 : ((1L << p.bits()) - 1) << p.shift();
                words[p.word()] = (words[p.word()] & ~mask) | (stored >>> p.from() << p.shift() & mask);
            }
        }
        return words;
    }

    private long value(Range r) {
        if (r.nullable() && (r.isEmpty() || random.nextInt(4) == 0)) {
            return 0;
        }
        long size = r.high() - r.low() + 1;
        if (size <= 0) {
            return random.nextBoolean() ? random.nextLong() : random.nextInt(10) - 5;
        }
        return r.low() + Math.floorMod(random.nextLong(), size);
    }

    /** The slots of a packed state. */
    public Evaluator.Reading read(long[] words) {
        return input -> fields.get(input).read(words, 0);
    }

    public Ground truth(int depth) {
        if (depth <= 0) {
            return random.nextInt(5) == 0
                    ? Terms.truth(random.nextBoolean())
                    : compare(number(0), number(0), BinaryOp.EQUAL);
        }
        return switch (random.nextInt(9)) {
            case 0, 1 -> new Ground.All(several(depth));
            case 2, 3 -> new Ground.Any(several(depth));
            case 4 -> new Ground.Not(truth(depth - 1));
            case 5 -> new Ground.Choose(truth(depth - 1), truth(depth - 1), truth(depth - 1), Interval.TRUTH);
            case 6 -> compare(truth(depth - 1), truth(depth - 1), BinaryOp.EQUAL);
            default -> compare(number(depth - 1), number(depth - 1), COMPARISONS.get(random.nextInt(4)));
        };
    }

    private Ground compare(Ground a, Ground b, BinaryOp op) {
        return new Ground.Compare(op, a, b);
    }

    private List<Ground> several(int depth) {
        List<Ground> all = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            all.add(truth(depth - 1));
        }
        return all;
    }

    public Ground number(int depth) {
        if (depth <= 0) {
            return leaf();
        }
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> arithmetic(depth);
            case 3 -> {
                List<Ground> terms = List.of(number(depth - 1), number(depth - 1), truth(depth - 1));
                Interval range = Interval.of(0, 0);
                for (Ground t : terms) {
                    range = range.plus(t.range());
                }
                yield new Ground.Sum(terms, range);
            }
            case 4 -> {
                Ground a = number(depth - 1);
                Ground b = number(depth - 1);
                yield new Ground.Choose(truth(depth - 1), a, b, a.range().join(b.range()));
            }
            case 5, 6 -> select(depth);
            default -> leaf();
        };
    }

    private Ground arithmetic(int depth) {
        BinaryOp op = ARITHMETIC.get(random.nextInt(ARITHMETIC.size()));
        Ground a = number(depth - 1);
        Ground b = number(depth - 1);
        return new Ground.Arith(op, a, b, Interval.of(op, a.range(), b.range()), Span.NOWHERE);
    }

    private Ground select(int depth) {
        Ground index = number(depth - 1);
        boolean table = random.nextBoolean();
        List<Ground> branches = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            branches.add(table ? constant() : number(depth - 1));
        }
        Ground otherwise =
                random.nextInt(3) == 0 ? new Ground.Fail("nothing there", Span.NOWHERE) : table ? constant() : leaf();
        Interval range = otherwise.range();
        for (Ground b : branches) {
            range = range.join(b.range());
        }
        return new Ground.Select(index, random.nextInt(4) - 1, branches, otherwise, range);
    }

    private Ground constant() {
        return Terms.constant(random.nextInt(12) - 3);
    }

    private Ground leaf() {
        if (random.nextInt(4) == 0) {
            return constant();
        }
        int slot = random.nextInt(fields.size());
        boolean after = random.nextInt(3) == 0;
        Range r = fields.get(slot).range();
        if (r.min() >= 0 && !r.nullable() && random.nextInt(3) == 0) {
            int shift = random.nextInt(4);
            return new Ground.Bits(slot, after, shift, 1 + random.nextInt(4));
        }
        if (slot == fields.size() - 1 && random.nextBoolean()) {
            return new Ground.Bits(slot, after, 0, 64);
        }
        return new Ground.Slot(slot, after, new Interval(BigInteger.valueOf(r.min()), BigInteger.valueOf(r.max())));
    }
}
