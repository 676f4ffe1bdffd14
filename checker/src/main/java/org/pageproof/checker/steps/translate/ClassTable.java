package org.pageproof.checker.steps.translate;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
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

    /** What a virtual call reaches per receiver of the world; null when no object can be the receiver. */
    @Nullable
    Targets virtual(String owner, String name, String descriptor) {
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
            ModelClass.Found found = model.find(runtime, name, descriptor);
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
        for (String at = owner; at != null && model.node(at) != null; ) {
            Class<?> type = load(at);
            if (type == null) {
                return null;
            }
            for (Field f : type.getDeclaredFields()) {
                if (f.getName().equals(name) && Modifier.isStatic(f.getModifiers())) {
                    return f;
                }
            }
            at = type.getSuperclass() == null ? null : Type.getInternalName(type.getSuperclass());
        }
        return null;
    }
}
