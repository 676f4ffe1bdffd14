package org.pageproof.checker.steps.translate;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.pageproof.checker.steps.ir.ObjectSet;
import org.pageproof.checker.steps.ir.Targets;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.world.World;

/** Classes as operations see them: what is an instance of what, and which method a call reaches. */
final class ClassTable {
    private final ModelClass model;
    private final World world;
    private final MethodTable methods;

    ClassTable(ModelClass model, World world, MethodTable methods) {
        this.model = model;
        this.world = world;
        this.methods = methods;
    }

    ModelClass.@Nullable Found find(String owner, String name, String descriptor) {
        return model.find(owner, name, descriptor);
    }

    /** The class of that internal name or array descriptor, or null. */
    @Nullable
    Class<?> load(String internalName) {
        try {
            ClassLoader loader = model.load().getClassLoader();
            String name = internalName.replace('/', '.');
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError | ModelNotFound e) {
            return null;
        }
    }

    ObjectSet instances(String internalName) {
        Class<?> type = load(internalName);
        return new ObjectSet(
                Type.getObjectType(internalName).getClassName(), type == null ? new BitSet() : world.instances(type));
    }

    /** The instance field of a model class or of one of its superclasses; null when it is a library's. */
    @Nullable
    Field find(String owner, String name) {
        for (Class<?> at = load(owner);
                at != null && model.node(Type.getInternalName(at)) != null;
                at = at.getSuperclass()) {
            for (Field f : at.getDeclaredFields()) {
                if (f.getName().equals(name)) {
                    return f;
                }
            }
        }
        return null;
    }

    /** Where the constructor of its class stores to the field; the first line of the constructor when it does not. */
    Refusals.Place initialised(Field field) {
        String where = field.getDeclaringClass().getSimpleName() + "." + field.getName();
        ClassNode node = model.node(Type.getInternalName(field.getDeclaringClass()));
        if (node == null) {
            return new Refusals.Place(where, field.getDeclaringClass().getSimpleName() + ".class", 0);
        }
        int first = 0;
        for (MethodNode m : node.methods) {
            int line = 0;
            for (AbstractInsnNode i : m.instructions) {
                line = i instanceof LineNumberNode l ? l.line : line;
                first = first == 0 && m.name.equals("<init>") ? line : first;
                if (i.getOpcode() == Opcodes.PUTFIELD && ((FieldInsnNode) i).name.equals(field.getName())) {
                    return new Refusals.Place(where, Refusals.file(node), line);
                }
            }
        }
        return new Refusals.Place(where, Refusals.file(node), first);
    }

    /**
     * The class of an object of the world that understands a call with code that the tool cannot see: a lambda or a class
     * of a library. Null when there is none.
     */
    @Nullable
    String unknownReceiver(String owner) {
        Class<?> type = load(owner);
        if (type != null && !type.isArray()) {
            BitSet receivers = world.instances(type);
            for (int id = receivers.nextSetBit(0); id > 0; id = receivers.nextSetBit(id + 1)) {
                Class<?> runtime = world.object(id).getClass();
                if (model.node(Type.getInternalName(runtime)) == null) {
                    return runtime.isHidden() ? "a lambda" : "an object of " + runtime.getSimpleName();
                }
            }
        }
        return null;
    }

    /** Whether a call does not depend on the class of the receiver. */
    static boolean isFixed(ModelClass.Found resolved) {
        return (resolved.method().access & Opcodes.ACC_PRIVATE) != 0;
    }

    /** The method that a call that was resolved to {@code resolved} selects for a receiver of class {@code runtime}. */
    private ModelClass.@Nullable Found select(ModelClass.Found resolved, String runtime) {
        String name = resolved.method().name;
        String descriptor = resolved.method().desc;
        for (ClassNode at = model.node(runtime); at != null; at = model.superclass(at)) {
            ModelClass.Found found = ModelClass.declared(at, name, descriptor);
            if (found != null && overrides(found, resolved)) {
                return found;
            }
        }
        ModelClass.Found inherited = model.find(runtime, name, descriptor);
        return inherited != null && overrides(inherited, resolved) ? inherited : resolved;
    }

    private static boolean overrides(ModelClass.Found found, ModelClass.Found resolved) {
        if (found.owner().name.equals(resolved.owner().name)) {
            return true;
        }
        if ((found.method().access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) != 0) {
            return false;
        }
        boolean open = (resolved.method().access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
        return open || packageOf(found.owner()).equals(packageOf(resolved.owner()));
    }

    private static String packageOf(ClassNode node) {
        return node.name.substring(0, node.name.lastIndexOf('/') + 1);
    }

    /** What a virtual call reaches per receiver of the world; null when no object can be the receiver. */
    @Nullable
    Targets virtual(String owner, ModelClass.Found resolved) {
        Class<?> type = load(owner);
        if (type == null) {
            return null;
        }
        int[] reached = new int[world.size() + 1];
        Arrays.fill(reached, -1);
        int only = -1;
        boolean several = false;
        BitSet receivers = world.instances(type);
        for (int id = receivers.nextSetBit(0); id > 0; id = receivers.nextSetBit(id + 1)) {
            String runtime = Type.getInternalName(world.object(id).getClass());
            ModelClass.Found found = select(resolved, runtime);
            if (found != null) {
                reached[id] = methods.id(found);
                several |= only >= 0 && only != reached[id];
                only = reached[id];
            }
        }
        if (only < 0) {
            return null;
        }
        return several ? Targets.virtual(reached) : Targets.direct(only);
    }

    boolean isThrowable(String internalName) {
        Class<?> type = load(internalName);
        return type != null && Throwable.class.isAssignableFrom(type);
    }

    boolean isEnum(String internalName) {
        Class<?> type = load(internalName);
        return type != null && Enum.class.isAssignableFrom(type);
    }

    /** The static field of a class of the model; null when it is a library's. */
    @Nullable
    Field staticField(String owner, String name) {
        Class<?> type = model.node(owner) == null ? null : load(owner);
        if (type == null) {
            return null;
        }
        for (Field f : type.getDeclaredFields()) {
            if (f.getName().equals(name) && Modifier.isStatic(f.getModifiers())) {
                return f;
            }
        }
        for (Class<?> i : type.getInterfaces()) {
            Field inherited = staticField(Type.getInternalName(i), name);
            if (inherited != null) {
                return inherited;
            }
        }
        return type.getSuperclass() == null ? null : staticField(Type.getInternalName(type.getSuperclass()), name);
    }
}
