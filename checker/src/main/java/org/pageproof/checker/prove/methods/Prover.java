package org.pageproof.checker.prove.methods;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.term.OutOfTime;
import org.pageproof.checker.trace.Run;
import org.pageproof.spec.typed.Property;

/**
 * Proves or refutes the goals of a scenario with the methods that were asked for, in turn: induction over one step first, since it
 * is fast and everything else rests on it; short runs; induction over more steps; Horn clauses; longer runs for the time left.
 */
public final class Prover {
    private static final int MOST_K = 4;

    /** Runs of so many steps are looked at before induction over more than one step. */
    private static final int SHORT = 8;

    private static final int ANY_LENGTH = 1_000;

    /** From any state every way is possible: with more of them the formulas of several steps take longer to make than to solve. */
    private static final int MOST_WAYS = 5_000;

    /** Each clause has all variables. */
    private static final int MOST_CLAUSES = 1_000;

    private final ProofSystem system;
    private final Method method;
    private final Limits limits;
    private final Aims aims;
    private final Asker asker;
    private final BoundedSearch search;
    private final Set<Goal> open;
    private final Map<Goal, Conclusion> conclusions = new LinkedHashMap<>();
    private final Map<Goal, Counterexample> counterexamples = new LinkedHashMap<>();
    private final Map<Goal, String> reasons = new LinkedHashMap<>();
    private final List<Goal> proved = new ArrayList<>();

    /** Names of questions that all that is proved so far rests on, and of those that show that there are no short runs. */
    private final List<String> basis = new ArrayList<>();

    private final List<String> searched = new ArrayList<>();
    private boolean grounded;

    /**
     * How far to go.
     *
     * @param time wall-clock, for all goals together
     * @param memory bytes for the solver
     * @param depth most steps of runs from the start
     */
    public record Limits(Duration time, long memory, int depth) {
        /** Limits without one on the length of runs. */
        public Limits(Duration time, long memory) {
            this(time, memory, ANY_LENGTH);
        }
    }

    /**
     * What the time is for. Whatever else is shown on the way counts as well.
     *
     * @param wanted goals that are to be decided
     * @param missed those among them that are expected to be missed: nobody tries hard to show them
     */
    public record Aims(Predicate<Goal> wanted, Predicate<Goal> missed) {}

    /** @param interrupted asked now and then; when true what is open stays so */
    public Prover(
            ProofSystem system, Solver solver, Method method, Limits limits, Aims aims, BooleanSupplier interrupted) {
        this.system = system;
        this.method = method;
        this.limits = limits;
        this.aims = aims;
        this.asker = new Asker(solver, Deadline.in(limits.time()), limits.memory(), interrupted);
        this.open = new LinkedHashSet<>(system.goals());
        this.search = new BoundedSearch(
                system, system.goals().stream().filter(aims.wanted()).toList());
    }

    /**
     * What came of each goal of the system.
     *
     * @throws SolverMissing when the solver does not run on this machine
     */
    public Map<Goal, Conclusion> run() throws SolverMissing {
        if (system.isForAny()) {
            return ofAny();
        }
        search(asker, 0);
        if (method == Method.AUTO && toShow().isEmpty()) {
            search(asker.share(0.7), limits.depth());
        }
        if (method != Method.BMC && open.stream().anyMatch(aims.wanted())) {
            induction();
        }
        if (method == Method.AUTO && grounded && !toShow().isEmpty()) {
            search(asker.share(0.3), Math.min(SHORT, limits.depth()));
        }
        if (grounded && (method == Method.AUTO || method == Method.INDUCTION)) {
            for (int k = 2; k <= MOST_K && !toShow().isEmpty(); k++) {
                inductionOver(k);
            }
        }
        if (grounded && (method == Method.AUTO || method == Method.CHC)) {
            horn();
        }
        if (method == Method.AUTO || method == Method.BMC) {
            search(asker, limits.depth());
        }
        for (Goal g : open) {
            conclusions.put(g, new Conclusion.Open(reason(g), counterexamples.get(g)));
        }
        system.terms().endWhen(() -> false);
        return conclusions;
    }

    /** Of any number of CPUs there is a rule for single steps, and no other. */
    private Map<Goal, Conclusion> ofAny() throws SolverMissing {
        if (method == Method.AUTO || method == Method.INDUCTION) {
            induction();
        }
        for (Goal g : open) {
            String why = method == Method.BMC || method == Method.CHC
                    ? "of any number of CPUs only induction can tell"
                    : reasons.getOrDefault(g, "solver: it is not inductive");
            conclusions.put(g, new Conclusion.Open(why, counterexamples.get(g)));
        }
        return conclusions;
    }

    /** What is still to be shown, as far as anybody expects that it can be. */
    private List<Goal> toShow() {
        return open.stream().filter(aims.wanted().and(aims.missed().negate())).toList();
    }

    /** Every question that was asked, in order. */
    public List<Asked> asked() {
        return asker.asked();
    }

    /** No open goal is missed in runs of so many steps; -1 while nothing is known. */
    public int searched() {
        return search.done();
    }

