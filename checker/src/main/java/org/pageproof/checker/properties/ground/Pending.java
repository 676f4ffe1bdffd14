package org.pageproof.checker.properties.ground;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.Receivers;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.typed.BinaryOp;

/**
 * Which access a CPU makes next. Its place tells the kind, and of what the access is where that is always the same; elsewhere the locals
 * that the state stores at that place tell it. A term asks for the place first: locals of a place mean nothing at any other.
 */
final class Pending {
    /** The most combinations of locals that are looked up for one place. */
    private static final int MOST = 4096;

    /** The most values that are compared one by one. */
    private static final int FEW = 4;

    private final StepProgram program;
    private final Inputs inputs;
    private final Receivers receivers;
    private final Map<Integer, List<Integer>> needed = new HashMap<>();

    Pending(StepProgram program, Inputs inputs) {
        this.program = program;
        this.inputs = inputs;
        this.receivers = new Receivers(program);
    }

    /** Whether the CPU is about to make an access by one of these methods of the machine package. */
    Ground access(int cpu, List<String> methods, boolean after) {
        return inputs.at(cpu, l -> program.locations().get(l).accessBy(methods), after);
    }

    /**
     * As {@link #access}, of one of some objects.
     *
     * @param wanted tells the objects by their ids
     */
    Ground access(int cpu, List<String> methods, LongPredicate wanted, boolean after, Span span) {
        List<Integer> always = new ArrayList<>();
        List<Ground> sometimes = new ArrayList<>();
        for (int location : program.parts().cpuLocations().of(cpu)) {
            if (program.locations().get(location).accessBy(methods)) {
                Ground is = receiver(cpu, location, wanted, after, span);
                if (is.equals(Terms.TRUE)) {
                    always.add(location);
                } else if (!is.equals(Terms.FALSE)) {
                    sometimes.add(Terms.all(List.of(inputs.at(cpu, l -> l == location, after), is)));
                }
            }
        }
        sometimes.add(0, inputs.at(cpu, always::contains, after));
        return Terms.any(sometimes);
    }

    /** Whether the access is of one of the objects, for a CPU that is at the location. */
    private Ground receiver(int cpu, int location, LongPredicate wanted, boolean after, Span span) {
        List<LiveState.Stored> stored = program.parts().live().get(location).stored();
        List<Integer> asked = needed.computeIfAbsent(location, receivers::needed);
        long combinations = 1;
        for (int i : asked) {
            Range r = stored.get(i).range();
            long values = r.max() - r.min() + 1;
            combinations = values <= 0 || values > MOST ? MOST + 1L : Math.min(MOST + 1L, combinations * values);
        }
        if (combinations > MOST) {
            return new Ground.Fail(
                    "what this is compared with has more than " + MOST + " possible values, too many to look up", span);
        }
        return chosen(cpu, location, asked, 0, new long[stored.size()], wanted, after);
    }

    /** Goes through the values of the locals from a place in the list on. */
    private Ground chosen(
            int cpu, int location, List<Integer> asked, int next, long[] values, LongPredicate wanted, boolean after) {
        if (next == asked.size()) {
            return Terms.truth(wanted.test(receivers.object(cpu, location, values)));
        }
        int number = asked.get(next);
        Range range = program.parts().live().get(location).stored().get(number).range();
        Ground[] branches = new Ground[(int) (range.max() - range.min() + 1)];
        Arrays.setAll(branches, i -> {
            values[number] = range.min() + i;
            return range.contains(values[number])
                    ? chosen(cpu, location, asked, next + 1, values, wanted, after)
                    : Terms.FALSE;
        });
        Ground local = Terms.slot(inputs.local(cpu, location, number), after, range.min(), range.max());
        return among(local, range.min(), List.of(branches));
    }

    /** A choice by number between truth values, as comparisons where few are true. */
    private static Ground among(Ground local, long first, List<Ground> branches) {
        List<Ground> equal = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            if (!branches.get(i).equals(Terms.FALSE)) {
                Ground is = Terms.compare(BinaryOp.EQUAL, local, Terms.constant(first + i));
                equal.add(Terms.all(List.of(is, branches.get(i))));
            }
        }
        boolean same = branches.stream().distinct().count() == 1;
        return equal.size() <= FEW && !same ? Terms.any(equal) : Terms.select(local, first, branches, Terms.FALSE);
    }
}
