package org.pageproof.checker.jpf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.Engine;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Schedule;
import org.pageproof.checker.engine.ScratchFolder;
import org.pageproof.checker.engine.StartPictures;
import org.pageproof.checker.engine.Task;
import org.pageproof.checker.live.Construction;
import org.pageproof.checker.live.Instance;
import org.pageproof.checker.live.LiveRefused;
import org.pageproof.checker.live.Picture;
import org.pageproof.checker.live.Shape;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.spec.typed.Property;

/** Java PathFinder: it runs the model's own class files in its own virtual machine, with its own search. */
public final class JpfEngine implements Engine {
    private final JpfHome home;
    private @Nullable Ready ready;
    private @Nullable String missing;

    /** What was found and compiled. */
    private record Ready(JpfHome.Jars jars, Map<String, byte[]> adapter) {}

    /** The engine, looked for in these places when it is needed first. */
    public JpfEngine(JpfHome home) {
        this.home = home;
    }

    @Override
    public String name() {
        return "jpf";
    }

    @Override
    public boolean findsShortest() {
        return true;
    }

    @Override
    public synchronized Optional<String> missing() {
        if (ready == null && missing == null) {
            prepare();
        }
        return Optional.ofNullable(missing);
    }

    private void prepare() {
        try {
            JpfHome.Jars jars = home.find();
            Ready found = new Ready(jars, adapter(jars));
            requireThatItRuns(found);
            ready = found;
        } catch (JpfHome.Missing e) {
            missing = e.getMessage();
        } catch (IOException e) {
            missing = "Java PathFinder cannot be used: " + e.getMessage();
        }
    }

    private static void requireThatItRuns(Ready found) throws IOException, JpfHome.Missing {
        try (JpfProcess process = new JpfProcess(found.jars(), found.adapter())) {
            String wrong = process.trial();
            if (!wrong.isEmpty()) {
                throw new JpfHome.Missing("Java PathFinder at " + found.jars().place()
                        + " does not run a program that does nothing: " + wrong + "; build its branch java-17 anew");
            }
        }
    }

    private static Map<String, byte[]> adapter(JpfHome.Jars jars) throws IOException, JpfHome.Missing {
        Path folder = ScratchFolder.create("pageproof-jpf-");
        try {
            Adapter.compile(jars.core(), folder, List.of("-nowarn"));
            Map<String, byte[]> files = new TreeMap<>();
            for (String part : List.of("host", "target")) {
                try (Stream<Path> all = Files.walk(folder.resolve(part))) {
                    for (Path f : all.filter(Files::isRegularFile).toList()) {
                        files.put(folder.relativize(f).toString(), Files.readAllBytes(f));
                    }
                }
            }
            return files;
        } catch (Adapter.Broken e) {
            throw new JpfHome.Missing("Java PathFinder at " + jars.place()
                    + " is broken or of another version than pageproof knows: " + e.getMessage() + "; build its branch"
                    + " java-17 anew");
        } finally {
            ScratchFolder.delete(folder);
        }
    }

    @Override
    public EngineResult search(Task task, EngineLimits limits, BooleanSupplier interrupted) {
        long started = System.nanoTime();
        JpfOutcome o = run(task, limits, null, interrupted);
        double seconds = (System.nanoTime() - started) / 1e9;
        return new EngineResult(o.states(), o.transitions(), seconds, o.unknown(), o.findings(), o.notJudged());
    }

    /**
     * Runs a scenario, or the steps of one schedule and no others.
     *
     * @param schedule null for a search
     */
    JpfOutcome run(Task task, EngineLimits limits, @Nullable Schedule schedule, BooleanSupplier interrupted) {
        Optional<String> why = missing();
        Ready with = ready;
        if (why.isPresent() || with == null) {
            return new JpfOutcome(-1, -1, why.orElse(""), List.of(), Map.of(), List.of());
        }
        try (JpfProcess process = new JpfProcess(with.jars(), with.adapter())) {
            return process.run(job(task, limits, schedule, process, with.jars()), limits, interrupted);
        } catch (IOException | LiveRefused | ModelNotFound e) {
            return new JpfOutcome(-1, -1, "refused: " + e.getMessage(), List.of(), Map.of(), List.of());
        }
    }

    private static JpfJob job(
            Task task, EngineLimits limits, @Nullable Schedule schedule, JpfProcess process, JpfHome.Jars jars)
            throws LiveRefused, ModelNotFound {
        Prepared prepared = task.prepared();
        Object model =
                new Construction(prepared.model().load(), prepared.scenario().parameters()).construct();
        Instance instance = new Instance(Shape.of(model), model);
        return new JpfJob(
                task.spec().toString(),
                task.modelPath().stream().map(Path::toString).toList(),
                task.scenario(),
                task.settings(),
                task.claims().stream().map(Property::name).toList(),
                StartPictures.of(task.program(), instance).stream()
                        .map(JpfEngine::values)
                        .toList(),
                limits.timeout() == null
                        ? Double.POSITIVE_INFINITY
                        : limits.timeout().toMillis() / 1000.0,
                schedule,
                process.model().toString(),
                process.target().toString(),
                ModelPath.machinePlace().toString(),
                jars.library().toString());
    }

    private static List<Long> values(Picture picture) {
        List<Long> values = new ArrayList<>();
        for (int i = 0; i < picture.size(); i++) {
            values.add(picture.at(i));
        }
        return values;
    }
}
