package org.pageproof.checker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.trace.Trace;
import org.pageproof.checker.trace.TraceFile;

/**
 * Traces of one place.
 *
 * @param root the folder that they are in or below
 * @param traces by their path from there, in alphabetical order
 * @param skipped JSON files that are something else, such as the results of a check
 */
record TraceFolder(Path root, Map<Path, Trace> traces, List<Path> skipped) {
    /** One trace, in the folder that it is in. */
    static TraceFolder single(Path file) throws BadInput {
        Trace trace = ShowCommand.load(file);
        Path parent = file.getParent();
        return new TraceFolder(
                parent == null ? Path.of("") : parent,
                Map.of(Path.of(String.valueOf(file.getFileName())), trace),
                List.of());
    }

    /**
     * Every trace in a folder and below.
     *
     * @throws BadInput when there is none, or when a file cannot be read: a trace that is broken is not passed over
     */
    static TraceFolder read(Path folder) throws BadInput {
        Map<Path, Trace> traces = new LinkedHashMap<>();
        List<Path> skipped = new ArrayList<>();
        for (Path file : jsonFiles(folder)) {
            Path name = folder.relativize(file);
            if (isOther(file)) {
                skipped.add(name);
            } else {
                traces.put(name, ShowCommand.load(file));
            }
        }
        if (traces.isEmpty()) {
            throw new BadInput(folder + ": there is no trace in this folder or below; check --out " + folder
                    + " writes one for each counterexample");
        }
        return new TraceFolder(folder, traces, skipped);
    }

    private static List<Path> jsonFiles(Path folder) throws BadInput {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".json") && Files.isRegularFile(f))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new BadInput(folder + ": cannot be read; give a folder that you may read");
        }
    }

    /** Whether it is JSON that does not claim to be a trace; what is no JSON at all may be a trace that was cut off. */
    private static boolean isOther(Path file) throws BadInput {
        try {
            JsonNode node = new ObjectMapper().readTree(Files.readAllBytes(file));
            return !node.isMissingNode() && !node.has(TraceFile.MARK);
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new BadInput(file + ": it cannot be read");
        }
    }
}
