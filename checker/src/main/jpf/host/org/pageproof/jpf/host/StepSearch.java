package org.pageproof.jpf.host;

import gov.nasa.jpf.Config;
import gov.nasa.jpf.search.heuristic.HeuristicState;
import gov.nasa.jpf.search.heuristic.SimplePriorityHeuristic;
import gov.nasa.jpf.vm.VM;
import java.util.HashMap;
import java.util.Map;

/** Breadth first by steps: a state in the middle of a step is as far from the start as the state that the step leaves. */
public final class StepSearch extends SimplePriorityHeuristic {
    private final Map<Integer, Integer> steps = new HashMap<>();

    /** Called by Java PathFinder. */
    public StepSearch(Config config, VM vm) {
        super(config, vm);
    }

    /** The state whose transitions are being made, or -1. */
    int parent() {
        HeuristicState parent = getParentState();
        return parent == null ? -1 : parent.getStateId();
    }

    @Override
    protected int computeHeuristicValue() {
        Session session = Session.of(vm);
        int before = steps.getOrDefault(parent(), 0);
        int now = session.atBoundary() && session.step() != null ? before + 1 : before;
        steps.put(vm.getStateId(), now);
        return now;
    }
}
