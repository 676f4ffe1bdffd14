package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.SmtLib;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;

/**
 * Leaves out runs that differ from others only in the order of steps that do not touch each other: of two such steps that follow
 * each other the CPU with the lower number goes first ("peephole partial order reduction": Wang, Yang, Kahlon and Gupta, 2008).
 * Every state is still reached after as many steps.
 */
final class StepOrder {
    private final TermBuilder terms;
    private final int cpus;
    private final int slots;
    private final Map<Term, Integer> slotOf = new HashMap<>();
    private final IdentityHashMap<Way, BitSet> reads = new IdentityHashMap<>();

    StepOrder(ProofSystem system) {
        this.terms = system.terms();
        this.cpus = system.program().cpus();
        this.slots = system.program().slots().size();
        for (int s = 0; s < slots; s++) {
            slotOf.put(system.variables().slotVariable(s), s);
        }
    }

    /** The slots that decide what a way does. */
    private BitSet reads(Way way) {
        return reads.computeIfAbsent(way, w -> {
            List<Term> all = new ArrayList<>(w.guard());
            all.addAll(w.writes().values());
            if (w.end() instanceof End.At at) {
                all.addAll(at.registers());
            }
            BitSet read = new BitSet();
            for (Term v : SmtLib.variables(all)) {
                Integer slot = slotOf.get(v);
                if (slot != null) {
                    read.set(slot);
                }
            }
            return read;
        });
    }

    /** That two steps which follow each other are in order. Both lead somewhere. */
    Term ordered(List<Unrolling.Taken> first, List<Unrolling.Taken> second) {
        List<Term> wrong = new ArrayList<>();
        for (int later = 1; later < cpus; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                wrong.add(terms.and(by(later, first), by(earlier, second)));
            }
        }
        List<Term> touch = new ArrayList<>();
        for (int s = 0; s < slots; s++) {
            int slot = s;
            Term reads = any(first, w -> reads(w).get(slot));
            Term writes = any(first, w -> w.writes().containsKey(slot));
            Term nextReads = any(second, w -> reads(w).get(slot));
            Term nextWrites = any(second, w -> w.writes().containsKey(slot));
            touch.add(terms.and(writes, terms.or(nextReads, nextWrites)));
            touch.add(terms.and(reads, nextWrites));
        }
        return terms.implies(terms.or(wrong), terms.or(touch));
    }

    private Term by(int cpu, List<Unrolling.Taken> taken) {
        return any(taken, w -> w.cpu() == cpu);
    }

    private Term any(List<Unrolling.Taken> taken, Function<Way, Boolean> wanted) {
        return terms.or(taken.stream()
                .filter(t -> Unrolling.leadsSomewhere(t.way()) && wanted.apply(t.way()))
                .map(Unrolling.Taken::when)
                .toList());
    }
}
