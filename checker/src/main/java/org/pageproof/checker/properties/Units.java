package org.pageproof.checker.properties;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.pageproof.checker.properties.code.UnitCode;
import org.pageproof.checker.properties.code.UnitCompiler;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Packed;
import org.pageproof.checker.properties.ground.StepFold;
import org.pageproof.checker.properties.ground.Terms;

/**
 * The parts of which any one decides a property (a conjunct of an invariant that is false, a disjunct of a cover that is
 * true), each with a number, equal ones shared.
 */
final class Units {
    /**
     * What to look at for one kind of step, in order.
     *
     * @param units numbers of units
     * @param properties the property that each decides
     */
    record Plan(List<Integer> units, List<Integer> properties) {
        static final Plan NOTHING = new Plan(List.of(), List.of());

        Plan {
            units = List.copyOf(units);
            properties = List.copyOf(properties);
        }
    }

    /** Collects a plan. */
    static final class Collector {
        private final Units units;
        private final List<Integer> numbers = new ArrayList<>();
        private final List<Integer> of = new ArrayList<>();

        Collector(Units units) {
            this.units = units;
        }

        /** Adds the alternatives of a condition. */
        void add(Ground condition, int property) {
            for (Ground u : split(condition)) {
                numbers.add(units.number(u));
                of.add(property);
            }
        }

        /** Adds units. */
        void add(List<Integer> some, int property) {
            for (int u : some) {
                numbers.add(u);
                of.add(property);
            }
        }

        Plan plan() {
            return new Plan(numbers, of);
        }
    }

    private final Map<Ground, Integer> numbers = new LinkedHashMap<>();
    private final Map<Integer, BitSet> reads = new HashMap<>();

    /** The alternatives of a condition. */
    static List<Ground> split(Ground condition) {
        if (condition.equals(Terms.FALSE)) {
            return List.of();
        }
        return condition instanceof Ground.Any a ? a.operands() : List.of(condition);
    }

    int number(Ground unit) {
        return numbers.computeIfAbsent(unit, u -> {
            reads.put(numbers.size(), StepFold.reads(u));
            return numbers.size();
        });
    }

    /** The slots that a unit reads. */
    BitSet reads(int unit) {
        return reads.getOrDefault(unit, new BitSet());
    }

    Ground get(int unit) {
        return all().get(unit);
    }

    List<Ground> all() {
        return new ArrayList<>(numbers.keySet());
    }

    /** Code for all of them; what needs larger numbers than longs is left to the interpreter. */
    UnitCode compile(IntFunction<Packed> fields) {
        List<Ground> all = all();
        List<Ground> compiled = new ArrayList<>();
        Map<Integer, Ground> large = new HashMap<>();
        for (int u = 0; u < all.size(); u++) {
            boolean small = UnitCompiler.canCompile(all.get(u));
            compiled.add(small ? all.get(u) : Terms.FALSE);
            if (!small) {
                large.put(u, all.get(u));
            }
        }
        UnitCode code = new UnitCompiler(fields).compile(compiled);
        return large.isEmpty() ? code : new LargeNumbers(fields, large, code);
    }
}
