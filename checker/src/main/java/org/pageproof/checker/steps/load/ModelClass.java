package org.pageproof.checker.steps.load;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
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

    /** The classes of the model path that constructors and operations have come across so far. */
    public List<Class<?>> loaded() {
        return loader.loaded();
    }

    /** All classes of the model path by binary name, as they were read or compiled. */
    public Map<String, byte[]> classFiles() {
        return loader.classFiles();
    }

    /**
     * The class that declares the method, looked for as the JVM does: in the class and its superclasses, then in their
     * interfaces, where one with a body is preferred; null when it is not a model class.
     */
    public @Nullable Found find(String internalName, String method, String descriptor) {
        for (ClassNode at = loader.node(internalName); at != null; at = superclass(at)) {
            Found found = declared(at, method, descriptor);
            if (found != null) {
                return found;
            }
        }
        Found best = null;
        for (ClassNode at = loader.node(internalName); at != null; at = superclass(at)) {
            best = moreSpecific(best, inInterfaces(at, method, descriptor));
        }
        return best;
    }

    /** The method that the class itself declares, or null. */
    public static @Nullable Found declared(ClassNode node, String method, String descriptor) {
        for (MethodNode m : node.methods) {
            if (m.name.equals(method) && m.desc.equals(descriptor)) {
                return new Found(node, m);
            }
        }
        return null;
    }

    /** The superclass if it is a class of the model path, or null. */
    public @Nullable ClassNode superclass(ClassNode node) {
        return node.superName == null ? null : loader.node(node.superName);
    }

    private @Nullable Found inInterfaces(ClassNode node, String method, String descriptor) {
        Found best = null;
        for (String name : node.interfaces) {
            ClassNode i = loader.node(name);
            if (i != null) {
                Found here = declared(i, method, descriptor);
                boolean inherited = here != null && (here.method().access & Opcodes.ACC_STATIC) == 0;
                best = moreSpecific(best, inherited ? here : inInterfaces(i, method, descriptor));
            }
        }
        return best;
    }

    /** The one with a body; of two with a body the one whose interface extends the other's. */
    private @Nullable Found moreSpecific(@Nullable Found a, @Nullable Found b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        boolean aHasBody = (a.method().access & Opcodes.ACC_ABSTRACT) == 0;
        boolean bHasBody = (b.method().access & Opcodes.ACC_ABSTRACT) == 0;
        if (aHasBody != bHasBody) {
            return aHasBody ? a : b;
        }
        return inherits(b.owner(), a.owner().name) ? b : a;
    }

    private boolean inherits(ClassNode node, String name) {
        for (String i : node.interfaces) {
            ClassNode parent = loader.node(i);
            if (i.equals(name) || (parent != null && inherits(parent, name))) {
                return true;
            }
        }
        return false;
    }

    /** A method and the class that declares it. */
    public record Found(ClassNode owner, MethodNode method) {}
}
