package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.pageproof.checker.prove.solver.Answer;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Evaluation;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.ToolError;

/**
 * Which fields of a word a step leaves as they were although it writes the word. What adds one to a count changes nothing else, but
 * only because the count is not full; where that is known once, nothing that is said of the other fields has to be asked about.
 * It is asked of any state in which a CPU can be, whatever is claimed.
 */
final class FieldsKept {
    private final ProofSystem system;
    private final TermBuilder terms;
    private final Asker asker;
    private final Obligation.Premises premises;
    private final List<String> shown = new ArrayList<>();

    FieldsKept(ProofSystem system, Asker asker) {
        this.system = system;
        this.terms = system.terms();
        this.asker = asker;
        this.premises = Obligation.Premises.of(terms, system.variables(), system.known());
    }

    /**
     * Some bits of a slot that a way writes.
     *
     * @param step number of the step
     * @param way number of the way of the step
     * @param name the field, or which bits
     */
    private record Part(int step, int way, int slot, String name, int shift, int width) {}

    /**
     * The steps of the system, where what is written says which fields are as they were.
     *
     * @return in their order
     */
    List<ProofSystem.Step> steps() throws SolverMissing {
        Map<Integer, Set<Part>> kept = new HashMap<>();
        Map<Integer, Set<Part>> open = new TreeMap<>();
        for (int step = 0; step < system.steps().size(); step++) {
            Set<Part> parts = parts(step);
            if (!parts.isEmpty()) {
                open.put(step, parts);
            }
        }
        ExecutorService threads = asker.threads();
        try {
            for (int round = 1; !open.isEmpty(); round++) {
                open = asked(open, kept, round, threads);
            }
        } finally {
            threads.shutdownNow();
        }
        List<ProofSystem.Step> all = new ArrayList<>();
        for (int step = 0; step < system.steps().size(); step++) {
            all.add(refined(step, kept.getOrDefault(step, Set.of())));
        }
        return all;
    }

    /** Names of the questions that this rests on. */
    List<String> shown() {
        return shown;
    }

    private Set<Part> parts(int step) {
        Set<Part> all = new LinkedHashSet<>();
        List<Way> ways = system.steps().get(step).ways();
        for (int way = 0; way < ways.size(); way++) {
            for (int slot : ways.get(way).writes().keySet()) {
                all.addAll(parts(step, way, slot));
            }
        }
        return all;
    }

    /** The fields of a word, and the bits between them, as far as it is not plain what becomes of them. */
    private List<Part> parts(int step, int way, int slot) {
        List<Part> all = new ArrayList<>();
        if (system.program().slots().get(slot).meaning() instanceof Meaning.Bits bits) {
            int next = 0;
            for (Meaning.Field f : bits.fields()) {
                all.add(between(step, way, slot, next, f.shift()));
                all.add(new Part(step, way, slot, f.name(), f.shift(), f.width()));
                next = f.shift() + f.width();
            }
            all.add(between(step, way, slot, next, Variables.WIDE));
        }
        all.removeIf(p -> p.width() == 0 || after(p).isConstant() || after(p).equals(before(p)));
        return all;
    }

    private static Part between(int step, int way, int slot, int from, int to) {
        return new Part(step, way, slot, "bits " + from + " to " + (to - 1), from, to - from);
    }

    private Way way(Part p) {
        return system.steps().get(p.step()).ways().get(p.way());
    }

    private Term before(Part p) {
        return terms.extract(system.variables().slot(p.slot()), p.shift(), p.width());
    }

    private Term after(Part p) {
        return terms.extract(Objects.requireNonNull(way(p).writes().get(p.slot())), p.shift(), p.width());
    }

