package org.pageproof.checker.properties.schema;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.instance.ModelInstance;
import org.pageproof.checker.steps.instance.Operations;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.checker.steps.world.World;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.ModelParameter;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.schema.Operation;
import org.pageproof.spec.schema.OperationParameter;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.schema.Variant;

/**
 * What specs may name of a model. It is read from the base form, constructed with the defaults of its parameters, and from
 * the variants for the operations that only they have.
 */
public final class SchemaBuilder {
    private final ModelPath path;
    private final String model;

    private SchemaBuilder(ModelPath path, String model) {
        this.path = path;
        this.model = model;
    }

    /**
     * The schema of a model.
     *
     * @throws ModelNotFound when there is no such model on the path, or it cannot be loaded
     * @throws ModelRefused when it cannot be constructed or its operations cannot be understood
     */
    public static ModelSchema of(ModelPath path, String model) throws ModelNotFound, ModelRefused {
        return new SchemaBuilder(path, model).build();
    }

    private ModelSchema build() throws ModelNotFound, ModelRefused {
        ModelClass base = path.model(model, null);
        ModelInstance instance = ModelInstance.create(base, Map.of());
        World world = instance.world(Map.of());
        Types types = new Types(instance, world);
        Map<String, Operation> operations = new LinkedHashMap<>();
        TreeSet<String> helpers = new TreeSet<>();
        Signatures signatures = new Signatures(types);
        operations(instance, world, types, operations, helpers, signatures);
        List<Variant> variants = new ArrayList<>();
        for (ModelPath.VariantClass v : path.variants(model).values()) {
            variants.add(new Variant(v.name(), v.says()));
            ModelInstance other = ModelInstance.create(path.model(model, v.name()), Map.of());
            operations(other, other.world(Map.of()), types, operations, helpers, signatures);
        }
        helpers.removeAll(operations.keySet());
        List<ModelParameter> parameters = new ArrayList<>();
        for (var p : ModelInstance.parameters(base)) {
            parameters.add(new ModelParameter(
                    p.name(), p.isBoolean() ? BoolType.BOOL : IntType.ANY, p.min(), p.max(), p.byDefault()));
        }
        Field cpus = instance.cpuArray();
        return new ModelSchema(
                model,
                types.roots(),
                types.objects(),
                List.copyOf(operations.values()),
                helpers,
                signatures.all(),
                cpus == null ? null : cpus.getName(),
                variants,
                parameters);
    }

    private static void operations(
            ModelInstance instance,
            World world,
            Types types,
            Map<String, Operation> operations,
            Set<String> helpers,
            Signatures signatures)
            throws ModelNotFound, ModelRefused {
        for (var o : Operations.of(instance, world)) {
            List<OperationParameter> parameters = new ArrayList<>();
            for (int i = 0; i < o.parameters().size(); i++) {
                Class<?> type = o.method().getParameterTypes()[i + (o.cpu() ? 1 : 0)];
                parameters.add(parameter(o.parameters().get(i), type, types));
            }
            signatures.add(o);
            operations.putIfAbsent(o.name(), new Operation(o.name(), o.cpu(), parameters));
        }
        helpers.addAll(Helpers.of(instance, world, signatures));
    }

    private static OperationParameter parameter(
            org.pageproof.checker.steps.translate.Operation.Parameter p, Class<?> type, Types types) {
        boolean isInt = p.meaning() instanceof Meaning.Int;
        @Nullable String index = isInt ? p.array() : null;
        ValueType value = isInt && index == null && !p.values().isEmpty()
                ? IntType.of(p.values().get(0), p.values().get(p.values().size() - 1))
                : isInt ? IntType.ANY : types.value(type, false);
        return new OperationParameter(
                p.name(), value, index, isInt && p.values().isEmpty());
    }
}
