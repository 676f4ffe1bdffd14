package org.pageproof.checker.steps.translate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.pageproof.checker.steps.load.ModelClass;

/** The methods that operations reach, numbered in the order in which they are found. */
public final class MethodTable {
    private static final String OPERATION = "Lorg/pageproof/machine/Operation;";

    private final ModelClass model;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<ModelClass.Found> methods = new ArrayList<>();

    MethodTable(ModelClass model) {
        this.model = model;
    }

    int id(ModelClass.Found found) {
        return ids.computeIfAbsent(found.owner().name + "." + found.method().name + found.method().desc, k -> {
            methods.add(found);
            return methods.size() - 1;
        });
    }

    ModelClass.Found get(int id) {
        return methods.get(id);
    }

    int size() {
        return methods.size();
    }

    /** The operation's name, also where an overriding method does not repeat the annotation; else the Java name. */
    String function(ModelClass.Found found) {
        String name = found.method().name;
        String descriptor = found.method().desc;
        for (ClassNode at = found.owner(); at != null; at = superclass(at)) {
            for (MethodNode m : at.methods) {
                String operation = m.name.equals(name) && m.desc.equals(descriptor) ? operation(m) : null;
                if (operation != null) {
                    return operation;
                }
            }
        }
        return name;
    }

    private @Nullable ClassNode superclass(ClassNode node) {
        return node.superName == null ? null : model.node(node.superName);
    }

    /** The name in {@code @Operation}, or null. */
    public static @Nullable String operation(MethodNode method) {
        if (method.visibleAnnotations != null) {
            for (AnnotationNode a : method.visibleAnnotations) {
                if (a.desc.equals(OPERATION)) {
                    return (String) a.values.get(1);
                }
            }
        }
        return null;
    }
}
