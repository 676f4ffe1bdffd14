package org.pageproof.checker.steps.analysis;

import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.ir.AccessKind;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.PlainField;
import org.pageproof.machine.WordPair;

/** The effect of one instruction on the ranges of registers, calls and branches aside. */
final class Transfer {
    private final Ranges ranges;
    private final Input input;
    private final @Nullable Range[] r;

    Transfer(Ranges ranges, Input input, @Nullable Range[] registers) {
        this.ranges = ranges;
        this.input = input;
        this.r = registers;
    }

    /** Applies the instruction; false when control cannot go on after it. */
    boolean apply(Insn insn) {
        if (insn instanceof Insn.Const i) {
            r[i.to()] = Range.only(i.value());
        } else if (insn instanceof Insn.Ref i) {
            r[i.to()] = Range.reference(i.object());
        } else if (insn instanceof Insn.Move i) {
            r[i.to()] = r[i.from()];
        } else if (insn instanceof Insn.Binary i) {
            Range a = get(i.left());
            Range b = get(i.right());
            r[i.to()] = Arithmetic.apply(i.op(), i.wide(), a, b);
        } else if (insn instanceof Insn.Compare i) {
            r[i.to()] = compare(get(i.left()), get(i.right()));
        } else if (insn instanceof Insn.Unary i) {
            r[i.to()] = unary(i.op(), get(i.from()));
        } else if (insn instanceof Insn.Load i) {
            return load(i);
        } else if (insn instanceof Insn.Store i) {
            store(i);
        } else if (insn instanceof Insn.ArrayLength i) {
            return length(i);
        } else if (insn instanceof Insn.ArrayLoad i) {
            return arrayLoad(i);
        } else if (insn instanceof Insn.ArrayStore i) {
            arrayStore(i);
        } else if (insn instanceof Insn.Cast i) {
            return cast(i);
        } else if (insn instanceof Insn.InstanceOf i) {
            r[i.to()] = Range.BOOLEAN;
        } else if (insn instanceof Insn.Pure i) {
            r[i.to()] = pure(i);
        } else if (insn instanceof Insn.Access i) {
            return access(i);
        } else if (insn instanceof Insn.Choose i) {
            Range bound = get(i.bound());
            r[i.to()] = Range.of(0, Math.max(0, bound.high() - 1));
        } else if (insn instanceof Insn.Fail) {
            return false;
        }
        return true;
    }

    private Range get(int register) {
        Range range = r[register];
        return range == null ? Range.LONG : range;
    }

    private static Range compare(Range a, Range b) {
        long low = a.high() < b.low() || a.low() < b.high() ? -1 : a.low() > b.high() ? 1 : 0;
        long high = a.low() > b.high() || a.high() > b.low() ? 1 : a.high() < b.low() ? -1 : 0;
        return Range.of(low, high);
    }

