package org.pageproof.checker.prove.steps;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.ir.AccessKind;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.program.StepProgram;

/** Which CPU waits for which other: it is about to take a lock that the other holds. The meaning that the interpreter gives it. */
public final class Waiting {
    private final StepProgram program;
    private final Variables variables;
    private final TermBuilder terms;

    /** Over the variables of one state. */
    public Waiting(StepProgram program, Variables variables) {
        this.program = program;
        this.variables = variables;
        this.terms = variables.terms();
    }

    /** That some CPUs wait for each other, or one for itself; empty where that cannot be told. */
    public Optional<Term> inACircle() {
        try {
            return Optional.of(circle());
        } catch (Decisions.TooMany t) {
            return Optional.empty();
        }
    }

    private Term circle() {
        int n = program.cpus();
        List<List<Term>> waits = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            List<Term> row = new ArrayList<>();
            for (int d = 0; d < n; d++) {
                row.add(waits(c, d));
            }
            waits.add(row);
        }
        List<List<Term>> further = waits;
        for (int hops = 1; hops < n; hops++) {
            further = joined(waits, further);
        }
        List<Term> circles = new ArrayList<>();
        for (int c = 0; c < n; c++) {
            circles.add(further.get(c).get(c));
        }
        return terms.or(circles);
    }

    private List<List<Term>> joined(List<List<Term>> waits, List<List<Term>> further) {
        List<List<Term>> all = new ArrayList<>();
        for (int c = 0; c < waits.size(); c++) {
            List<Term> row = new ArrayList<>();
            for (int d = 0; d < waits.size(); d++) {
                List<Term> any = new ArrayList<>(List.of(waits.get(c).get(d)));
                for (int over = 0; over < waits.size(); over++) {
                    any.add(terms.and(waits.get(c).get(over), further.get(over).get(d)));
                }
                row.add(terms.or(any));
            }
            all.add(row);
        }
        return all;
    }

    private Term waits(int cpu, int holder) {
        List<Term> any = new ArrayList<>();
        for (int location : program.parts().cpuLocations().of(cpu)) {
            if (variables.isReached(cpu, location) && isLock(location)) {
                for (Execution.Found lock : locks(cpu, location)) {
                    List<Term> all = new ArrayList<>(lock.guard());
                    all.add(variables.isAt(cpu, location));
                    all.add(holds(program.parts().slotTable().first(lock.object()), holder, cpu));
                    any.add(terms.and(all));
                }
            }
        }
        return terms.or(any);
    }

    private boolean isLock(int location) {
        var place = program.parts().paths().places().get(location);
        int method = program.parts().paths().paths().get(place.path()).method();
        Insn insn = program.parts().methods().get(method).code().get(place.insn());
        return insn instanceof Insn.Access a && a.kind() == AccessKind.LOCK;
    }

    /** That {@code holder} has the lock, and that this keeps {@code cpu} from taking it. */
    private Term holds(int slot, int holder, int cpu) {
        int cpus = program.cpus();
        boolean recursive = program.parts().slots().get(slot).max() > cpus;
        if (holder == cpu && recursive) {
            return terms.no();
        }
        Term value = variables.slot(slot);
        List<Term> any = new ArrayList<>();
        long most = program.parts().slotRanges().get(slot).max();
        for (long v = holder + 1L; v <= most; v += cpus) {
            any.add(terms.apply(Op.EQUAL, value, terms.constant(v, Variables.WIDE)));
        }
        return terms.or(any);
    }

    private List<Execution.Found> locks(int cpu, int location) {
        List<Execution.Found> found = new ArrayList<>();
        Deque<PathState> open = new ArrayDeque<>();
        open.push(new PathState());
        while (!open.isEmpty()) {
            PathState at = open.pop();
            PathState next = at.copy();
            Execution execution = new Execution(program, variables, new BitSet(), next, cpu, location, null, null);
            try {
                found.addAll(execution.receiver().stream().toList());
            } catch (Fork f) {
                for (Term condition : f.conditions()) {
                    PathState branch = at.copy();
                    if (branch.assume(terms, condition)) {
                        open.push(branch);
                    }
                }
            }
        }
        return found;
    }
}
