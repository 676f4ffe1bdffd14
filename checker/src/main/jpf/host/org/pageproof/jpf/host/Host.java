package org.pageproof.jpf.host;

import com.fasterxml.jackson.databind.ObjectMapper;
import gov.nasa.jpf.Config;
import gov.nasa.jpf.Error;
import gov.nasa.jpf.JPF;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.jpf.JpfJob;
import org.pageproof.checker.jpf.JpfOutcome;
import org.pageproof.checker.jpf.JpfScenario;
import org.pageproof.checker.jpf.SearchLog;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;

/** Runs one scenario under Java PathFinder, in a process of its own. */
public final class Host {
    private Host() {}

    /**
     * Does a job.
     *
     * @param files the job, and where the outcome is to be written
     */
    public static void main(String[] files) throws Exception {
        Thread parent = new Thread(Host::endWithParent, "parent");
        parent.setDaemon(true);
        parent.start();
        ObjectMapper json = new ObjectMapper();
        JpfOutcome outcome = run(json.readValue(new File(files[0]), JpfJob.class));
        Path part = Path.of(files[1] + ".part");
        json.writeValue(part.toFile(), outcome);
        Files.move(part, Path.of(files[1]), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The parent holds the other end of the input open as long as it lives. */
    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException e) {
            // It is gone as well.
        }
        Runtime.getRuntime().halt(1);
    }

    private static JpfOutcome run(JpfJob job) throws Exception {
        LoadedSpec loaded =
                new SpecLoader(job.modelPath().stream().map(Path::of).toList()).load(Path.of(job.spec()));
        Scenario scenario = loaded.spec().scenario(job.scenario()).orElseThrow();
        Prepared prepared = Prepared.of(loaded, scenario, job.settings());
        List<Property> claims = prepared.properties(List.of()).stream()
                .filter(p -> job.properties().contains(p.name()))
                .toList();
        JpfScenario here = new JpfScenario(prepared);
        Session session = new Session(job, here, new SearchLog(here, claims));
        write(prepared.model().classFiles(), Path.of(job.model()));
        // Its own way to a configuration reads files of the user's home and of all folders above the one it runs in.
        Config config = new Config(new StringReader(""));
        Settings.apply(config, classPath(job), job.library());
        JPF jpf = new JPF(config);
        jpf.addListener(session);
        jpf.run();
        for (Error e : jpf.getSearchErrors()) {
            return session.outcome(
                    e.getProperty().getClass().getSimpleName().contains("Memory")
                            ? "memory: Java PathFinder has no more"
                            : "Java PathFinder stopped: "
                                    + e.getDetails().lines().findFirst().orElse(e.getDescription()));
        }
        return session.outcome("");
    }

    /** The machine of the target comes before the real one, and the model last. */
    private static String classPath(JpfJob job) throws URISyntaxException {
        Path annotations = Path.of(Nullable.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return String.join(
                File.pathSeparator, job.target(), job.machine(), job.model(), annotations.toString(), job.library());
    }

    private static void write(Map<String, byte[]> classes, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> c : classes.entrySet()) {
            Path file = folder.resolve(c.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, c.getValue());
        }
    }
}
