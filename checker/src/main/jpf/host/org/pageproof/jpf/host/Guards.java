package org.pageproof.jpf.host;

import gov.nasa.jpf.jvm.bytecode.ArrayStoreInstruction;
import gov.nasa.jpf.jvm.bytecode.JVMArrayElementInstruction;
import gov.nasa.jpf.jvm.bytecode.JVMInstanceFieldInstruction;
import gov.nasa.jpf.jvm.bytecode.LASTORE;
import gov.nasa.jpf.jvm.bytecode.PUTFIELD;
import gov.nasa.jpf.vm.ElementInfo;
import gov.nasa.jpf.vm.FieldInfo;
import gov.nasa.jpf.vm.Instruction;
import gov.nasa.jpf.vm.MJIEnv;
import gov.nasa.jpf.vm.StackFrame;
import gov.nasa.jpf.vm.ThreadInfo;
import java.util.Optional;
import org.pageproof.checker.jpf.PlainRules;

/** Looks at each instruction of the model that touches plain data, before it runs. */
final class Guards {
    private final Session session;
    private final PlainRules rules;

    Guards(Session session, PlainRules rules) {
        this.session = session;
        this.rules = rules;
    }

    /** The property that the instruction violates; empty for none. */
    Optional<String> violated(ThreadInfo thread, Instruction instruction) {
        String in = instruction.getMethodInfo().getClassName();
        if (in == null || !session.scenario().isOfModel(in)) {
            return Optional.empty();
        } else if (instruction instanceof JVMInstanceFieldInstruction f) {
            return field(thread, f);
        } else if (instruction instanceof JVMArrayElementInstruction e) {
            return element(thread, e);
        }
        return Optional.empty();
    }

    private Optional<String> field(ThreadInfo thread, JVMInstanceFieldInstruction insn) {
        ElementInfo object = insn.peekElementInfo(thread);
        if (object == null || !session.heap().knows(object.getObjectRef())) {
            return Optional.empty();
        }
        FieldInfo f = insn.getFieldInfo();
        int number = session.heap().number(object.getObjectRef());
        StackFrame frame = thread.getTopFrame();
        boolean stores = insn instanceof PUTFIELD;
        long value = !stores ? 0 : f.is2SlotField() ? frame.peekLong() : frame.peek();
        return rules.field(number, f.getClassInfo().getName(), f.getName())
                .flatMap(r -> broken(r, session.cpu(thread).index(), stores, value));
    }

    private Optional<String> element(ThreadInfo thread, JVMArrayElementInstruction insn) {
        int array = insn.peekArrayRef(thread);
        if (array == MJIEnv.NULL || !session.heap().knows(array)) {
            return Optional.empty();
        }
        StackFrame frame = thread.getTopFrame();
        boolean stores = insn instanceof ArrayStoreInstruction;
        long value = !stores ? 0 : insn instanceof LASTORE ? frame.peekLong() : frame.peek();
        return rules.element(session.heap().number(array), insn.peekIndex(thread))
                .flatMap(r -> broken(r, session.cpu(thread).index(), stores, value));
    }

    private Optional<String> broken(PlainRules.Rule rule, int cpu, boolean stores, long value) {
        boolean isAnothers = rule.owner() >= 0 && rule.owner() != cpu;
        if (isAnothers || rule.lock() != 0 && session.heap().holder(rule.lock()) != cpu) {
            return Optional.of("lock_discipline");
        }
        return stores && (value < rule.low() || value > rule.high()) ? Optional.of("fits") : Optional.empty();
    }
}
