package org.pageproof.checker.spin;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.ScratchFolder;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * Has SPIN search a model to the end, without reductions and with every state stored in full, in a temporary folder.
 *
 * @param seconds wall-clock time for one search
 * @param megabytes memory of the search
 * @param interrupted asked now and then; when true the search ends without a result
 */
public record SpinRun(double seconds, long megabytes, BooleanSupplier interrupted) {
    private static final Pattern FOUND =
            Pattern.compile("^pan:(\\d+): (?:assertion violated|reached) \\((\\w+)\\)", Pattern.MULTILINE);
    private static final Pattern NO_RESULT = Pattern.compile("^pageproof: no result: (.*)", Pattern.MULTILINE);
    private static final Pattern NO_VALUE = Pattern.compile("^pageproof: no value \\((\\w+)\\)", Pattern.MULTILINE);
    private static final Pattern STORED = Pattern.compile("^ *([0-9.e+]+) states, stored", Pattern.MULTILINE);
    private static final Pattern ATOMIC = Pattern.compile("^ *([0-9.e+]+) atomic steps", Pattern.MULTILINE);
    private static final Pattern TRANSITIONS = Pattern.compile("^ *([0-9.e+]+) transitions", Pattern.MULTILINE);

    /** Numbers with more digits than SPIN prints are not exact. */
    private static final double EXACT = 99_999_999;

    /** The limits that are enough for a million states. */
    public static final SpinRun DEFAULT = new SpinRun(600, 6_000, () -> false);

    /** What has to be installed first, and how; empty when everything is there. */
    public static Optional<String> missing() {
        List<String> absent = Stream.of("spin", "gcc").filter(t -> !isThere(t)).toList();
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of("no " + String.join(" and no ", absent) + " on the path; on Debian: apt-get install "
                        + String.join(" ", absent));
    }

