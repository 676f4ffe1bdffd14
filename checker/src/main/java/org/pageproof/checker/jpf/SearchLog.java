package org.pageproof.checker.jpf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.LiveFindings;
import org.pageproof.checker.engine.Move;
import org.pageproof.checker.engine.Schedule;
import org.pageproof.checker.live.Judge;
import org.pageproof.checker.live.LiveCpu;
import org.pageproof.checker.live.LiveMove;
import org.pageproof.checker.live.LiveState;
import org.pageproof.checker.live.LiveStep;
import org.pageproof.checker.live.Starts;
import org.pageproof.checker.steps.BuiltIn;
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
    private final LiveFindings findings;
    private final List<@Nullable Reached> reached = new ArrayList<>();
    private final BitSet moved = new BitSet();
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
        this.findings = new LiveFindings(claims, scenario::shown);
    }

    /** Whether a claim speaks of calls of such a function. */
    public boolean wantsCalls(String function) {
        return findings.wantsCalls(function);
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
            findings.decide(p -> judge.decidesFirst(p, state), () -> schedule(number, null));
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
        findings.decide(p -> judge.decides(p, step), () -> schedule(from, step.move()));
        if (isNew(to)) {
            add(to, new Reached(step.after(), from, step.move(), -1));
            findings.decide(p -> judge.decides(p, step.after()), () -> schedule(to, null));
            deadlock(to, waits);
        }
    }

    /** A step that violates a property that is always checked, and so leads nowhere. */
    public void failed(int from, LiveMove move, String property) {
        moved.set(from);
        findings.add(property, () -> schedule(from, move));
    }

    private void deadlock(int number, List<Integer> waits) {
        for (int cpu = 0; cpu < waits.size(); cpu++) {
            int at = cpu;
            for (int hops = 0; hops < waits.size() && at >= 0; hops++) {
                at = waits.get(at);
                if (at == cpu) {
                    findings.add(BuiltIn.NO_DEADLOCK.specName(), () -> schedule(number, null));
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
                findings.add(BuiltIn.NO_DEADLOCK.specName(), () -> schedule(stuck, null));
            }
        }
        return new JpfOutcome(states, transitions, unknown, findings.all(), findings.notJudged(), List.of());
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
        List<LiveMove> moves = new ArrayList<>();
        if (further != null) {
            moves.add(further);
        }
        Reached at = reached(to);
        while (at.move() != null) {
            moves.add(at.move());
            at = reached(at.from());
        }
        Collections.reverse(moves);
        return findings.schedule(at.start(), moves);
    }

    /** A move as schedules have it. */
    public Move move(LiveMove m) {
        return findings.move(m);
    }
}
