package org.pageproof.jpf.host;

import gov.nasa.jpf.Config;
import gov.nasa.jpf.JPF;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.jpf.JpfScenario;
import org.pageproof.checker.jpf.SearchLog;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.spec.typed.Scenario;

/** Runs one scenario under Java PathFinder, in a process of its own. */
public final class Host {
    private Host() {}

    public static void main(String[] args) throws Exception {
        LoadedSpec spec = new SpecLoader(List.of()).load(Path.of(args[0]));
        Scenario scenario = spec.spec().scenario(args[1]).get();
        Prepared prepared = Prepared.of(spec, scenario, Map.of());
        JpfScenario jpfScenario = new JpfScenario(prepared);
        SearchLog log = new SearchLog();
        Config config = JPF.createConfig(new String[0]);
        Path classes = Path.of(args[2]);
        prepared.model().classFiles().forEach((name, bytes) -> {
            try {
                Path file = classes.resolve(name.replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Settings.apply(config, args[3] + File.pathSeparator + args[4] + File.pathSeparator + classes + File.pathSeparator + org.jspecify.annotations.Nullable.class.getProtectionDomain().getCodeSource().getLocation().getPath(), args[5]);
        JPF jpf = new JPF(config);
        jpf.addListener(new Session(jpfScenario, log));
        long t = System.nanoTime();
        jpf.run();
        System.out.println("states " + log.states() + " transitions " + log.transitions() + " " + (System.nanoTime() - t) / 1000000 + " ms " + log.failed);
    }
}
