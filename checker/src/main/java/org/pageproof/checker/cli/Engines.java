package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.Engine;
import org.pageproof.checker.interpreter.InterpreterEngine;
import org.pageproof.checker.jpf.JpfEngine;
import org.pageproof.checker.jpf.JpfHome;
import org.pageproof.checker.prove.methods.ProveEngine;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.spin.SpinEngine;
import org.pageproof.checker.threads.ThreadsEngine;

/** The engines of this version, and the one that a user asked for. */
final class Engines {
    /** The search with generated code: the one that checks use unless told otherwise. */
    static final String EXPLORE = "explore";

    /** Formulas and a solver instead of a search. */
    static final String PROVE = "prove";

    /** A judge, and the most states of a scenario that {@code agree} asks it about, unless told otherwise: about a minute each. */
    private record Judge(Engine engine, long most) {}

    private final List<Judge> judges;
    private final String name;

    private Engines(String name, @Nullable Path jpfHome) {
        this.judges = List.of(
                new Judge(new InterpreterEngine(), 100_000),
                new Judge(new ThreadsEngine(), 1_000),
                new Judge(new SpinEngine(), 1_000_000),
                new Judge(new JpfEngine(JpfHome.ofMachine(jpfHome)), 20_000),
                new Judge(new ProveEngine(), 1_000));
        this.name = name;
    }

    /** All of them, with the search as the one that is asked for. */
    static Engines all() {
        return at(null);
    }

    /** The same, with Java PathFinder in that folder; null for where it is found. */
    static Engines at(@Nullable Path jpfHome) {
        return new Engines(EXPLORE, jpfHome);
    }

    /**
     * All of them, with the one of that name as the one that is asked for.
     *
     * @param jpfHome folder of Java PathFinder; null for where it is found
     * @throws BadInput when there is no such engine
     */
    static Engines asked(String name, @Nullable Path jpfHome) throws BadInput {
        Engines engines = new Engines(name, jpfHome);
        if (!engines.names().contains(name)) {
            throw new BadInput("--engine " + name + ": "
                    + (name.equals("simulate") ? "this engine is not part of this version" : "there is no such engine")
                    + "; there are: " + String.join(", ", engines.names()));
        }
        return engines;
    }

    /** Those that cross-check the search, in the order in which they are shown. */
    List<Engine> judges() {
        return judges.stream().map(Judge::engine).toList();
    }

    /** By name, the most states of a scenario that each is asked about unless the user says otherwise; in the order of the judges. */
    Map<String, Long> most() {
        Map<String, Long> most = new LinkedHashMap<>();
        judges.forEach(j -> most.put(j.engine().name(), j.most()));
        return most;
    }

    /** The names of all, the search first. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of(EXPLORE, PROVE));
        judges().stream().map(Engine::name).filter(n -> !n.equals(PROVE)).forEach(names::add);
        return names;
    }

    /**
     * Demands that one of that name cross-checks the search.
     *
     * @param option where the user named it, with its value
     * @throws BadInput when none does
     */
    void requireJudge(String option, String wanted) throws BadInput {
        if (!most().containsKey(wanted)) {
            String why = wanted.equals(EXPLORE)
                    ? "agree holds the others against this engine, whatever the number of states"
                    : "there is no such engine";
            throw new BadInput(option + ": " + why + "; there are: " + String.join(", ", most().keySet()));
        }
    }

    /** Whether it is proofs that are asked for. */
    boolean proves() {
        return name.equals(PROVE);
    }

    /** The name of the one that is asked for. */
    String name() {
        return name;
    }

    /** The one that is asked for; empty for the search and for proofs. */
    Optional<Engine> asked() {
        return proves()
                ? Optional.empty()
                : judges().stream().filter(e -> e.name().equals(name)).findFirst();
    }
}
