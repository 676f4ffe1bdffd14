package org.pageproof.checker.trace;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Reads and writes traces as JSON. */
public final class TraceFile {
    /** What every trace has, and no other file that this program writes. */
    public static final String MARK = "#meta";

    private final ObjectMapper json = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .annotationIntrospector(new Required())
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .addModule(new ItfModule())
            .build();

    /** Every property is required, but for those that say {@code isRequired = FALSE}. */
    private static final class Required extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            JsonProperty property = _findAnnotation(member, JsonProperty.class);
            return property == null || property.isRequired() != OptBoolean.FALSE;
        }
    }

    /** The file form of {@code trace}, ending in a line feed. */
    public String write(Trace trace) {
        try {
            return json.writeValueAsString(trace) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a trace that cannot be written", e);
        }
    }

    /**
     * Reads a trace.
     *
     * @throws BadTrace when the file is missing, cut off, or no trace; the message names file, line and column
     */
    public Trace read(Path file) throws BadTrace {
        try {
            return read(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new BadTrace(file + ": there is no such file; give the path of a trace written by check --out", e);
        } catch (CharacterCodingException e) {
            throw new BadTrace(file + ":1:1: this is not text; a trace is a JSON file written by check --out", e);
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "it is a folder, a trace is a file" : "it cannot be read";
            throw new BadTrace(file + ": " + why, e);
        }
    }

    Trace read(String name, String text) throws BadTrace {
        try {
            return json.readValue(text, Trace.class);
        } catch (JsonMappingException e) {
            int format = format(text);
            if (format > Trace.FORMAT) {
                throw new BadTrace(
                        name + ": a newer pageproof wrote this trace (format " + format
                                + "), but this program reads format " + Trace.FORMAT + " only; use the newer one",
                        e);
            }
            if (!hasMark(text)) {
                throw new BadTrace(
                        name + ": this is not a trace: it has no \"" + MARK + "\"; give a file written by check --out",
                        e);
            }
            throw new BadTrace(name + position(e) + ": not a trace: " + where(e) + reason(e), e);
        } catch (JsonProcessingException e) {
            if (name.endsWith(".inv")) {
                throw new BadTrace(
                        name + ": this is a spec and not a trace; list shows what a spec has, check writes its traces",
                        e);
            }
            throw new BadTrace(name + position(e) + ": not JSON, or cut off: " + reason(e), e);
        }
    }

    /** The format that the file says it has, or 0: a newer one may have properties that are unknown here. */
    private int format(String text) {
        try {
            return json.readTree(text).path("format").asInt();
        } catch (JsonProcessingException e) {
            return 0;
        }
    }

    private boolean hasMark(String text) {
        try {
            return json.readTree(text).has(MARK);
        } catch (JsonProcessingException e) {
            // Something stands behind it; Jackson's own words say what and where.
            return true;
        }
    }

    private static String position(JsonProcessingException e) {
        return e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
    }

    private static String where(JsonMappingException e) {
        String path = e.getPath().stream()
                .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "/" + r.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : "at " + path + ": ";
    }

    /** The first line of Jackson's words, without its class names. */
    private static String reason(JsonProcessingException e) {
        Throwable cause = e.getCause();
        if (cause instanceof IllegalArgumentException || cause instanceof NullPointerException) {
            return cause instanceof NullPointerException ? "a value is missing" : String.valueOf(cause.getMessage());
        }
        String message = e.getOriginalMessage();
        message = message.lines()
                .findFirst()
                .orElse("unreadable")
                .replaceFirst("(: maybe a .*)?( \\(not recognized as .*)", "");
        return message.replaceAll("\\(?(class |type )?`?[a-z]+(\\.[a-z]+)+\\.[A-Z][\\w.$<>]*`?\\)?", "this value");
    }
}
