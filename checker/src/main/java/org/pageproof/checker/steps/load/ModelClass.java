package org.pageproof.checker.steps.load;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** One model class (or a variant of it) with access to the bytecode of all classes beside it. */
public final class ModelClass {
    private final String model;
    private final @Nullable String variant;
    private final String className;
    private final ModelLoader loader;

    ModelClass(String model, @Nullable String variant, String className, ModelLoader loader) {
        this.model = model;
        this.variant = variant;
        this.className = className;
        this.loader = loader;
    }

    /** The name in {@code @Model}. */
    public String model() {
        return model;
    }

    public @Nullable String variant() {
        return variant;
    }

    public String className() {
        return className;
    }

    /**
     * The class itself.
     *
     * @throws ModelNotFound when it cannot be linked, for instance because a class it uses is not on the model path
     */
    public Class<?> load() throws ModelNotFound {
        try {
            return Class.forName(className, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ModelNotFound("model " + model + ": class " + className + " cannot be loaded: " + e.getMessage());
        }
    }

    /** The bytecode of a class of the model path, or null for library and machine classes. */
    public @Nullable ClassNode node(String internalName) {
        return loader.node(internalName);
    }

    public byte @Nullable [] bytes(String internalName) {
        return loader.bytes(internalName);
    }

    /** The class that declares the method, looked for upwards from {@code internalName}; null when it is not a model class. */
    public @Nullable Found find(String internalName, String method, String descriptor) {
        for (String at = internalName; at != null; ) {
            ClassNode node = loader.node(at);
            if (node == null) {
                return null;
            }
            for (MethodNode m : node.methods) {
                if (m.name.equals(method) && m.desc.equals(descriptor)) {
                    return new Found(node, m);
                }
            }
            for (String i : node.interfaces) {
                Found inherited = find(i, method, descriptor);
                if (inherited != null) {
                    return inherited;
                }
            }
            at = node.superName;
        }
        return null;
    }

    /** A method and the class that declares it. */
    public record Found(ClassNode owner, MethodNode method) {}
}
