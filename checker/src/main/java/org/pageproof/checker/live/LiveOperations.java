package org.pageproof.checker.live;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.pageproof.checker.steps.load.ModelClass;

/** The operations of a model class, those of its superclasses first and in source order, and the names of all its functions. */
public final class LiveOperations {
    private static final String OPERATION = "Lorg/pageproof/machine/Operation;";

    private final ModelClass model;
    private final Class<?> type;
    private final Map<String, Found> found = new LinkedHashMap<>();
    private final Map<String, LiveFunction> functions = new HashMap<>();

    /**
     * An operation.
     *
     * @param name the hypervisor's name
     * @param method what runs; an override keeps the place of what it overrides
     * @param parameters names of the parameters
     */
    record Found(String name, Method method, List<String> parameters) {}

    /** The operations of the model whose loaded class is {@code type}; it may come from another loader than that of {@code model}. */
    public LiveOperations(ModelClass model, Class<?> type) {
        this.model = model;
        this.type = type;
        List<Class<?>> chain = new ArrayList<>();
        for (Class<?> c = type; c != null && model.node(Type.getInternalName(c)) != null; c = c.getSuperclass()) {
            chain.add(0, c);
        }
        for (Class<?> c : chain) {
            for (MethodNode m : Objects.requireNonNull(model.node(Type.getInternalName(c))).methods) {
                Found inherited = found.get(m.name + m.desc);
                String own = annotated(m);
                String name = own == null && inherited != null ? inherited.name() : own;
                if (name != null && (m.access & Opcodes.ACC_BRIDGE) == 0) {
                    found.put(m.name + m.desc, new Found(name, method(c, m), names(m)));
                }
            }
        }
    }

    private static @Nullable String annotated(MethodNode m) {
        if (m.visibleAnnotations != null) {
            for (AnnotationNode a : m.visibleAnnotations) {
                if (a.desc.equals(OPERATION)) {
                    return (String) a.values.get(1);
                }
            }
        }
        return null;
    }

    private static Method method(Class<?> c, MethodNode node) {
        for (Method m : c.getDeclaredMethods()) {
            if (m.getName().equals(node.name) && Type.getMethodDescriptor(m).equals(node.desc)) {
                return m;
            }
        }
        throw new IllegalStateException("no method " + node.name);
    }

    private static List<String> names(MethodNode m) {
        List<String> names = new ArrayList<>();
        int slot = (m.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (Type t : Type.getArgumentTypes(m.desc)) {
            int at = slot;
            List<LocalVariableNode> all = m.localVariables == null ? List.of() : m.localVariables;
            names.add(all.stream()
                    .filter(v -> v.index == at)
                    .map(v -> v.name)
                    .findFirst()
                    .orElse("argument" + (names.size() + 1)));
            slot += t.getSize();
        }
        return names;
    }

    /** The operations, in order. */
    List<Found> all() {
        return List.copyOf(found.values());
    }

    /** The methods that run when CPUs start operations. */
    public List<Method> methods() {
        return all().stream().map(Found::method).toList();
    }

    /** The operation of that name, or null. */
    @Nullable
    Found find(String name) {
        return all().stream().filter(f -> f.name().equals(name)).findFirst().orElse(null);
    }

    /**
     * The array field of the model whose elements are the CPUs: that whose class operations begin with; of several the one named
     * {@code cpus}, or else the one whose class most operations begin with. Null when no operation begins with a CPU.
     */
    @Nullable
    Field cpuArray() {
        List<Class<?>> first = all().stream()
                .filter(f -> f.method().getParameterCount() > 0)
                .<Class<?>>map(f -> f.method().getParameterTypes()[0])
                .toList();
        Field best = null;
        int most = 0;
        for (Field f : ShapeWalk.fields(type)) {
            Class<?> element = f.getType().getComponentType();
            if (element != null && first.contains(element) && !element.isPrimitive() && !element.isEnum()) {
                int uses = f.getName().equals("cpus") ? Integer.MAX_VALUE : Collections.frequency(first, element);
                if (uses > most) {
                    best = f;
                    most = uses;
                }
            }
        }
        return best;
    }

    /**
     * A method as specs know it. An override has the name of the operation that it overrides.
     *
     * @param owner internal name of the class that declares it, a class of the model path
     */
    public LiveFunction function(String owner, String method, String descriptor) {
        return functions.computeIfAbsent(owner + "." + method + descriptor, k -> {
            int parameters = Type.getArgumentTypes(descriptor).length;
            Found entry = found.get(method + descriptor);
            boolean operation = entry != null
                    && Type.getInternalName(entry.method().getDeclaringClass()).equals(owner);
            return new LiveFunction(name(owner, method, descriptor), operation, parameters);
        });
    }

    private String name(String owner, String method, String descriptor) {
        for (ClassNode at = model.node(owner); at != null; at = model.superclass(at)) {
            ModelClass.Found declared = ModelClass.declared(at, method, descriptor);
            String name = declared == null ? null : annotated(declared.method());
            if (name != null) {
                return name;
            }
        }
        return method;
    }
}
