package org.pageproof.checker.threads;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.pageproof.checker.live.LiveOperations;
import org.pageproof.checker.live.Shape;
import org.pageproof.checker.live.ShapeObject;
import org.pageproof.checker.steps.load.ModelClass;

/** The plain fields that operations may write; the others are constant. A call may reach every method of its name and descriptor. */
final class WrittenFields {
    private final ModelClass model;
    private final Set<String> classes = new LinkedHashSet<>();
    private final Set<String> reached = new HashSet<>();
    private final Deque<MethodNode> open = new ArrayDeque<>();
    private final Set<String> written = new HashSet<>();

    WrittenFields(ModelClass model, LiveOperations operations, Shape shape) {
        this.model = model;
        for (ShapeObject o : shape.objects()) {
            know(o.className().replace('.', '/'));
        }
        for (java.lang.reflect.Method m : operations.methods()) {
            reach(Type.getInternalName(m.getDeclaringClass()), m.getName(), Type.getMethodDescriptor(m));
        }
        while (!open.isEmpty()) {
            for (AbstractInsnNode insn : open.remove().instructions) {
                if (insn instanceof MethodInsnNode call && model.bytes(call.owner) != null) {
                    reach(call.owner, call.name, call.desc);
                } else if (insn instanceof FieldInsnNode field && insn.getOpcode() == Opcodes.PUTFIELD) {
                    written.add(declaring(field.owner, field.name) + "." + field.name);
                }
            }
        }
    }

    private void know(String name) {
        ClassNode node = model.node(name);
        if (node != null && classes.add(name)) {
            List<String> above = new ArrayList<>(node.interfaces);
            above.add(node.superName);
            above.forEach(this::know);
        }
    }

    private void reach(String owner, String name, String descriptor) {
        know(owner);
        if (name.startsWith("<") || !reached.add(owner + "." + name + descriptor)) {
            return;
        }
        for (String c : classes) {
            ClassNode node = model.node(c);
            ModelClass.Found found = node == null ? null : ModelClass.declared(node, name, descriptor);
            if (found != null) {
                open.add(found.method());
            }
        }
    }

    /** The class that declares a field, seen from a class that has it. */
    private String declaring(String owner, String name) {
        for (ClassNode at = model.node(owner); at != null; at = model.superclass(at)) {
            if (at.fields.stream().anyMatch(f -> f.name.equals(name))) {
                return at.name;
            }
        }
        return owner;
    }

    /** Whether some operation may write the field. */
    boolean contains(java.lang.reflect.Field field) {
        return written.contains(Type.getInternalName(field.getDeclaringClass()) + "." + field.getName());
    }
}