    /** Asks about all of them. Returns, of those steps that change some of their parts, the others. */
    private Map<Integer, Set<Part>> asked(
            Map<Integer, Set<Part>> open, Map<Integer, Set<Part>> kept, int round, ExecutorService threads)
            throws SolverMissing {
        Map<Integer, Obligation> questions = new TreeMap<>();
        Map<Integer, Asker.Pending> pending = new TreeMap<>();
        open.forEach((step, parts) -> {
            Obligation question = question(step, parts, round);
            questions.put(step, question);
            pending.put(step, asker.begin(question, threads, () -> {}));
        });
        Map<Integer, Set<Part>> left = new TreeMap<>();
        for (Map.Entry<Integer, Set<Part>> o : open.entrySet()) {
            int step = o.getKey();
            Answer answer = Objects.requireNonNull(pending.get(step)).answer();
            if (answer instanceof Answer.Unsat) {
                kept.put(step, o.getValue());
                shown.add(Objects.requireNonNull(questions.get(step)).name());
            } else if (answer instanceof Answer.Sat sat) {
                Set<Part> others = unchanged(o.getValue(), sat);
                if (!others.isEmpty()) {
                    left.put(step, others);
                }
            }
        }
        return left;
    }

    private Set<Part> unchanged(Set<Part> parts, Answer.Sat sat) {
        Evaluation e = new ModelState(system.program(), system.variables(), sat.values()).evaluation();
        Set<Part> all = new LinkedHashSet<>(parts);
        if (!all.removeIf(p -> e.isTrue(changes(p)))) {
            throw new ToolError("the solver's values for a step change nothing that they should change");
        }
        return all;
    }

    private Term changes(Part p) {
        List<Term> all = new ArrayList<>(way(p).guard());
        all.add(terms.not(terms.equal(after(p), before(p))));
        return terms.and(all);
    }

    private Obligation question(int number, Set<Part> parts, int round) {
        ProofSystem.Step step = system.steps().get(number);
        List<Term> conditions = new ArrayList<>(List.of(step.enabled()));
        conditions.addAll(system.known(step));
        conditions.add(terms.or(parts.stream().map(this::changes).toList()));
        String names = parts.stream()
                .map(p -> system.program().slots().get(p.slot()).path() + " " + p.name())
                .distinct()
                .collect(Collectors.joining(", "));
        String meaning = "The step " + StepNames.of(system.program(), step) + " leaves as they were: " + names
                + ", on those of its ways that the question is about, from any state in which a CPU can be.";
        String name = "fields-" + round + "-" + StepNames.file(system.program(), step);
        return Obligation.of(name, meaning, terms, system.variables(), premises, conditions);
    }

    private ProofSystem.Step refined(int number, Set<Part> kept) {
        ProofSystem.Step step = system.steps().get(number);
        List<Way> ways = new ArrayList<>();
        for (int w = 0; w < step.ways().size(); w++) {
            int way = w;
            ways.add(refined(
                    step.ways().get(w),
                    kept.stream().filter(p -> p.way() == way).toList()));
        }
        return new ProofSystem.Step(step.cpu(), step.from(), step.start(), step.enabled(), ways, step.disabled());
    }

    private Way refined(Way way, List<Part> kept) {
        Map<Integer, Term> writes = new HashMap<>(way.writes());
        writes.replaceAll((slot, after) ->
                joined(slot, after, kept.stream().filter(p -> p.slot() == slot).toList()));
        return new Way(
                way.cpu(),
                way.from(),
                way.start(),
                way.number(),
                way.guard(),
                writes,
                way.end(),
                way.choices(),
                way.accessed(),
                way.calls(),
                way.kept());
    }

    /** The value bit by bit from before or after, in as few pieces as possible. */
    private Term joined(int slot, Term after, List<Part> same) {
        if (same.isEmpty()) {
            return after;
        }
        Term before = system.variables().slot(slot);
        Term all = null;
        int to;
        for (int from = 0; from < Variables.WIDE; from = to) {
            boolean keeps = keeps(same, from);
            to = from + 1;
            while (to < Variables.WIDE && keeps(same, to) == keeps) {
                to++;
            }
            Term piece = terms.extract(keeps ? before : after, from, to - from);
            all = all == null ? piece : terms.apply(Op.CONCATENATE, piece, all);
        }
        return Objects.requireNonNull(all);
    }

    private static boolean keeps(List<Part> same, int bit) {
        return same.stream().anyMatch(p -> p.shift() <= bit && bit < p.shift() + p.width());
    }
}
