package org.pageproof.checker.jpf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Move;
import org.pageproof.checker.engine.Schedule;
import org.pageproof.checker.live.Judge;
import org.pageproof.checker.live.LiveCpu;
import org.pageproof.checker.live.LiveMove;
import org.pageproof.checker.live.LiveStart;
import org.pageproof.checker.live.LiveState;
import org.pageproof.checker.live.LiveStep;
import org.pageproof.checker.live.NoValue;
import org.pageproof.checker.live.Starts;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.Property;

/**
 * What Java PathFinder's search has seen: each state once with how it was reached first, and for each property the first
 * schedule that decides it. States have the numbers that Java PathFinder gives them.
 */
public final class SearchLog {
    /** How often a method may be open on one CPU; more violates {@code call_depth}. */
    public static final int MOST_OPEN = 8;

    private final JpfScenario scenario;
    private final Judge judge;
    private final List<Property> open;
    private final List<@Nullable Reached> reached = new ArrayList<>();
    private final BitSet moved = new BitSet();
    private final Map<String, Schedule> found = new LinkedHashMap<>();
    private final Map<String, String> notJudged = new LinkedHashMap<>();
    private long states;
    private long transitions;

    /**
     * How a state was reached first.
     *
     * @param from number of the state before; -1 for a state to start in
     * @param move null for a state to start in
     * @param start number of the state to start in
     */
    private record Reached(
            LiveState state, int from, @Nullable LiveMove move, int start) {}

    /** An empty log of a scenario; {@code claims} are judged. */
    public SearchLog(JpfScenario scenario, List<Property> claims) {
        this.scenario = scenario;
        this.judge = scenario.judge();
        this.open = new ArrayList<>(claims);
    }

    /** Whether a claim speaks of calls of such a function. */
    public boolean wantsCalls(String function) {
        return open.stream()
                .anyMatch(p ->
                        p.moment() instanceof Moment.OnCall c && c.function().equals(function));
    }

    /** A state that has been seen. */
    public LiveState state(int number) {
        return reached(number).state();
    }

    private Reached reached(int number) {
        return Objects.requireNonNull(reached.get(number));
    }

    private boolean isNew(int number) {
        return number >= reached.size() || reached.get(number) == null;
    }

    private void add(int number, Reached how) {
        while (reached.size() <= number) {
            reached.add(null);
        }
        reached.set(number, how);
        states++;
    }

    /**
     * A state to start in.
     *
     * @param start which one
     * @param waits for each CPU the one whose lock it is about to take, or -1
     */
    public void start(int number, int start, LiveState state, List<Integer> waits) {
        if (isNew(number)) {
            add(number, new Reached(state, -1, null, start));
            decide(number, null, p -> judge.decidesFirst(p, state));
            deadlock(number, waits);
        }
    }

    /**
     * A step that violates nothing that is always checked.
     *
     * @param waits in the state that it reaches, for each CPU the one whose lock it is about to take, or -1; empty for a state that
     *     has been seen
     */
    public void step(int from, int to, LiveStep step, List<Integer> waits) {
        transitions++;
        moved.set(from);
        decide(from, step.move(), p -> judge.decides(p, step));
        if (isNew(to)) {
            add(to, new Reached(step.after(), from, step.move(), -1));
            decide(to, null, p -> judge.decides(p, step.after()));
            deadlock(to, waits);
        }
    }

    /** A step that violates a property that is always checked, and so leads nowhere. */
    public void failed(int from, LiveMove move, String property) {
        moved.set(from);
        found.computeIfAbsent(property, p -> schedule(from, move));
    }

    private void decide(int from, @Nullable LiveMove move, Predicate<Property> decides) {
        open.removeIf(p -> {
            try {
                if (!decides.test(p)) {
                    return false;
                }
                found.put(p.name(), schedule(from, move));
            } catch (NoValue e) {
                notJudged.put(p.name(), "it has no value: " + e.getMessage());
            }
            return true;
        });
    }

    private void deadlock(int number, List<Integer> waits) {
        for (int cpu = 0; cpu < waits.size(); cpu++) {
            int at = cpu;
            for (int hops = 0; hops < waits.size() && at >= 0; hops++) {
                at = waits.get(at);
                if (at == cpu) {
                    found.computeIfAbsent(BuiltIn.NO_DEADLOCK.specName(), p -> schedule(number, null));
                    return;
                }
            }
        }
    }

    /** The search is over; {@code unknown} says why it did not visit every state, or is empty. */
    public JpfOutcome outcome(String unknown) {
        for (int n = 0; unknown.isEmpty() && n < reached.size(); n++) {
            if (!isNew(n) && !moved.get(n) && !isFinished(reached(n).state())) {
                int stuck = n;
                found.computeIfAbsent(BuiltIn.NO_DEADLOCK.specName(), p -> schedule(stuck, null));
            }
        }
        List<EngineResult.Found> all = new ArrayList<>();
        found.forEach((name, schedule) -> all.add(new EngineResult.Found(name, schedule)));
        return new JpfOutcome(states, transitions, unknown, all, notJudged, List.of());
    }

    private boolean isFinished(LiveState state) {
        Starts starts = scenario.starts();
        for (int c = 0; c < state.cpus().size(); c++) {
            LiveCpu cpu = state.cpus().get(c);
            if (!cpu.atRest() || cpu.position() < starts.positions(c)) {
                return false;
            }
        }
        return true;
    }

    private Schedule schedule(int to, @Nullable LiveMove further) {
        List<Move> moves = new ArrayList<>();
        if (further != null) {
            moves.add(move(further));
        }
        Reached at = reached(to);
        while (at.move() != null) {
            moves.add(move(at.move()));
            at = reached(at.from());
        }
        Collections.reverse(moves);
        return new Schedule(at.start(), moves);
    }

    /** A move as schedules have it. */
    public Move move(LiveMove m) {
        LiveStart s = m.start();
        return new Move(m.cpu(), s == null ? "" : s.operation(), s == null ? List.of() : arguments(s), m.outcomes());
    }

    private List<Move.Argument> arguments(LiveStart start) {
        return start.arguments().stream()
                .filter(a -> a.kind() != LiveStart.Kind.SELF)
                .map(a -> new Move.Argument(a.name(), scenario.shown(a)))
                .toList();
    }
}
