package org.pageproof.checker.prove.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.Schemas;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.Interpreter;
import org.pageproof.checker.steps.program.StepProgram;

/** The states of one CPU by itself, when something of them is forgotten. */
class OwnStatesTest {
    private static final int MOST_VISITED = 40_000;

    /** Everything is forgotten at rest that can be. */
    private static OwnStates forgetful(StepProgram program, int cpu) {
        return OwnStates.of(program, cpu, 1, 1, () -> false);
    }

    private static OwnStates exact(StepProgram program, int cpu) {
        return OwnStates.of(program, cpu, Integer.MAX_VALUE, Integer.MAX_VALUE, () -> false);
    }

    private static StepProgram program(String scenario, Map<String, Long> parameters) throws Exception {
        String file =
                scenario.equals("two_vcpus") ? "searched/descriptor_slots_of_two_vcpus.inv" : "descriptor_slots.inv";
        LoadedSpec spec = new SpecLoader(List.of())
                .load(Schemas.root().resolve("spec/proofs").resolve(file));
        return Prepared.of(spec, spec.spec().scenario(scenario).orElseThrow(), parameters)
                .compile();
    }

    @Test
    void whatASearchVisitsIsAmongThem() throws Exception {
        StepProgram program = program("two_vcpus", Map.of("pages", 1L, "ldt_slots", 2L));
        List<OwnStates> own = new ArrayList<>();
        for (int cpu = 0; cpu < program.cpus(); cpu++) {
            own.add(forgetful(program, cpu));
        }
        Interpreter interpreter = new Interpreter(program);
        Set<State> seen = new HashSet<>(Set.of(program.initial()));
        Deque<State> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            State state = open.remove();
            for (int cpu = 0; cpu < program.cpus(); cpu++) {
                assertTrue(isAmong(state, cpu, own.get(cpu)), "cpu" + cpu + " at " + state.location(cpu));
            }
            for (Outcome o : interpreter.outcomes(state)) {
                State next = o.next();
                if (next != null && seen.size() < MOST_VISITED && seen.add(next)) {
                    open.add(next);
                }
            }
        }
        assertEquals(MOST_VISITED, seen.size());
    }

    private static boolean isAmong(State state, int cpu, OwnStates own) {
        return own.byLocation().getOrDefault(state.location(cpu), Set.of()).stream()
                .anyMatch(o -> fits(o.registers(), state.registers(cpu))
                        && fits(
                                o.slots(),
                                own.owned().stream().mapToLong(state::slot).toArray()));
    }

    private static boolean fits(List<Optional<Long>> known, long[] values) {
        for (int i = 0; i < values.length; i++) {
            if (known.get(i).isPresent() && known.get(i).get() != values[i]) {
                return false;
            }
        }
        return true;
    }

    /** Locks that are held, and what has been added to ghosts that count, are never forgotten. */
    @Test
    void noneIsLostAndSharesAreExact() throws Exception {
        StepProgram program = program("ldt", Map.of("ldt_slots", 2L));
        OwnStates exact = exact(program, 0);
        OwnStates forgetful = forgetful(program, 0);
        assertEquals(exact.counters(), forgetful.counters());
        assertTrue(forgetful.counters().stream()
                .anyMatch(c -> program.slots().get(c).path().equals("pages[0].in_flight")));
        exact.byLocation()
                .forEach((location, states) -> states.forEach(s -> assertTrue(
                        forgetful.byLocation().getOrDefault(location, Set.of()).stream()
                                .anyMatch(o -> covers(o, s)),
                        () -> "lost: " + s)));
        assertTrue(size(forgetful) < size(exact) / 2, size(forgetful) + " of " + size(exact));
    }

    private static boolean covers(OwnState wide, OwnState one) {
        return covers(wide.registers(), one.registers())
                && covers(wide.slots(), one.slots())
                && wide.depths().equals(one.depths())
                && wide.shares().equals(one.shares());
    }

    private static boolean covers(List<Optional<Long>> wide, List<Optional<Long>> one) {
        for (int i = 0; i < wide.size(); i++) {
            if (wide.get(i).isPresent() && !wide.get(i).equals(one.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static int size(OwnStates own) {
        return own.byLocation().values().stream().mapToInt(Set::size).sum();
    }

    /** Two to the sixteenth is more than can be told apart. */
    @Test
    void sixteenSlotsAreForgottenByThemselves() throws Exception {
        StepProgram program = program("ldt", Map.of());
        OwnStates own = OwnStates.of(program, 0, () -> false);
        assertEquals("", own.failure());
        int slot = program.slots().stream()
                .filter(s -> s.path().equals("vcpus[0].ldt[0]"))
                .findFirst()
                .orElseThrow()
                .id();
        int at = own.owned().indexOf(slot);
        Set<Optional<Long>> atRest = new HashSet<>();
        Set<Optional<Long>> between = new HashSet<>();
        own.byLocation()
                .forEach((location, states) -> states.forEach(
                        s -> (location < 0 ? atRest : between).add(s.slots().get(at))));
        assertEquals(Set.of(Optional.empty()), atRest);
        assertTrue(between.contains(Optional.of(0L)), "that a slot is empty is known while it is filled");
    }
}
