package org.pageproof.checker.steps.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.checker.steps.program.StepCompiler;
import org.pageproof.checker.steps.program.StepProgram;

/** Random models that are compiled together, which is much faster than one after the other. */
final class Batch {
    /** What each CPU of a random model runs. */
    static final CpuProgram ALL = CpuProgram.repeat(List.of("op0", "op1", "op2"));

    private final List<String> sources = new ArrayList<>();
    private final ModelPath path;

    /** {@code count} models that depend on the seed alone. */
    Batch(long seed, int count) throws ModelNotFound {
        Random random = new Random(seed);
        try {
            Path folder = Files.createTempDirectory("models");
            for (int i = 0; i < count; i++) {
                sources.add(RandomModel.source("R" + i, new Random(random.nextLong())));
                Files.writeString(folder.resolve("R" + i + ".java"), sources.get(i));
            }
            path = ModelPath.of(List.of(folder));
            for (int i = 0; i < count; i++) {
                Files.delete(folder.resolve("R" + i + ".java"));
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return sources.size();
    }

    String source(int model) {
        return sources.get(model);
    }

    /** The model for some CPUs that each repeat all operations. */
    StepProgram program(int model, int cpus) throws ModelRefused, ModelNotFound {
        return StepCompiler.compile(model(model), Map.of("cpus", (long) cpus), Collections.nCopies(cpus, ALL));
    }

    ModelClass model(int model) throws ModelNotFound {
        return path.model("R" + model, null);
    }
}
