package org.pageproof.checker.prove.methods;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Evaluation;
import org.pageproof.checker.prove.term.SmtLib;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * Runs of some steps, as terms. Frame 0 is the state before the first step. Each step is made by one CPU: where that CPU is and
 * the operation it starts tell which step it is, and the guards tell which way through it. A value after a step is the one that
 * the way taken gives it.
 */
final class Unrolling {
    private final ProofSystem system;
    private final StepProgram program;
    private final TermBuilder terms;
    private final StateCells cells;
    private final Set<Term> choices = new LinkedHashSet<>();
    private final IdentityHashMap<ProofSystem.Step, Integer> startNumbers = new IdentityHashMap<>();
    private int mostStarts = 1;
    private final List<Frame> frames = new ArrayList<>();

    /** By frame: what makes it follow the one before; of frame 0, what it is. */
    private final List<List<Term>> facts = new ArrayList<>();

    /** By frame: the steps that can be made from it, as far as the places of the CPUs tell. */
    private final List<Set<ProofSystem.Step>> possible = new ArrayList<>();

    /** By frame: when each way from it is taken. */
    private final List<List<Taken>> taken = new ArrayList<>();

    /**
     * A way that a step of a run can take.
     *
     * @param when the step takes it
     */
    record Taken(Way way, Term when) {}

    private Unrolling(ProofSystem system) {
        this.system = system;
        this.program = system.program();
        this.terms = system.terms();
        this.cells = new StateCells(system);
        Map<Term, Integer> next = new HashMap<>();
        for (ProofSystem.Step s : system.steps()) {
            s.ways().forEach(w -> choices.addAll(SmtLib.variables(w.choices())));
            if (s.start() != null) {
                int count = next.merge(s.enabled(), 1, Integer::sum);
                startNumbers.put(s, count - 1);
                mostStarts = Math.max(mostStarts, count);
            }
        }
    }

    /** Runs that begin where the scenario does. */
    static Unrolling fromStart(ProofSystem system) {
        Unrolling u = new Unrolling(system);
        u.start();
        return u;
    }

    /** Runs that begin in any state within the bounds of the variables. */
    static Unrolling fromAnywhere(ProofSystem system) {
        Unrolling u = new Unrolling(system);
        Map<Term, Term> known = new HashMap<>();
        u.cells.cells().forEach(c -> known.put(c.variable(), u.at(c.variable(), 0)));
        Frame first = u.frame(known);
        u.facts.add(u.cells.bounds().stream().map(first::of).toList());
        u.possible.add(identity(system.steps()));
        return u;
    }

    private static <T> Set<T> identity(List<T> all) {
        Set<T> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(all);
        return set;
    }

    private void start() {
        Map<Term, Term> known = new HashMap<>();
        List<List<Term>> each = new ArrayList<>();
        for (int i = 0; i < program.starts(); i++) {
            each.add(new ArrayList<>());
        }
        for (StateCells.Cell cell : cells.cells()) {
            List<Term> values = new ArrayList<>();
            for (int i = 0; i < program.starts(); i++) {
                values.add(cells.atRest(program.start(i), cell));
            }
            boolean same = new HashSet<>(values).size() == 1;
            Term value = same ? values.get(0) : at(cell.variable(), 0);
            known.put(cell.variable(), value);
            for (int i = 0; i < program.starts() && !same; i++) {
                each.get(i).add(terms.equal(value, values.get(i)));
            }
        }
        frame(known);
        facts.add(List.of(terms.or(each.stream().map(terms::and).toList())));
        possible.add(
                identity(system.steps().stream().filter(s -> s.start() != null).toList()));
    }

    private Frame frame(Map<Term, Term> known) {
        Map<Term, Term> here = new HashMap<>();
        choices.forEach(c -> here.put(c, at(c, frames.size())));
        Frame frame = new Frame(terms, cells, known, here);
        frames.add(frame);
        return frame;
    }

    private Term at(Term variable, int frame) {
        return cells.renamed(variable, "@" + frame);
    }

    /** A state of the run, from 0. */
    Frame frame(int number) {
        while (frames.size() <= number) {
            extend();
        }
        return frames.get(number);
    }

    /** Whether frame 0 is this state, in which all CPUs are at rest. */
    boolean isStart(State state, Evaluation values) {
        return cells.cells().stream()
                .allMatch(c -> values.value(frames.get(0).of(c))
                        .equals(cells.atRest(state, c).value()));
    }

    /** What is true of the runs of so many steps, each of which leads somewhere. */
    List<Term> facts(int steps) {
        frame(steps);
        List<Term> all = new ArrayList<>();
        facts.subList(0, steps + 1).forEach(all::addAll);
        return all;
    }

