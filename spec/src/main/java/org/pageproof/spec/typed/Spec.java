package org.pageproof.spec.typed;

import java.util.List;
import java.util.Optional;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.syntax.Import;

/**
 * A spec file, type-checked against its model, with all that it imports.
 *
 * @param source the text that all spans refer to
 * @param module name of the module
 * @param imports clauses of the file, in order
 * @param schema the model it was checked against
 * @param constants in order of declaration, those of imported files first; the same holds of what follows
 * @param definitions in order of declaration
 * @param properties in order of declaration
 * @param scenarios in order of declaration
 * @param variables number of variables; their ids are 0 .. variables - 1
 */
public record Spec(
        SourceText source,
        String module,
        List<Import> imports,
        ModelSchema schema,
        List<Constant> constants,
        List<Definition> definitions,
        List<Property> properties,
        List<Scenario> scenarios,
        int variables) {
    public Spec {
        imports = List.copyOf(imports);
        constants = List.copyOf(constants);
        definitions = List.copyOf(definitions);
        properties = List.copyOf(properties);
        scenarios = List.copyOf(scenarios);
    }

    /** The property of this name or number. */
    public Optional<Property> property(String nameOrNumber) {
        return properties.stream()
                .filter(p -> p.name().equals(nameOrNumber)
                        || (!p.number().isEmpty() && p.number().equals(nameOrNumber)))
                .findFirst();
    }

    /** Whether it declares neither properties nor scenarios, so that what it declares is there for specs that import it. */
    public boolean isForOthers() {
        return properties.isEmpty() && scenarios.isEmpty();
    }

    public Optional<Scenario> scenario(String name) {
        return scenarios.stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
