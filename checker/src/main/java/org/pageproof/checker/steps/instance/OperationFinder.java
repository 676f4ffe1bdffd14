package org.pageproof.checker.steps.instance;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.Refusal;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.translate.MethodTable;

/** Finds the operations of a model class: those of its superclasses first, in source order; an override keeps its place. */
final class OperationFinder {
    /** A method annotated with {@code @Operation}, as the model runs it. */
    record Found(String name, Method method, ModelClass.Found code, List<String> parameterNames) {}

    private OperationFinder() {}

    static List<Class<?>> firstParameters(ModelClass model, Class<?> type) throws ModelRefused, ModelNotFound {
        List<Class<?>> result = new ArrayList<>();
        for (Found f : find(model, type)) {
            if (f.method().getParameterCount() > 0) {
                result.add(f.method().getParameterTypes()[0]);
            }
        }
        return result;
    }

    static List<Found> find(ModelClass model, Class<?> type) throws ModelRefused, ModelNotFound {
        Map<String, Found> found = new LinkedHashMap<>();
        List<Class<?>> chain = new ArrayList<>();
        for (Class<?> c = type; c != null && model.node(Type.getInternalName(c)) != null; c = c.getSuperclass()) {
            chain.add(0, c);
        }
        for (Class<?> c : chain) {
            ClassNode node = Objects.requireNonNull(model.node(Type.getInternalName(c)));
            for (MethodNode m : node.methods) {
                if ((m.access & Opcodes.ACC_BRIDGE) != 0) {
                    continue;
                }
                Found inherited = found.get(m.name + m.desc);
                String name = MethodTable.operation(m);
                if (name == null && inherited != null) {
                    name = inherited.name();
                }
                if (name != null) {
                    ModelClass.Found code = new ModelClass.Found(node, m);
                    boolean hasBody = (m.access & Opcodes.ACC_ABSTRACT) == 0;
                    List<String> names = hasBody ? names(node, m) : List.of();
                    found.put(m.name + m.desc, new Found(name, method(c, m), code, names));
                }
            }
        }
        List<Found> result = new ArrayList<>(found.values());
        requireDifferentNames(result);
        if (result.isEmpty()) {
            throw new ModelRefused(List.of(new Refusal(
                    type.getSimpleName(),
                    type.getSimpleName() + ".java",
                    0,
                    "no operation",
                    "annotate a method with @Operation(\"name\")")));
        }
        return result;
    }

    private static void requireDifferentNames(List<Found> operations) throws ModelRefused {
        Map<String, Found> byName = new LinkedHashMap<>();
        for (Found f : operations) {
            if (byName.put(f.name(), f) != null) {
                throw new ModelRefused(List.of(refusal(
                        f.code().owner(),
                        f.code().method(),
                        "a second operation " + f.name(),
                        "give each operation a name of its own")));
            }
        }
    }

    private static Refusal refusal(ClassNode owner, MethodNode m, String what, String advice) {
        String simple = owner.name.substring(owner.name.lastIndexOf('/') + 1);
        String file = owner.sourceFile == null ? simple + ".class" : owner.sourceFile;
        return new Refusal(simple + "." + m.name, file, Lines.first(m), what, advice);
    }

    private static Method method(Class<?> c, MethodNode node) {
        for (Method m : c.getDeclaredMethods()) {
            if (m.getName().equals(node.name) && Type.getMethodDescriptor(m).equals(node.desc)) {
                return m;
            }
        }
        throw new IllegalStateException("no method " + node.name);
    }

    private static List<String> names(ClassNode owner, MethodNode m) throws ModelRefused {
        List<String> names = new ArrayList<>();
        int register = Modifier.isStatic(m.access) ? 0 : 1;
        for (Type t : Type.getArgumentTypes(m.desc)) {
            names.add(name(owner, m, register));
            register += t.getSize();
        }
        return names;
    }

    private static String name(ClassNode owner, MethodNode m, int register) throws ModelRefused {
        if (m.localVariables != null) {
            for (LocalVariableNode v : m.localVariables) {
                if (v.index == register) {
                    return v.name;
                }
            }
        }
        throw new ModelRefused(
                List.of(refusal(owner, m, "a class compiled without debug information", "compile the model with -g")));
    }
}
