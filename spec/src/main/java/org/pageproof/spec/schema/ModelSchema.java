package org.pageproof.spec.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a model that a spec may name.
 *
 * @param name as specs write it after {@code model}, such as {@code xen.Pages}
 * @param roots the fields of the model object
 * @param objects the types of the objects of the world
 * @param operations under their hypervisor names
 * @param helpers names of the methods that operations call, for {@code by f}; operations need not be among them
 * @param signatures of the operations and helpers, several for a name that methods with different parameters share
 * @param cpus name of the root array of the CPUs; null for a model whose operations take no CPU
 * @param variants what {@code with variant} may name
 * @param parameters of the model's constructor
 */
public record ModelSchema(
        String name,
        List<Member> roots,
        List<ObjectType> objects,
        List<Operation> operations,
        Set<String> helpers,
        List<Signature> signatures,
        @Nullable String cpus,
        List<Variant> variants,
        List<ModelParameter> parameters) {
    public ModelSchema {
        roots = List.copyOf(roots);
        objects = List.copyOf(objects);
        operations = List.copyOf(operations);
        helpers = Set.copyOf(helpers);
        signatures = List.copyOf(signatures);
        variants = List.copyOf(variants);
        parameters = List.copyOf(parameters);
    }

    public Optional<Member> root(String wanted) {
        return roots.stream().filter(m -> m.name().equals(wanted)).findFirst();
    }

    public Optional<ObjectType> object(String wanted) {
        return objects.stream().filter(o -> o.name().equals(wanted)).findFirst();
    }

    public Optional<Operation> operation(String wanted) {
        return operations.stream().filter(o -> o.name().equals(wanted)).findFirst();
    }

    /** The parameters and results of the methods of this name. */
    public List<Signature> signatures(String function) {
        return signatures.stream().filter(s -> s.function().equals(function)).toList();
    }

    public Optional<Variant> variant(String wanted) {
        return variants.stream().filter(v -> v.name().equals(wanted)).findFirst();
    }

    public Optional<ModelParameter> parameter(String wanted) {
        return parameters.stream().filter(p -> p.name().equals(wanted)).findFirst();
    }

    /** What {@code by} may name: operations and helpers. */
    public Set<String> functions() {
        Set<String> all = new TreeSet<>(helpers);
        operations.forEach(o -> all.add(o.name()));
        return all;
    }

    /** The object type of the CPUs. */
    public Optional<String> cpuType() {
        return Optional.ofNullable(cpus)
                .flatMap(this::root)
                .map(Member::type)
                .flatMap(t -> t instanceof ArrayType a && a.element() instanceof RefType r
                        ? Optional.of(r.object())
                        : Optional.empty());
    }

    /** Every enum that a member or an operation's parameter has, by name. */
    public Map<String, EnumType> enums() {
        Map<String, EnumType> found = new LinkedHashMap<>();
        List<MemberType> open = new ArrayList<>();
        roots.forEach(m -> open.add(m.type()));
        objects.forEach(o -> o.members().forEach(m -> open.add(m.type())));
        operations.forEach(o -> o.parameters().forEach(p -> open.add(p.type())));
        while (!open.isEmpty()) {
            MemberType type = open.remove(open.size() - 1);
            if (type instanceof EnumType e) {
                found.put(e.name(), e);
            } else if (type instanceof WordType w) {
                w.parts().forEach(m -> open.add(m.type()));
            } else if (type instanceof GroupType g) {
                g.parts().forEach(m -> open.add(m.type()));
            } else if (type instanceof ArrayType a) {
                open.add(a.element());
            }
        }
        return found;
    }
}
