package org.pageproof.checker.prove.methods;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Bounds;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * What a state consists of, for formulas over several states: the variables of slots, places and positions, and registers. A CPU
 * is at one location at a time, so that its locations share their registers: register i of a CPU is as wide as the widest, and
 * that of a location is its lower bits. What a CPU does not store is 0.
 */
final class StateCells {
    private final StepProgram program;
    private final TermBuilder terms;
    private final Variables variables;
    private final List<Cell> cells = new ArrayList<>();
    private final Map<Term, Term> own = new HashMap<>();

    /** What a cell is of. */
    enum Kind {
        SLOT,
        PLACE,
        POSITION,
        REGISTER
    }

    /**
     * A part of a state that can change.
     *
     * @param index of the slot or register; 0 for a place or position
     * @param cpu whose it is; -1 for a slot
     * @param variable what stands for it in terms over one state
     */
    record Cell(Kind kind, int cpu, int index, Term variable) {}

    StateCells(ProofSystem system) {
        this.program = system.program();
        this.terms = system.terms();
        this.variables = system.variables();
        for (int s = 0; s < program.slots().size(); s++) {
            add(Kind.SLOT, -1, s, variables.slotVariable(s));
        }
        for (int c = 0; c < program.cpus(); c++) {
            add(Kind.PLACE, c, 0, variables.placeVariable(c));
            add(Kind.POSITION, c, 0, variables.positionVariable(c));
            registers(c);
        }
    }

    private void add(Kind kind, int cpu, int index, Term variable) {
        if (variable.isVariable()) {
            cells.add(new Cell(kind, cpu, index, variable));
        }
    }

    private void registers(int cpu) {
        List<Integer> locations = program.parts().cpuLocations().of(cpu);
        List<Integer> widths = new ArrayList<>();
        for (int location : locations) {
            List<Term> stored = variables.registerVariables(cpu, location);
            for (int r = 0; r < stored.size(); r++) {
                int width = stored.get(r).isVariable() ? stored.get(r).width() : 0;
                if (r == widths.size()) {
                    widths.add(0);
                }
                widths.set(r, Math.max(widths.get(r), width));
            }
        }
        for (int r = 0; r < widths.size(); r++) {
            if (widths.get(r) > 0) {
                Term shared = terms.variable("cpu" + cpu + " register " + r, widths.get(r));
                add(Kind.REGISTER, cpu, r, shared);
                for (int location : locations) {
                    List<Term> stored = variables.registerVariables(cpu, location);
                    if (r < stored.size() && stored.get(r).isVariable()) {
                        own.put(
                                stored.get(r),
                                terms.extract(shared, 0, stored.get(r).width()));
                    }
                }
            }
        }
    }

    /** All of them: slots first. */
    List<Cell> cells() {
        return cells;
    }

    /** The registers of locations, by the shared ones. */
    Map<Term, Term> ofLocations() {
        return own;
    }

    /** What a cell is after a way that leads somewhere, in terms of the variables of the state before it. */
    Term after(Way way, Cell cell) {
        if (cell.kind() == Kind.SLOT) {
            Term written = way.writes().get(cell.index());
            return written == null ? cell.variable() : narrow(written, cell);
        } else if (cell.cpu() != way.cpu()) {
            return cell.variable();
        }
        End end = way.end();
        return switch (cell.kind()) {
            case PLACE ->
                constant(
                        end instanceof End.At at
                                ? 1L + program.parts().cpuLocations().index(way.cpu(), at.location())
                                : 0,
                        cell);
            case POSITION -> end instanceof End.AtRest rest ? narrow(rest.position(), cell) : cell.variable();
            default ->
                end instanceof End.At at && cell.index() < at.registers().size()
                        ? narrow(at.registers().get(cell.index()), cell)
                        : constant(0, cell);
        };
    }

    private Term narrow(Term wide, Cell cell) {
        return terms.extract(wide, 0, cell.variable().width());
    }

    private Term constant(long value, Cell cell) {
        return terms.constant(value, cell.variable().width());
    }

    /** The value of a cell in a state in which all CPUs are at rest. */
    Term atRest(State state, Cell cell) {
        return switch (cell.kind()) {
            case SLOT -> constant(state.slot(cell.index()), cell);
            case POSITION -> constant(state.position(cell.cpu()), cell);
            default -> constant(0, cell);
        };
    }

    /**
     * That registers are within the bounds of the locations where the CPUs are, and that no CPU is inside an operation after it
     * has finished; over the cells.
     */
    List<Term> bounds() {
        Map<Term, Term> shared = new HashMap<>(own);
        List<Term> all = new ArrayList<>();
        for (Cell cell : cells) {
            all.add(variables.fact(cell.variable()));
        }
        for (int c = 0; c < program.cpus(); c++) {
            int positions = program.parts().programs().get(c).size();
            Term finished = terms.equal(variables.position(c), terms.constant(positions, Variables.WIDE));
            all.add(terms.implies(finished, variables.isAt(c, -1)));
            for (int location : program.parts().cpuLocations().of(c)) {
                List<Term> within = new ArrayList<>();
                for (Term r : variables.registerVariables(c, location)) {
                    if (r.isVariable()) {
                        within.add(terms.and(terms.inBounds(r), variables.fact(r)));
                    }
                }
                Term inside = terms.replace(terms.and(within), shared);
                all.add(terms.implies(variables.isAt(c, location), inside));
            }
        }
        all.removeIf(Term::isTrue);
        return all;
    }

    /** A variable of the same kind with a longer name. */
    Term renamed(Term variable, String suffix) {
        String name = variable.name() + suffix;
        if (variable.isTruth()) {
            return terms.variable(name);
        }
        Bounds b = variable.bounds();
        BigInteger most = BigInteger.ONE.shiftLeft(variable.width()).subtract(BigInteger.ONE);
        // Bounds of signed values say nothing of them as unsigned ones, where there are negative ones among them.
        boolean signed =
                b.signedLow().signum() < 0 && b.low().signum() == 0 && b.high().equals(most);
        return signed
                ? terms.variable(name, variable.width(), b.signedLow(), b.signedHigh())
                : terms.variable(name, variable.width(), b.low(), b.high());
    }
}
