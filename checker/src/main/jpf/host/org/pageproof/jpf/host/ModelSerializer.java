package org.pageproof.jpf.host;

import gov.nasa.jpf.Config;
import gov.nasa.jpf.util.IntVector;
import gov.nasa.jpf.vm.AbstractSerializer;
import gov.nasa.jpf.vm.ElementInfo;
import gov.nasa.jpf.vm.FieldInfo;
import gov.nasa.jpf.vm.MJIEnv;
import gov.nasa.jpf.vm.StackFrame;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What makes two states of Java PathFinder one: everything that can change on its heap from the model on, and for each CPU where it is
 * in its program and the frames of the model's methods with their operands and live locals. A dead local counts as nothing.
 * Objects are named by the order in which they are found.
 */
public final class ModelSerializer extends AbstractSerializer {
    private final IntVector buffer = new IntVector(1024);
    private final Map<Integer, Integer> names = new HashMap<>();
    private final Deque<Integer> found = new ArrayDeque<>();
    private int unique;

    /** Called by Java PathFinder. */
    public ModelSerializer(Config config) {}

    @Override
    protected int[] computeStoringData() {
        Session session = Session.of(vm);
        buffer.clear();
        names.clear();
        if (!session.atBoundary() || session.isForced()) {
            // The middle of a step belongs to the step, and is no state of the model. A forced schedule goes on in any
            // case.
            buffer.add(-1);
            buffer.add(unique++);
            return buffer.toArray();
        }
        reference(session.model());
        for (Cpu cpu : session.cpus()) {
            cpu(session, cpu);
        }
        while (!found.isEmpty()) {
            object(vm.getHeap().get(found.remove()));
        }
        return buffer.toArray();
    }

    private void cpu(Session session, Cpu cpu) {
        buffer.add(cpu.position());
        buffer.add(cpu.isHalted() ? 1 : 0);
        for (StackFrame frame : cpu.frames()) {
            buffer.add(frame.getMethodInfo().getGlobalId());
            buffer.add(frame.getPC().getInstructionIndex());
            BitSet live = session.live(frame);
            int locals = frame.getLocalVariableCount();
            for (int i = 0; i <= frame.getTopPos() - cpu.argumentsOfCallee(frame); i++) {
                if (i >= locals || live.get(i)) {
                    slot(frame.isReferenceSlot(i), frame.getSlot(i));
                }
            }
        }
        buffer.add(-1);
    }

    private void slot(boolean isReference, int value) {
        if (isReference) {
            reference(value);
        } else {
            buffer.add(value);
        }
    }

    private void reference(int reference) {
        if (reference == MJIEnv.NULL) {
            buffer.add(-1);
            return;
        }
        Integer name = names.get(reference);
        if (name == null) {
            name = names.size();
            names.put(reference, name);
            found.add(reference);
        }
        buffer.add(name);
    }

    private void object(ElementInfo o) {
        buffer.add(o.getClassInfo().getUniqueId());
        if (o.isReferenceArray()) {
            buffer.add(o.arrayLength());
            for (int i = 0; i < o.arrayLength(); i++) {
                reference(o.getReferenceElement(i));
            }
        } else if (o.isArray()) {
            buffer.add(o.arrayLength());
            o.getArrayFields().appendTo(buffer);
        } else if (o.isStringObject()) {
            // Its hash code is worked out when it is asked for first, and is no part of what it is.
            buffer.add(o.asString().length());
            o.asString().chars().forEach(buffer::add);
        } else if (o.getClassInfo().getName().equals("java.lang.Class")) {
            buffer.add(o.getObjectRef());
        } else {
            int[] slots = o.getFields().asFieldSlots();
            for (int f = 0; f < o.getNumberOfFields(); f++) {
                FieldInfo field = o.getFieldInfo(f);
                for (int i = 0; i < field.getStorageSize(); i++) {
                    slot(field.isReference(), slots[field.getStorageOffset() + i]);
                }
            }
        }
    }
}
