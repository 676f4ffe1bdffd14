package org.pageproof.checker.steps.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Defines the classes of the model path, each from its own bytes, and hands out their bytecode. */
final class ModelLoader extends ClassLoader {
    private static final String MACHINE = "org.pageproof.machine.";

    private final Map<String, byte[]> classes;
    /** Per thread, for the trees are not safe to read from several: labels and lists keep working data. */
    private final ThreadLocal<Map<String, @Nullable ClassNode>> nodes = ThreadLocal.withInitial(HashMap::new);

    ModelLoader(Map<String, byte[]> classes) {
        super(ModelLoader.class.getClassLoader());
        this.classes = classes;
        // An assert is a check of the model: it must fail on real threads where it fails in the step program.
        setDefaultAssertionStatus(true);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!classes.containsKey(name) || name.startsWith(MACHINE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** The bytecode of a class of the model path by internal name, or null for any other class. */
    @Nullable
    ClassNode node(String internalName) {
        return nodes.get().computeIfAbsent(internalName, n -> {
            byte[] bytes = bytes(n);
            if (bytes == null) {
                return null;
            }
            ClassNode node = new ClassNode();
            new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
            return node;
        });
    }

    byte @Nullable [] bytes(String internalName) {
        String name = internalName.replace('/', '.');
        return name.startsWith(MACHINE) ? null : classes.get(name);
    }

    /** The classes that code has come across so far, by name. */
    List<Class<?>> loaded() {
        List<Class<?>> all = new ArrayList<>();
        for (String name : new TreeSet<>(classes.keySet())) {
            Class<?> type = findLoadedClass(name);
            if (type != null) {
                all.add(type);
            }
        }
        return all;
    }

    /** All classes by binary name. */
    Map<String, byte[]> classFiles() {
        return Collections.unmodifiableMap(classes);
    }
}
