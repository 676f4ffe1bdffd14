package org.pageproof.checker.prove.steps;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * The variables of one state: each slot, and of each CPU its position, its place (0 at rest, otherwise 1 + the index of its
 * location among those of the CPU) and what it stores at each of its locations. They are as narrow as the values that the
 * compiler found possible; what has one value only is a constant.
 */
public final class Variables {
    /** Width of what registers and slots are worked with: Java's long. */
    public static final int WIDE = 64;

    private final StepProgram program;
    private final TermBuilder terms;
    private final String suffix;
    private final ValueRanges ranges;
    private final Map<Term, Term> gaps = new HashMap<>();
    private final Set<Term> negative = new HashSet<>();
    private final List<Term> slots = new ArrayList<>();
    private final List<Term> places = new ArrayList<>();
    private final List<Term> positions = new ArrayList<>();
    private final Map<List<Integer>, List<Term>> registers = new HashMap<>();

    /** Variables within the bounds that the step compiler inferred. */
    public Variables(StepProgram program, TermBuilder terms) {
        this(program, terms, ValueRanges.inferred(program), "");
    }

    /** @param suffix what sets the names of these variables apart from those of other states */
    public Variables(StepProgram program, TermBuilder terms, ValueRanges ranges, String suffix) {
        this.ranges = ranges;
        this.program = program;
        this.terms = terms;
        this.suffix = suffix;
        StepProgram.Parts parts = program.parts();
        for (int s = 0; s < program.slots().size(); s++) {
            slots.add(variable(program.slots().get(s).path(), ranges.slot(s)));
        }
        for (int c = 0; c < program.cpus(); c++) {
            places.add(variable("cpu" + c + " at", parts.layout().location(c).range()));
            positions.add(
                    variable("cpu" + c + " position", parts.layout().position(c).range()));
        }
    }

    private Term variable(String name, Range range) {
        if (range.isConstant()) {
            return terms.constant(range.min(), WIDE);
        }
        BigInteger low = BigInteger.valueOf(range.min());
        BigInteger high = BigInteger.valueOf(range.max());
        int width = low.signum() < 0 ? Math.max(low.bitLength(), high.bitLength()) + 1 : Math.max(1, high.bitLength());
        Term variable = terms.variable(name + suffix, width, low, high);
        if (low.signum() < 0) {
            negative.add(variable);
        }
        if (range.nullable() && range.low() > 1) {
            Term wide = terms.zeroExtend(variable, WIDE);
            gaps.put(variable, inRange(wide, range));
        }
        return variable;
    }

    /** Whether the CPU can be at the location at all, within the bounds. */
    public boolean isReached(int cpu, int location) {
        return ranges.isReached(cpu, location);
    }

    ValueRanges ranges() {
        return ranges;
    }

    /** That a value of 64 bits is in the range. */
    Term inRange(Term value, Range range) {
        Term low = terms.apply(Op.SIGNED_AT_MOST, terms.constant(range.low(), WIDE), value);
        Term high = terms.apply(Op.SIGNED_AT_MOST, value, terms.constant(range.high(), WIDE));
        Term within = range.isEmpty() ? terms.no() : terms.and(low, high);
        return range.nullable() ? terms.or(within, terms.equal(value, terms.constant(0, WIDE))) : within;
    }

    private Term wide(Term variable) {
        return negative.contains(variable) ? terms.signExtend(variable, WIDE) : terms.zeroExtend(variable, WIDE);
    }

    public TermBuilder terms() {
        return terms;
    }

    /** The variable of a slot as narrow as it is, or a constant of 64 bits. */
    public Term slotVariable(int slot) {
        return slots.get(slot);
    }

    /** The value of a slot, 64 bits. */
    public Term slot(int slot) {
        return wide(slots.get(slot));
    }

    /** The place of a CPU, 64 bits. */
    public Term place(int cpu) {
        return wide(places.get(cpu));
    }

    public Term placeVariable(int cpu) {
        return places.get(cpu);
    }

    /** The position of a CPU in its program, 64 bits. */
    public Term position(int cpu) {
        return wide(positions.get(cpu));
    }

    public Term positionVariable(int cpu) {
        return positions.get(cpu);
    }

    /** That a CPU is at a location, or at rest for -1. */
    public Term isAt(int cpu, int location) {
        int index = location < 0 ? 0 : 1 + program.parts().cpuLocations().index(cpu, location);
        return terms.equal(place(cpu), terms.constant(index, WIDE));
    }

    /** What the CPU stores at a location, as narrow as they are. */
    public List<Term> registerVariables(int cpu, int location) {
        return registers.computeIfAbsent(List.of(cpu, location), k -> {
            List<Term> all = new ArrayList<>();
            List<LiveState.Stored> stored = program.parts().live().get(location).stored();
            for (int i = 0; i < stored.size(); i++) {
                all.add(variable(
                        "cpu" + cpu + " location " + location + " register " + i, ranges.register(cpu, location, i)));
            }
            return List.copyOf(all);
        });
    }

    /** What the CPU stores at a location, 64 bits each. */
    public List<Term> registers(int cpu, int location) {
        return registerVariables(cpu, location).stream().map(this::wide).toList();
    }

    /** What is true of a variable beside its bounds. */
    public Term fact(Term variable) {
        return gaps.getOrDefault(variable, terms.yes());
    }
}