    private static Range unary(Insn.Conversion op, Range a) {
        Range fit = switch (op) {
            case NEG_INT, TO_INT -> Range.INT;
            case NEG_LONG -> Range.LONG;
            case TO_BYTE -> Range.of(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case TO_SHORT -> Range.of(Short.MIN_VALUE, Short.MAX_VALUE);
            case TO_CHAR -> Range.of(Character.MIN_VALUE, Character.MAX_VALUE);
        };
        if (op == Insn.Conversion.NEG_INT || op == Insn.Conversion.NEG_LONG) {
            return a.low() > fit.low() ? Range.of(-a.high(), -a.low()) : fit;
        }
        return a.low() >= fit.low() && a.high() <= fit.high() ? a : fit;
    }

    private boolean load(Insn.Load i) {
        Range objects = get(i.object());
        @Nullable Range result = null;
        for (long id = objects.low(); id <= objects.high(); id++) {
            int slot = i.field().slot((int) id);
            if (slot == PlainField.CONSTANT) {
                long value = i.field().constant((int) id);
                result = Range.join(result, i.field().reference() ? Range.reference(value) : Range.only(value));
            } else if (slot >= 0) {
                result = Range.join(result, ranges.slot(slot));
            }
        }
        nonNull(i.object(), objects, i.to());
        r[i.to()] = result;
        return result != null;
    }

    private void nonNull(int register, Range objects, int to) {
        if (register != to && objects.nullable()) {
            r[register] = Range.of(objects.low(), objects.high());
        }
    }

    private void store(Insn.Store i) {
        Range objects = get(i.object());
        for (long id = objects.low(); id <= objects.high(); id++) {
            int slot = i.field().slot((int) id);
            if (slot >= 0) {
                ranges.store(slot, get(i.from()));
            }
        }
    }

    private boolean length(Insn.ArrayLength i) {
        Range arrays = get(i.array());
        @Nullable Range result = null;
        for (long id = arrays.low(); id <= arrays.high(); id++) {
            if (input.arrays().isArray((int) id)) {
                result = Range.join(result, Range.only(input.arrays().length((int) id)));
            }
        }
        r[i.to()] = result;
        return result != null;
    }

    private boolean arrayLoad(Insn.ArrayLoad i) {
        Range arrays = get(i.array());
        Range index = get(i.index());
        @Nullable Range result = null;
        for (long id = arrays.low(); id <= arrays.high(); id++) {
            if (!input.arrays().isArray((int) id)) {
                continue;
            }
            int first = input.slots().first((int) id);
            long last = Math.min(index.high(), input.arrays().length((int) id) - 1L);
            for (long k = Math.max(0, index.low()); k <= last; k++) {
                long value = input.arrays().constant((int) id, (int) k);
                boolean reference = input.arrays().hasReferences((int) id);
                Range element = first >= 0
                        ? ranges.slot(first + (int) k)
                        : reference ? Range.reference(value) : Range.only(value);
                result = Range.join(result, element);
            }
        }
        r[i.to()] = result;
        return result != null;
    }

    private void arrayStore(Insn.ArrayStore i) {
        Range arrays = get(i.array());
        Range index = get(i.index());
        for (long id = arrays.low(); id <= arrays.high(); id++) {
            if (!input.arrays().isArray((int) id)) {
                continue;
            }
            ranges.storedTo((int) id);
            int first = input.slots().first((int) id);
            long last = Math.min(index.high(), input.arrays().length((int) id) - 1L);
            for (long k = Math.max(0, index.low()); first >= 0 && k <= last; k++) {
                ranges.store(first + (int) k, get(i.from()));
            }
        }
    }

    private boolean cast(Insn.Cast i) {
        Range objects = get(i.object());
        long low = objects.low();
        long high = objects.high();
        while (low <= high && !i.legal().contains(low)) {
            low++;
        }
        while (low <= high && !i.legal().contains(high)) {
            high--;
        }
        Range legal = new Range(low, high, objects.nullable());
        r[i.object()] = legal;
        return !legal.isEmpty() || legal.nullable();
    }

    private Range pure(Insn.Pure i) {
        Range pairs = get(i.receiver());
        @Nullable Range result = null;
        for (long id = pairs.low(); id <= pairs.high(); id++) {
            if (input.world().object((int) id) instanceof WordPair p) {
                int bits = switch (i.kind()) {
                    case PAIR_JOIN -> p.width();
                    case PAIR_LOW -> p.lowWidth();
                    case PAIR_HIGH -> p.width() - p.lowWidth();
                };
                result = Range.join(result, width(bits));
            }
        }
        return result == null ? Range.LONG : result;
    }

    static Range width(int bits) {
        return bits == 64 ? Range.LONG : Range.of(0, (1L << bits) - 1);
    }

    private boolean access(Insn.Access i) {
        @Nullable Range result = null;
        switch (i.kind()) {
            case TRY_LOCK, WORD_TEST_AND_SET, WORD_TEST_AND_CLEAR, TLB_IS_STALE -> result = Range.BOOLEAN;
            case PAIR_READ, PAIR_CMPXCHG ->
                result = pure(new Insn.Pure(Insn.PureKind.PAIR_JOIN, 0, i.receiver(), i.args()));
            default -> {
                if (i.to() >= 0) {
                    Range objects = get(i.receiver());
                    for (long id = objects.low(); id <= objects.high(); id++) {
                        int slot = input.slots().first((int) id);
                        if (slot >= 0) {
                            result = Range.join(result, ranges.slot(slot));
                        }
                    }
                }
            }
        }
        if (i.kind() != AccessKind.HALT && i.kind() != AccessKind.RESUME) {
            nonNull(i.receiver(), get(i.receiver()), i.to());
        }
        if (i.to() >= 0) {
            r[i.to()] = result;
            return result != null;
        }
        return true;
    }
}
