package org.pageproof.checker.properties.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.pageproof.checker.steps.instance.ModelInstance;
import org.pageproof.checker.steps.world.World;
import org.pageproof.machine.Operation;

/** The names that {@code by f} may use: the methods of all classes that the operations of a model can reach. */
final class Helpers {
    private static final String OPERATION = Type.getDescriptor(Operation.class);

    private Helpers() {}

    static Set<String> of(ModelInstance instance, World world, Signatures signatures) {
        Set<String> names = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        for (int id = 1; id <= world.size(); id++) {
            for (Class<?> c = world.object(id).getClass(); c != null && !c.isArray(); c = c.getSuperclass()) {
                open.add(Type.getInternalName(c));
            }
        }
        while (!open.isEmpty()) {
            String name = open.remove();
            ClassNode node = seen.add(name) ? instance.modelClass().node(name) : null;
            if (node != null) {
                node.methods.forEach(m -> visit(m, names, open, signatures));
            }
        }
        return names;
    }

    private static void visit(MethodNode m, Set<String> names, Deque<String> open, Signatures signatures) {
        if (!m.name.startsWith("<") && !m.name.contains("$") && (m.access & Opcodes.ACC_SYNTHETIC) == 0) {
            names.add(m.name);
            if (m.visibleAnnotations == null
                    || m.visibleAnnotations.stream().noneMatch(a -> a.desc.equals(OPERATION))) {
                signatures.add(m);
            }
        }
        for (AbstractInsnNode i : m.instructions) {
            if (i instanceof MethodInsnNode call) {
                open.add(call.owner);
            }
        }
    }
}
