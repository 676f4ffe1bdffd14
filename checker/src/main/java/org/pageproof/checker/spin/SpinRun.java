package org.pageproof.checker.spin;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.steps.program.StepProgram;

/**
 * Has SPIN search a model to the end, without reductions and with every state stored in full, in a temporary folder.
 *
 * @param seconds wall-clock time for one search
 * @param megabytes memory of the search
 */
public record SpinRun(double seconds, long megabytes) {
    private static final Pattern VIOLATED =
            Pattern.compile("^pan:\\d+: assertion violated \\((\\w+)\\)", Pattern.MULTILINE);
    private static final Pattern REACHED = Pattern.compile("^pageproof: reached \\((\\w+)\\)", Pattern.MULTILINE);
    private static final Pattern NO_RESULT = Pattern.compile("^pageproof: no result: (.*)", Pattern.MULTILINE);
    private static final Pattern NO_VALUE = Pattern.compile("^pageproof: no value \\((\\w+)\\)", Pattern.MULTILINE);
    private static final Pattern STORED = Pattern.compile("^ *([0-9.e+]+) states, stored", Pattern.MULTILINE);
    private static final Pattern TRANSITIONS = Pattern.compile("^ *([0-9.e+]+) transitions", Pattern.MULTILINE);

    /** Longer paths than this are never searched: SPIN reserves memory for them beforehand. */
    private static final long DEPTH = 20_000_000;

    /** Numbers with more digits than SPIN prints are not exact. */
    private static final double EXACT = 99_999_999;

    /** The limits that are enough for a million states. */
    public static final SpinRun DEFAULT = new SpinRun(600, 6_000);

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
    public static SpinResult of(StepProgram program, @Nullable Properties properties) {
        return DEFAULT.run(program, properties);
    }

    /**
     * Searches all reachable states of a step program.
     *
     * @param properties what it is judged by besides the always-checked properties; null for nothing else
     */
    public SpinResult run(StepProgram program, @Nullable Properties properties) {
        long started = System.nanoTime();
        PromelaModel model = PromelaModel.of(program, properties);
        SpinResult result = search(model, model.text(List.of("searched by pageproof")));
        double took = (System.nanoTime() - started) * 1e-9;
        return new SpinResult(
                result.noResult(),
                result.states(),
                result.transitions(),
                result.violated(),
                result.reached(),
                result.notJudged(),
                took);
    }

    /** Searches a model with this text, which need not be the one that it has. */
    SpinResult search(PromelaModel model, String text) {
        try {
            Path folder = Files.createTempDirectory("pageproof-spin");
            try {
                return search(model, text, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SpinResult search(PromelaModel model, String text, Path folder) throws IOException {
        Files.writeString(folder.resolve("model.pml"), text);
        String translated = command(folder, 120, "spin", "-a", "model.pml");
        if (!Files.exists(folder.resolve("pan.c")) || translated.contains("Error:")) {
            return nothing(model, "spin refuses the model: " + firstLine(translated));
        }
        List<String> gcc = new ArrayList<>(List.of("gcc", "-w"));
        gcc.addAll(PromelaModel.COMPILER_OPTIONS);
        gcc.addAll(List.of("-DVECTORSZ=" + model.vectorSize(), "-DMEMLIM=" + megabytes, "-o", "pan", "pan.c"));
        String compiled = command(folder, 300, gcc.toArray(String[]::new));
        if (!Files.exists(folder.resolve("pan"))) {
            return nothing(model, "gcc refuses what spin makes of the model: " + firstLine(compiled));
        }
        String out = command(folder, seconds, "./pan", "-c0", "-m" + DEPTH);
        return parse(model, out);
    }

    private static SpinResult nothing(PromelaModel model, String why) {
        return new SpinResult(Optional.of(why), 0, 0, Set.of(), Set.of(), model.notJudged(), 0);
    }

    private static String firstLine(String text) {
        return text.lines().filter(l -> !l.isBlank()).findFirst().orElse("it says nothing");
    }

    private static SpinResult parse(PromelaModel model, String out) {
        double states = number(STORED, out);
        double transitions = number(TRANSITIONS, out);
        return new SpinResult(
                noResult(out, states, transitions),
                Math.max(0, (long) states - model.moreStates()),
                Math.max(0, (long) transitions - model.moreTransitions()),
                all(VIOLATED, out),
                all(REACHED, out),
                model.notJudged(),
                0);
    }

    private static Optional<String> noResult(String out, double states, double transitions) {
        Matcher noValue = NO_VALUE.matcher(out);
        Matcher said = NO_RESULT.matcher(out);
        if (noValue.find()) {
            return Optional.of(noValue.group(1) + " has no value in a reachable state");
        } else if (said.find()) {
            return Optional.of(said.group(1));
        } else if (out.contains(TIMED_OUT)) {
            return Optional.of("time: the limit was reached");
        } else if (out.contains("max search depth too small")) {
            return Optional.of("bound: a path of more than " + DEPTH + " statements");
        } else if (out.contains("out of memory") || out.contains("reached -DMEMLIM bound")) {
            return Optional.of("memory: the limit was reached");
        } else if (out.contains("Search not completed") || states < 1 || transitions < 1) {
            return Optional.of("the search did not come to its end: " + firstLine(out));
        } else if (states > EXACT || transitions > EXACT) {
            return Optional.of("bound: SPIN prints no more than eight digits of its counts");
        }
        return Optional.empty();
    }

    private static double number(Pattern pattern, String out) {
        Matcher m = pattern.matcher(out);
        return m.find() ? Double.parseDouble(m.group(1)) : 0;
    }

    private static Set<String> all(Pattern pattern, String out) {
        Set<String> all = new TreeSet<>();
        Matcher m = pattern.matcher(out);
        while (m.find()) {
            all.add(m.group(1));
        }
        return all;
    }

    private static final String TIMED_OUT = "pageproof: stopped after its time";

    /** Runs a command in the folder; returns all that it says, and that it was stopped if it was. */
    private static String command(Path folder, double seconds, String... command) throws IOException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor((long) (seconds * 1000), TimeUnit.MILLISECONDS);
            return Files.readString(said) + (ended ? "" : "\n" + TIMED_OUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return TIMED_OUT;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path p : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(p);
            }
        }
    }
}