    private static boolean isThere(String tool) {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(File.pathSeparator, -1))
                        .anyMatch(p -> !p.isEmpty() && Files.isExecutable(Path.of(p, tool)));
    }

    /** As {@link #run(StepProgram, Properties)}, with the limits that are enough for a million states. */
    public static EngineResult of(StepProgram program, @Nullable Properties properties) {
        return DEFAULT.run(program, properties);
    }

    /**
     * Searches all reachable states of a step program.
     *
     * @param properties what it is judged by besides the always-checked properties; null for nothing else
     */
    public EngineResult run(StepProgram program, @Nullable Properties properties) {
        long started = System.nanoTime();
        PromelaModel model = PromelaModel.of(program, properties);
        EngineResult result =
                search(model, model.text(List.of("searched by pageproof")), new Trails(program, properties));
        double took = (System.nanoTime() - started) * 1e-9;
        return new EngineResult(
                result.states(), result.transitions(), took, result.unknown(), result.findings(), result.notJudged());
    }

    /** Searches a model with this text, which need not be the one that it has. */
    EngineResult search(PromelaModel model, String text) {
        return search(model, text, Trails.NONE);
    }

    private EngineResult search(PromelaModel model, String text, Trails trails) {
        try {
            Path folder = ScratchFolder.create("pageproof-spin-");
            try {
                return search(model, text, folder, trails);
            } finally {
                ScratchFolder.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EngineResult search(PromelaModel model, String text, Path folder, Trails trails) throws IOException {
        Files.writeString(folder.resolve("model.pml"), text);
        String translated = command(folder, 120, "spin", "-a", "model.pml");
        if (wasStopped(translated)) {
            return nothing(model, unknown(translated, 0, 0, 0));
        }
        if (!Files.exists(folder.resolve("pan.c")) || translated.contains("Error:")) {
            return nothing(model, "spin refuses the model: " + firstLine(translated));
        }
        List<String> gcc = new ArrayList<>(List.of("gcc", "-w", "-Werror=implicit-function-declaration"));
        gcc.addAll(PromelaModel.COMPILER_OPTIONS);
        gcc.addAll(List.of(
                "-DPP_TRAILS=1", "-DVECTORSZ=" + model.vectorSize(), "-DMEMLIM=" + megabytes, "-o", "pan", "pan.c"));
        String compiled = command(folder, 300, gcc.toArray(String[]::new));
        if (wasStopped(compiled)) {
            return nothing(model, unknown(compiled, 0, 0, 0));
        }
        if (!Files.exists(folder.resolve("pan"))) {
            return nothing(model, "gcc refuses what spin makes of the model: " + firstLine(compiled));
        }
        String out = command(folder, seconds, "./pan", "-c0", "-e", "-m" + PromelaModel.DEPTH);
        EngineResult result = parse(model, out);
        List<EngineResult.Found> found = new ArrayList<>();
        Matcher m = FOUND.matcher(out);
        while (m.find()) {
            Path trail = folder.resolve("model.pml" + m.group(1) + ".trail");
            String replayed = Files.exists(trail) ? command(folder, seconds, "./pan", "-r", trail.toString()) : "";
            found.add(new EngineResult.Found(m.group(2), trails.schedule(m.group(2), model, replayed)));
        }
        return new EngineResult(result.states(), result.transitions(), 0, result.unknown(), found, result.notJudged());
    }

    private static boolean wasStopped(String said) {
        return said.contains(INTERRUPTED) || said.contains(TIMED_OUT);
    }

    private static EngineResult nothing(PromelaModel model, String why) {
        return new EngineResult(-1, -1, 0, why, List.of(), model.notJudged());
    }

    private static String firstLine(String text) {
        return text.lines().filter(l -> !l.isBlank()).findFirst().orElse("it says nothing");
    }

    static EngineResult parse(PromelaModel model, String out) {
        double atomic = number(ATOMIC, out);
        double states = number(STORED, out) - atomic;
        double transitions = number(TRANSITIONS, out) - atomic;
        return new EngineResult(
                states < 1 ? -1 : (long) states - model.moreStates(),
                transitions < 1 ? -1 : (long) transitions - model.moreTransitions(),
                0,
                unknown(out, states, transitions, atomic),
                List.of(),
                model.notJudged());
    }

    private static String unknown(String out, double states, double transitions, double atomic) {
        Matcher noValue = NO_VALUE.matcher(out);
        Matcher said = NO_RESULT.matcher(out);
        if (noValue.find()) {
            return noValue.group(1) + " has no value in a reachable state";
        } else if (said.find()) {
            return said.group(1);
        } else if (out.contains(INTERRUPTED)) {
            return "interrupted";
        } else if (out.contains(TIMED_OUT)) {
            return "time: the limit was reached";
        } else if (out.contains("out of memory") || out.contains("reached -DMEMLIM bound")) {
            return "memory: the limit was reached";
        } else if (out.contains("max search depth too small")) {
            return "bound: the search was limited to " + PromelaModel.DEPTH + " steps";
        } else if (out.contains("Search not completed") || states < 1 || transitions < 1) {
            return "the search did not come to its end: " + firstLine(out);
        } else if (states + atomic > EXACT || transitions + atomic > EXACT) {
            return "bound: SPIN prints no more than eight digits of its counts";
        }
        return "";
    }

    private static double number(Pattern pattern, String out) {
        Matcher m = pattern.matcher(out);
        return m.find() ? Double.parseDouble(m.group(1)) : 0;
    }

    private static final String TIMED_OUT = "pageproof: stopped after its time";
    private static final String INTERRUPTED = "pageproof: interrupted";

    /** Runs a command in the folder; returns all that it says, and that it was stopped if it was. */
    private String command(Path folder, double seconds, String... command) throws IOException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            process.getOutputStream().close();
            long end = System.nanoTime() + (long) (seconds * 1e9);
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                if (interrupted.getAsBoolean()) {
                    return INTERRUPTED;
                } else if (System.nanoTime() > end) {
                    return Files.readString(said) + "\n" + TIMED_OUT;
                }
            }
            return Files.readString(said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
