package org.pageproof.checker.prove.methods;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.methods.StepQuestions.StepQuestion;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.SolverMissing;

/**
 * Steps that are waiting to be asked about, in some lanes, and questions that are being answered. In a lane the answers come in the order
 * of the questions; between lanes in any order.
 */
final class Lanes {
    private final List<Lane> lanes = new ArrayList<>();
    private final Semaphore answers = new Semaphore(0);
    private final Asker asker;

    private static final class Lane {
        private final Deque<ProofSystem.Step> waiting = new ArrayDeque<>();
        private final Deque<Entry> underWay = new ArrayDeque<>();

        boolean isReady() {
            return !underWay.isEmpty() && underWay.element().pending.isDone();
        }
    }

    private record Entry(StepQuestion question, Asker.Pending pending) {}

    /** Asks about a step. */
    interface Ask {
        /** Null where there is nothing to ask. */
        @Nullable
        StepQuestion about(ProofSystem.Step step);
    }

    /** Takes an answer. */
    interface Take {
        /** Returns whether the step is to be asked about again. */
        boolean answer(StepQuestion question, Answer answer);
    }

    /** @param steps each lane has a part of them, so that steps that follow each other are asked about one after the other */
    Lanes(List<ProofSystem.Step> steps, int lanes, Asker asker) {
        this.asker = asker;
        for (int i = 0; i < lanes; i++) {
            Lane lane = new Lane();
            lane.waiting.addAll(steps.subList(steps.size() * i / lanes, steps.size() * (i + 1) / lanes));
            this.lanes.add(lane);
        }
    }

    /**
     * Until nothing is waiting any more.
     *
     * @param depth questions of a lane that are made before the first of them is answered
     */
    void run(int depth, Ask ask, Take take) throws SolverMissing {
        ExecutorService threads = asker.threads();
        try {
            while (true) {
                for (Lane lane : lanes) {
                    fill(lane, depth, threads, ask);
                }
                if (lanes.stream().allMatch(l -> l.underWay.isEmpty())) {
                    return;
                }
                Lane ready = lanes.stream().filter(Lane::isReady).findFirst().orElse(null);
                if (ready == null) {
                    answers.acquireUninterruptibly();
                } else {
                    Entry next = ready.underWay.remove();
                    if (take.answer(next.question, next.pending.answer())) {
                        ready.waiting.addFirst(next.question.step());
                    }
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void fill(Lane lane, int depth, ExecutorService threads, Ask ask) {
        while (lane.underWay.size() < depth) {
            if (lane.waiting.isEmpty()) {
                share(lane);
            }
            ProofSystem.Step step = lane.waiting.poll();
            if (step == null) {
                return;
            }
            StepQuestion question = ask.about(step);
            if (question != null) {
                lane.underWay.add(new Entry(question, asker.begin(question.obligation(), threads, answers::release)));
            }
        }
    }

    /** Half of what is waiting in the longest lane, from its end. */
    private void share(Lane to) {
        Lane longest = to;
        for (Lane l : lanes) {
            longest = l.waiting.size() > longest.waiting.size() ? l : longest;
        }
        for (int left = longest.waiting.size() / 2; left > 0; left--) {
            to.waiting.addFirst(longest.waiting.removeLast());
        }
    }
}
