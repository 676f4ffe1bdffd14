package org.pageproof.checker.properties.schema;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.pageproof.checker.steps.translate.Operation;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.Signature;
import org.pageproof.spec.schema.ValueType;

/** Collects parameters and results of the methods of a model. */
final class Signatures {
    private final Types types;
    private final Map<List<String>, Signature> known = new LinkedHashMap<>();

    Signatures(Types types) {
        this.types = types;
    }

    List<Signature> all() {
        return List.copyOf(known.values());
    }

    /** Adds an operation, under its hypervisor name. */
    void add(Operation o) {
        Method m = o.method();
        List<Signature.Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < m.getParameterCount(); i++) {
            boolean cpu = o.cpu() && i == 0;
            String name =
                    cpu ? "cpu" : o.parameters().get(i - (o.cpu() ? 1 : 0)).name();
            parameters.add(new Signature.Parameter(name, type(Type.getType(m.getParameterTypes()[i]))));
        }
        add(new Signature(o.name(), true, parameters, type(Type.getType(m.getReturnType()))));
    }

    /** Adds a method under its Java name. */
    void add(MethodNode m) {
        List<Signature.Parameter> parameters = new ArrayList<>();
        int local = (m.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (Type t : Type.getArgumentTypes(m.desc)) {
            parameters.add(new Signature.Parameter(name(m, local, parameters.size() + 1), type(t)));
            local += t.getSize();
        }
        add(new Signature(m.name, false, parameters, type(Type.getReturnType(m.desc))));
    }

    private static String name(MethodNode m, int local, int number) {
        List<LocalVariableNode> locals = m.localVariables == null ? List.of() : m.localVariables;
        return locals.stream()
                .filter(v -> v.index == local)
                .map(v -> v.name)
                .findFirst()
                .orElse("argument" + number);
    }

    /** Methods that differ only in the names of their parameters are one: variants write them again. */
    private void add(Signature s) {
        List<String> key = new ArrayList<>(List.of(s.function(), s.operation() ? "operation" : ""));
        s.parameters().forEach(p -> key.add(String.valueOf(p.type())));
        key.add(String.valueOf(s.result()));
        known.putIfAbsent(key, s);
    }

    private @Nullable ValueType type(Type t) {
        return switch (t.getSort()) {
            case Type.BOOLEAN -> types.value(boolean.class, false);
            case Type.BYTE, Type.SHORT, Type.CHAR, Type.INT, Type.LONG -> IntType.ANY;
            case Type.OBJECT -> types.known(t.getClassName());
            default -> null;
        };
    }
}
