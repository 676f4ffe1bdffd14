package org.pageproof.checker.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.pageproof.checker.prove.methods.Asked;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.scenario.BadInput;

/** Writes every question to a solver as a file of its own. The folder is there with all of them or not at all. */
final class EmittedObligations implements AutoCloseable {
    private final Path folder;
    private final Path part;

    private EmittedObligations(Path folder, Path part) {
        this.folder = folder;
        this.part = part;
    }

    /**
     * Makes sure that the folder can be written.
     *
     * @param folder must not be there yet, or be empty
     */
    static EmittedObligations open(Path folder) throws BadInput {
        Path whole = folder.toAbsolutePath().normalize();
        try {
            if (Files.exists(whole)) {
                try (Stream<Path> inside = Files.list(whole)) {
                    if (inside.findAny().isPresent()) {
                        throw new BadInput("--emit-smt2 " + folder
                                + ": the folder is not empty; give another, or empty it before");
                    }
                }
            }
            Path parent = whole.getParent() == null ? whole : whole.getParent();
            Files.createDirectories(parent);
            return new EmittedObligations(
                    whole, Files.createDirectory(parent.resolve(".pageproof-" + UUID.randomUUID() + ".tmp")));
        } catch (IOException e) {
            throw failed(folder);
        }
    }

    /** Writes the questions of one scenario. */
    void add(ScenarioResult scenario, String solver, List<Asked> asked) throws BadInput {
        try {
            Path own = Files.createDirectory(part.resolve(scenario.module() + "." + scenario.name()));
            List<String> about = about(scenario);
            for (int i = 0; i < asked.size(); i++) {
                Asked a = asked.get(i);
                StringBuilder text = new StringBuilder();
                about.forEach(l -> text.append("; ").append(l).append('\n'));
                text.append("; ")
                        .append(a.good())
                        .append(" means: ")
                        .append(a.meaning())
                        .append('\n');
                text.append(
                        String.format(Locale.ROOT, "; %s answered %s after %.2f s%n", solver, a.answer(), a.seconds()));
                text.append(a.script());
                String file = String.format(Locale.ROOT, "%04d-%s.smt2", i + 1, a.name());
                Files.writeString(own.resolve(file), text, StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw failed(folder);
        }
    }

    private static List<String> about(ScenarioResult scenario) {
        List<String> parameters = scenario.parameters().entrySet().stream()
                .map(p -> p.getKey() + " = " + p.getValue())
                .toList();
        return List.of(
                Version.tool(),
                "scenario " + scenario.name() + " of " + Home.portable(scenario.file()) + ", model " + scenario.model()
                        + (scenario.variant() == null ? "" : ", variant " + scenario.variant()) + ", "
                        + scenario.scope(),
                "parameters: " + String.join(", ", parameters));
    }

    /** Puts the folder in its place. */
    void finish() throws BadInput {
        try {
            Files.deleteIfExists(folder);
            Files.move(part, folder);
        } catch (IOException e) {
            throw failed(folder);
        }
    }

    /** Clears away what was not finished. */
    @Override
    public void close() {
        if (Files.exists(part)) {
            try (Stream<Path> all = Files.walk(part)) {
                all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static BadInput failed(Path folder) {
        return new BadInput("--emit-smt2 " + folder + ": cannot be written there; give a folder that can be made");
    }
}