    /** When each way from a frame is taken; ways that cannot be taken are left out. */
    List<Taken> taken(int number) {
        frame(number);
        while (taken.size() <= number) {
            taken.add(waysFrom(taken.size()));
        }
        return taken.get(number);
    }

    private List<Taken> waysFrom(int number) {
        Frame frame = frames.get(number);
        List<Taken> ways = new ArrayList<>();
        for (ProofSystem.Step step : steps(number)) {
            Term chosen = terms.and(moves(step.cpu(), number), chosen(step, number));
            for (Way way : step.ways()) {
                Term when = terms.and(chosen, frame.guard(way));
                if (!when.isFalse()) {
                    ways.add(new Taken(way, when));
                }
            }
        }
        return ways;
    }

    private List<ProofSystem.Step> steps(int number) {
        return system.steps().stream().filter(possible.get(number)::contains).toList();
    }

    private Term moves(int cpu, int number) {
        return is("who moves@" + number, program.cpus(), cpu);
    }

    /** That it is this step of its CPU. */
    private Term chosen(ProofSystem.Step step, int number) {
        Term here = frames.get(number).of(step.enabled());
        Integer start = startNumbers.get(step);
        return start == null ? here : terms.and(here, is("what starts@" + number, mostStarts, start));
    }

    private Term is(String name, int values, int value) {
        if (values == 1) {
            return terms.yes();
        }
        int width = 32 - Integer.numberOfLeadingZeros(values - 1);
        Term variable = terms.variable(name, width, BigInteger.ZERO, BigInteger.valueOf(values - 1L));
        return terms.equal(variable, terms.constant(value, width));
    }

    static boolean leadsSomewhere(Way way) {
        return way.end() instanceof End.At || way.end() instanceof End.AtRest;
    }

    private void extend() {
        int last = frames.size() - 1;
        List<Term> any = new ArrayList<>();
        Set<Integer> resting = new HashSet<>();
        Set<List<Integer>> reached = new HashSet<>();
        for (Taken t : taken(last)) {
            if (leadsSomewhere(t.way())) {
                any.add(t.when());
                if (t.way().end() instanceof End.At at) {
                    reached.add(List.of(t.way().cpu(), at.location()));
                } else {
                    resting.add(t.way().cpu());
                }
            }
        }
        List<Term> follows = new ArrayList<>(List.of(terms.or(any)));
        Map<Term, Term> known = new HashMap<>();
        Map<Integer, List<ProofSystem.Step>> byCpu = new LinkedHashMap<>();
        steps(last)
                .forEach(s ->
                        byCpu.computeIfAbsent(s.cpu(), c -> new ArrayList<>()).add(s));
        for (StateCells.Cell cell : cells.cells()) {
            Term value = next(cell, last, byCpu);
            if (!value.isConstant() && !value.isVariable()) {
                Term variable = at(cell.variable(), last + 1);
                follows.add(terms.equal(variable, value));
                value = variable;
            }
            known.put(cell.variable(), value);
        }
        frame(known);
        facts.add(follows);
        Set<ProofSystem.Step> next = identity(List.copyOf(possible.get(last)));
        for (ProofSystem.Step s : system.steps()) {
            if (s.start() != null ? resting.contains(s.cpu()) : reached.contains(List.of(s.cpu(), s.from()))) {
                next.add(s);
            }
        }
        possible.add(next);
    }

    /** What a cell is after the step from a frame, where that step leads somewhere. */
    private Term next(StateCells.Cell cell, int number, Map<Integer, List<ProofSystem.Step>> byCpu) {
        Frame frame = frames.get(number);
        Term old = frame.of(cell);
        Term value = old;
        for (Map.Entry<Integer, List<ProofSystem.Step>> e : byCpu.entrySet()) {
            if (cell.cpu() < 0 || cell.cpu() == e.getKey()) {
                Term ofCpu = old;
                for (ProofSystem.Step step : e.getValue()) {
                    Term after = next(cell, frame, step);
                    ofCpu = after == old ? ofCpu : terms.ite(chosen(step, number), after, ofCpu);
                }
                value = ofCpu == old ? value : terms.ite(moves(e.getKey(), number), ofCpu, value);
            }
        }
        return value;
    }

    private Term next(StateCells.Cell cell, Frame frame, ProofSystem.Step step) {
        Term value = frame.of(cell);
        boolean first = true;
        for (Way way : step.ways()) {
            if (leadsSomewhere(way) && !frame.guard(way).isFalse()) {
                Term after = frame.of(cells.after(way, cell));
                value = first ? after : terms.ite(frame.guard(way), after, value);
                first = false;
            }
        }
        return value;
    }
}