    private void induction() throws SolverMissing {
        Asker share = asker.share(method == Method.AUTO && !system.isForAny() ? 0.5 : 1);
        system.terms().endWhen(share::isOver);
        Induction.Result result;
        try {
            result = new Induction(system, share).run(system.goals());
        } catch (OutOfTime e) {
            open.forEach(g -> reasons.putIfAbsent(g, over(share)));
            return;
        }
        counterexamples.putAll(result.counterexamples());
        reasons.putAll(result.unknown());
        List<Goal.Ground> ground = List.of(Goal.Ground.values());
        grounded = ground.stream()
                .noneMatch(g -> result.unknown().containsKey(g)
                        || result.counterexamples().containsKey(g));
        if (!grounded) {
            String why = share.isInterrupted() ? share.over() : notGrounded(result);
            open.forEach(g -> reasons.put(g, why));
        }
        if (grounded) {
            ground.forEach(search::know);
            basis.addAll(result.questions());
            proved(result.proved(), Method.INDUCTION, 1);
        }
    }

    private static String notGrounded(Induction.Result result) {
        String why = Stream.of(Goal.Ground.values())
                .map(g -> result.unknown().getOrDefault(g, ""))
                .filter(w -> w.contains(": "))
                .findFirst()
                .orElse("solver: a value may leave the bounds with which the formulas were made");
        return why + "; nothing is proved before it is shown that the formulas say all";
    }

    private void proved(Set<Goal> goals, Method by, int k) {
        List<Goal> all = system.goals().stream()
                .filter(g -> goals.contains(g) && open.contains(g))
                .toList();
        proved.addAll(all);
        List<String> lemmas =
                proved.stream().filter(this::isLemma).map(Goal::name).toList();
        for (Goal g : all) {
            List<String> others =
                    lemmas.stream().filter(l -> !l.equals(g.name())).toList();
            conclusions.put(g, new Conclusion.Proved(by, k, basis, others));
            open.remove(g);
            search.know(g);
        }
    }

    private boolean isLemma(Goal goal) {
        Properties properties = system.properties();
        return goal instanceof Goal.OfSpec s && properties.get(s.number()).kind() == Property.Kind.LEMMA;
    }

    /** Names of the questions with a good answer from this one on. */
    private List<String> goodSince(int first) {
        return asked().subList(first, asked().size()).stream()
                .filter(Asked::isGood)
                .map(Asked::name)
                .toList();
    }

    private void search(Asker within, int depth) throws SolverMissing {
        int first = asked().size();
        search.run(within, depth);
        searched.addAll(goodSince(first));
        for (Map.Entry<Goal, Run> e : search.found().entrySet()) {
            if (open.remove(e.getKey())) {
                conclusions.put(e.getKey(), new Conclusion.Missed(e.getValue()));
            }
        }
    }

    private int ways() {
        return system.steps().stream().mapToInt(s -> s.ways().size()).sum();
    }

    private void inductionOver(int k) throws SolverMissing {
        if (ways() > MOST_WAYS) {
            return;
        }
        Asker share = asker.share(0.5);
        search(share, k - 1);
        List<Goal> goals = toShow();
        if (search.done() >= k - 1 && !goals.isEmpty()) {
            system.terms().endWhen(share::isOver);
            KInduction.Result result;
            int first = asked().size();
            try {
                result = new KInduction(system, share, proved).run(k, goals);
            } catch (OutOfTime e) {
                goals.forEach(g -> reasons.putIfAbsent(g, over(share)));
                return;
            }
            counterexamples.putAll(result.counterexamples());
            if (result.unknown().isEmpty()) {
                if (!result.proved().isEmpty()) {
                    basis.addAll(searched);
                    searched.clear();
                    basis.addAll(goodSince(first));
                }
                proved(result.proved(), Method.INDUCTION, k);
            } else {
                goals.forEach(g -> reasons.putIfAbsent(g, result.unknown()));
            }
        }
    }

    private void horn() throws SolverMissing {
        List<Goal> goals = toShow();
        if (ways() > MOST_CLAUSES) {
            return;
        }
        for (int i = 0; i < goals.size(); i++) {
            Asker share = asker.share(0.5 / (goals.size() - i));
            system.terms().endWhen(share::isOver);
            int first = asked().size();
            try {
                Horn.Result result = new Horn(system, share, proved).run(goals.get(i));
                if (result.proved()) {
                    basis.addAll(goodSince(first));
                    proved(Set.of(goals.get(i)), Method.CHC, 0);
                } else {
                    reasons.putIfAbsent(goals.get(i), result.unknown());
                }
            } catch (OutOfTime e) {
                reasons.putIfAbsent(goals.get(i), over(share));
            }
        }
    }

    private static String over(Asker asker) {
        return asker.over().isEmpty() ? Asker.TIME + "the limit was reached" : asker.over();
    }

    private String reason(Goal goal) {
        if (!aims.wanted().test(goal)) {
            return "stopped";
        }
        String why = counterexamples.containsKey(goal)
                ? "solver: it is not inductive"
                : reasons.getOrDefault(
                        goal, search.stopped().isEmpty() ? "bound: nothing was found" : search.stopped());
        List<String> all = new ArrayList<>(List.of(why));
        if (search.done() >= 0) {
            all.add("no run of " + search.done() + " steps or fewer "
                    + (system.isCover(goal) ? "reaches it" : "violates it"));
        }
        all.addAll(leftOut());
        return String.join("; ", all);
    }

    /** The methods that were asked for and not tried, with the reason. */
    private List<String> leftOut() {
        List<String> all = new ArrayList<>();
        if (ways() > MOST_WAYS && (method == Method.AUTO || method == Method.INDUCTION)) {
            all.add("induction over more steps was left out: there are " + ways()
                    + " ways through the steps, more than " + MOST_WAYS);
        }
        if (ways() > MOST_CLAUSES && (method == Method.AUTO || method == Method.CHC)) {
            all.add("chc was left out: there are " + ways() + " ways through the steps, more than " + MOST_CLAUSES);
        }
        return all;
    }
}
