package org.pageproof.checker.prove.steps;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.program.Start;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * Follows every way through a step. Branches on what the state decides, and accesses to what a value of the state chooses, part
 * the way; what a way has decided is its guard. So every object and index on a way is known, and each written slot has a term.
 */
public final class StepTranslator {
    /** Ways of one step that are followed to their end. */
    private static final int MOST_WAYS = 1_000;

    /** Instructions on one way. */
    static final int MOST_INSTRUCTIONS = 20_000;

    /** How often a way parts at one instruction: turns of a loop that the state decides. */
    private static final int MOST_TURNS = 20;

    private final StepProgram program;
    private final Variables variables;
    private final BitSet watched;

    /** @param watched the methods whose calls are wanted */
    public StepTranslator(StepProgram program, Variables variables, BitSet watched) {
        this.program = program;
        this.variables = variables;
        this.watched = watched;
    }

    /**
     * Everything about one step.
     *
     * @param ways through it
     * @param disabled when it cannot be made, apart from where the CPU is; may depend on outcomes of choose
     */
    public record Followed(List<Way> ways, Term disabled) {
        /** Copies the list. */
        public Followed {
            ways = List.copyOf(ways);
        }
    }

    /** The ways through the step of a CPU that is at a location. */
    public List<Way> from(int cpu, int location) {
        return follow(cpu, location, null).ways();
    }

    /** The ways through the step in which a CPU starts an operation. */
    public List<Way> from(int cpu, Start start) {
        return follow(cpu, -1, start).ways();
    }

    /**
     * Follows the step of a CPU.
     *
     * @param location where it is; -1 at rest
     * @param start the operation that it starts there
     */
    public Followed follow(int cpu, int location, @Nullable Start start) {
        return follow(cpu, location, start, null);
    }

    /**
     * Follows the step of one of any number of CPUs.
     *
     * @param states in which it can be
     */
    public Followed follow(int location, CpuStates states) {
        if (!states.byLocation().containsKey(location)) {
            return follow(states.cpu(), location, null);
        }
        List<Integer> same = states.same(location);
        List<Optional<Long>> anything = Collections.nCopies(same.size(), Optional.empty());
        return follow(states.cpu(), location, null, new Known(anything, same, Map.of(), List.of()));
    }

    /** @param known what is true of the state before the step */
    Followed follow(int cpu, int location, @Nullable Start start, @Nullable Known known) {
        List<Way> ways = new ArrayList<>();
        List<Term> blocked = new ArrayList<>();
        Deque<PathState> open = new ArrayDeque<>();
        TermBuilder terms = variables.terms();
        PathState first = new PathState();
        if (known != null) {
            first.writes.putAll(known.slots());
            known.conditions().forEach(c -> first.assume(terms, c));
        }
        open.push(first);
        while (!open.isEmpty()) {
            PathState at = open.pop();
            boolean goesOn = true;
            while (goesOn) {
                PathState next = at.copy();
                Execution execution = new Execution(program, variables, watched, next, cpu, location, start, known);
                try {
                    End end = execution.step();
                    if (end != null) {
                        ways.add(execution.way(end));
                        goesOn = false;
                    }
                    at = next;
                } catch (Fork f) {
                    if (at.parts() < MOST_TURNS && ways.size() < MOST_WAYS) {
                        part(terms, at, f, open);
                    } else {
                        ways.add(execution.way(
                                execution.givenUp("a loop turns too often on values that are not bounded")));
                    }
                    goesOn = false;
                } catch (Blocked b) {
                    blocked.add(terms.and(next.guard));
                    goesOn = false;
                } catch (Broken b) {
                    ways.add(execution.way(execution.violation(b)));
                    goesOn = false;
                } catch (Decisions.TooMany t) {
                    ways.add(execution.way(execution.givenUp(t.reason())));
                    goesOn = false;
                }
            }
        }
        return new Followed(ways, terms.or(blocked));
    }

    private static void part(TermBuilder terms, PathState at, Fork fork, Deque<PathState> open) {
        for (int i = fork.conditions().size() - 1; i >= 0; i--) {
            Term condition = fork.conditions().get(i);
            PathState branch = at.copy();
            branch.parted();
            if (branch.assume(terms, condition)) {
                open.push(branch);
            }
        }
    }
}
