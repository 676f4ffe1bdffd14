package org.pageproof.checker.jpf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.live.LiveMove;
import org.pageproof.checker.live.LiveState;
import org.pageproof.checker.live.LiveStep;

public final class SearchLog {
    private final Map<Integer, LiveState> states = new HashMap<>();
    private long transitions;
    public final List<String> failed = new ArrayList<>();

    public LiveState state(int id) {
        return java.util.Objects.requireNonNull(states.get(id));
    }

    public void start(int id, int number, LiveState state, List<Integer> waits) {
        states.putIfAbsent(id, state);
    }

    public void step(int from, int to, LiveStep step, List<Integer> waits) {
        transitions++;
        states.putIfAbsent(to, step.after());
    }

    public void failed(int from, LiveMove move, String property, String message) {
        failed.add(property + ": " + message);
    }

    public int states() {
        return states.size();
    }

    public long transitions() {
        return transitions;
    }
}
