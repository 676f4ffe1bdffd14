package org.pageproof.checker.steps.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.Refusal;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.generate.Agreement;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.checker.steps.program.Bfs;
import org.pageproof.checker.steps.program.LiveModel;
import org.pageproof.checker.steps.program.StepCompiler;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.machine.Machine;
import org.pageproof.machine.Scheduler;

/** Compiles and runs models given as text: the body of a class M, annotated as the model m. */
final class Models {
    private static final String HEAD = "import org.pageproof.machine.*; @Model(\"m\") public class M {\n";

    /** In how many states generated code is compared with the interpreter. */
    private static final int STATES = 500;

    private Models() {}

    /** The body put into the class M. Its first line is line 2 of the file. */
    static String inClass(String body) {
        return HEAD + body + "\n}\n";
    }

    /** The model m of a source file M.java. */
    static ModelClass model(String source) throws ModelNotFound {
        return model(source, null);
    }

    static ModelClass model(String source, @Nullable String variant) throws ModelNotFound {
        try {
            Path folder = Files.createTempDirectory("model");
            Path file = folder.resolve("M.java");
            try {
                Files.writeString(file, source);
                return ModelPath.of(List.of(file)).model("m", variant);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Pattern OPERATION = Pattern.compile("@Operation\\(\"(\\w+)\"\\)");

    /** Every CPU repeats any of the operations. */
    static StepProgram repeat(String body, int cpus, String... operations) throws ModelRefused, ModelNotFound {
        CpuProgram program = CpuProgram.repeat(List.of(operations));
        return StepCompiler.compile(model(inClass(body)), Map.of(), Collections.nCopies(cpus, program));
    }

    /** CPU i runs the operations of the i-th text, separated by blanks, once and one after the other. */
    static StepProgram once(String body, String... sequences) throws ModelRefused, ModelNotFound {
        return StepCompiler.compile(model(inClass(body)), Map.of(), programs(sequences));
    }

    static List<CpuProgram> programs(String... sequences) {
        return List.of(sequences).stream().map(Models::program).toList();
    }

    private static CpuProgram program(String sequence) {
        List<List<CpuProgram.Call>> positions = List.of(sequence.split(" ")).stream()
                .map(o -> List.of(new CpuProgram.Call(o, Map.of())))
                .toList();
        return new CpuProgram(false, positions);
    }

    /** Searches with the interpreter; generated code must agree with it. */
    static Bfs search(StepProgram program) {
        Agreement.check(program, STATES);
        return Bfs.of(program);
    }

    /** The states and transitions that one CPU or more reach, as text. */
    static String counts(StepProgram program) {
        Bfs bfs = search(program);
        assertEquals(List.of(), bfs.violations());
        return bfs.states().size() + " states, " + bfs.transitions() + " transitions";
    }

    /**
     * The value of the word {@code out} after CPU 0 has run the operation {@code go}, which chooses nothing, by the
     * interpreter; the real class must leave every slot with the same value.
     */
    static long out(String body) throws Exception {
        return out(once(body, "go"));
    }

    static long out(StepProgram program) throws Exception {
        Agreement.check(program, STATES);
        State state = program.initial();
        long[] packed = new long[program.words()];
        while (state.position(0) == 0) {
            List<Outcome> outcomes = program.outcomes(state);
            assertEquals(1, outcomes.size(), "one way to go on");
            State next = outcomes.get(0).next();
            state = Objects.requireNonNull(
                    next, () -> "violated: " + outcomes.get(0).step().violation());
            program.pack(state, packed, 0);
            assertEquals(state, program.unpack(packed, 0));
        }
        LiveModel live = program.newLive();
        invoke(live, Collections.emptyIterator());
        for (Slot s : program.slots()) {
            if (live.sees(s.id())) {
                assertEquals(live.read(s.id()), state.slot(s.id()), s.path());
            }
        }
        return state.slot(slot(program, "out"));
    }

    /** Runs {@code go} on this thread as CPU 0, with these outcomes of choose. */
    static void invoke(LiveModel live, Iterator<Integer> choices) throws InvocationTargetException {
        Machine.attach(0, new Scheduler() {
            @Override
            public void beforeAccess(String kind, @Nullable Object receiver) {}

            @Override
            public int choose(int n) {
                return choices.next();
            }
        });
        try {
            live.invoke("go", 0, List.of());
        } finally {
            Machine.detach();
        }
    }

    static int slot(StepProgram program, String path) {
        return program.slots().stream()
                .filter(s -> s.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no slot " + path + " in " + program.slots()))
                .id();
    }

    /** What is refused of the model when one CPU runs all its operations, the one named {@code go} first. */
    static List<Refusal> refusals(String body) {
        return refusalsOf(inClass(body));
    }

    static List<Refusal> refusalsOf(String source) {
        String others = OPERATION
                .matcher(source)
                .results()
                .map(m -> m.group(1))
                .filter(name -> !name.equals("go"))
                .map(name -> " " + name)
                .collect(Collectors.joining());
        ModelRefused refused = assertThrows(
                ModelRefused.class,
                () -> StepCompiler.compile(model(source), Map.of(), programs("go" + others)),
                source);
        refused.refusals().forEach(Models::requireClear);
        return refused.refusals();
    }

    /**
     * The model is refused with {@code what} at the line that holds the comment {@code // here}.
     *
     * @param what the beginning of what is refused, or more of it
     */
    static void refused(String what, String body) {
        List<Refusal> all = refusals(body);
        int line = 1
                + (int) HEAD.lines().count()
                + (int) body.substring(0, body.indexOf("// here")).lines().count()
                - 1;
        if (all.stream()
                .noneMatch(r -> r.what().startsWith(what)
                        && r.line() == line
                        && r.file().equals("M.java"))) {
            throw new AssertionError("expected \"" + what + "\" in line " + line + ", not " + all);
        }
    }

    /** A refusal is one line for people, without a word of the tool's inside. */
    static void requireClear(Refusal r) {
        String text = r.toString();
        boolean clear = !text.contains("\n")
                && !text.contains("Exception(")
                && !text.contains("java.lang.")
                && r.file().contains(".")
                && !r.advice().isEmpty();
        if (!clear) {
            throw new AssertionError("not a clear refusal: " + text);
        }
    }
}
