package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.Engine;
import org.pageproof.checker.interpreter.InterpreterEngine;
import org.pageproof.checker.jpf.JpfEngine;
import org.pageproof.checker.jpf.JpfHome;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.spin.SpinEngine;
import org.pageproof.checker.threads.ThreadsEngine;

/** The engines of this version, and the one that a user asked for. */
final class Engines {
    /** The search with generated code: the one that checks use unless told otherwise. */
    static final String EXPLORE = "explore";

    /** Formulas and a solver instead of a search. */
    static final String PROVE = "prove";

    /** The most states of a scenario that {@code agree} asks a judge about, unless told otherwise: about a minute each. */
    static final Map<String, Long> MOST =
            Map.of("interpreter", 100_000L, "threads", 1_000L, "spin", 1_000_000L, "jpf", 20_000L);

    private final List<Engine> judges;
    private final String name;

    private Engines(String name, @Nullable Path jpfHome) {
        this.judges = List.of(
                new InterpreterEngine(),
                new ThreadsEngine(),
                new SpinEngine(),
                new JpfEngine(JpfHome.ofMachine(jpfHome)));
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
        return judges;
    }

    /** The names of all, the search first. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of(EXPLORE, PROVE));
        judges.forEach(e -> names.add(e.name()));
        return names;
    }

    /**
     * Demands that one of that name cross-checks the search.
     *
     * @throws BadInput when none does
     */
    void requireJudge(String wanted) throws BadInput {
        if (judges.stream().noneMatch(e -> e.name().equals(wanted))) {
            String why = names().contains(wanted)
                    ? "agree cannot compare this engine with the search"
                    : "there is no such engine";
            throw new BadInput("--engine " + wanted + ": " + why + "; there are: "
                    + String.join(", ", judges.stream().map(Engine::name).toList()));
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
        return judges.stream().filter(e -> e.name().equals(name)).findFirst();
    }
}
