package org.pageproof.jpf.host;

import gov.nasa.jpf.vm.ElementInfo;
import gov.nasa.jpf.vm.StackFrame;
import gov.nasa.jpf.vm.ThreadInfo;
import java.util.ArrayList;
import java.util.List;

/** One CPU: a thread of Java PathFinder, and where it is in its program. */
final class Cpu {
    private static final String MACHINE = "org.pageproof.machine.";

    private final int index;
    private final ThreadInfo thread;
    private final int object;

    Cpu(int index, ThreadInfo thread) {
        this.index = index;
        this.thread = thread;
        this.object = thread.getThreadObjectRef();
    }

    int index() {
        return index;
    }

    ThreadInfo thread() {
        return thread;
    }

    private ElementInfo object() {
        return thread.getHeap().get(object);
    }

    private ElementInfo modifiable() {
        return thread.getHeap().getModifiable(object);
    }

    /** The turn of its program that it is at. */
    int position() {
        return object().getIntField("position");
    }

    void setPosition(int position) {
        modifiable().setIntField("position", position);
    }

    /** Whether it is inside an operation. */
    boolean isInside() {
        return object().getBooleanField("inside");
    }

    void setInside(boolean inside) {
        modifiable().setBooleanField("inside", inside);
    }

    /** Whether another CPU has stopped it. */
    boolean isHalted() {
        return object().getBooleanField("halted");
    }

    void setHalted(boolean halted) {
        modifiable().setBooleanField("halted", halted);
    }

    /** The frames of the model's methods and of the access that it stands at, innermost first; none at rest. */
    List<StackFrame> frames() {
        List<StackFrame> frames = new ArrayList<>();
        if (!isInside()) {
            return frames;
        }
        for (StackFrame f = thread.getTopFrame(); f != null && !f.isDirectCallFrame(); f = f.getPrevious()) {
            if (!f.isNative() && !f.getClassName().equals(MACHINE + "Machine") || isMove(f)) {
                frames.add(f);
            }
        }
        return frames;
    }

    /** How many slots on top of the operands of a frame are arguments of the call that is open there: they are the callee's now. */
    int argumentsOfCallee(StackFrame frame) {
        for (StackFrame f = thread.getTopFrame(); f != null; f = f.getPrevious()) {
            if (f.getPrevious() == frame) {
                return f.getMethodInfo().getArgumentsSize();
            }
        }
        return 0;
    }

    /** A halt or resume is an access; other methods of that class are part of one. */
    private static boolean isMove(StackFrame f) {
        return f.getClassName().equals(MACHINE + "Machine")
                && (f.getMethodName().equals("halt") || f.getMethodName().equals("resume"));
    }

    /** Whether a frame is of the machine package, of which every local counts. */
    static boolean isMachine(StackFrame f) {
        return f.getClassName().startsWith(MACHINE);
    }
}
