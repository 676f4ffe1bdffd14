package org.pageproof.checker;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The JSON schemas in {@code docs/}, for tests. */
public final class Schemas {
    private Schemas() {}

    /** The folder of the whole project. Tests run in the folder of their module. */
    public static Path root() {
        return Path.of("..").toAbsolutePath().normalize();
    }

    /** What the schema {@code docs/<name>} says against {@code json}; empty when it fits. */
    public static List<String> complaints(String name, String json) throws IOException {
        String text = Files.readString(root().resolve("docs").resolve(name));
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
