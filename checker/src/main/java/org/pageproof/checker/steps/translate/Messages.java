package org.pageproof.checker.steps.translate;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The texts that a model may build: the message of a check that fails. */
final class Messages {
    private Messages() {}

    /** Whether the string that {@code made} leaves on the stack goes straight into a check, an exception or a call. */
    static boolean isMessage(AbstractInsnNode made) {
        if (!(skip(made.getNext(), true) instanceof MethodInsnNode m)) {
            return false;
        }
        Type[] types = Type.getArgumentTypes(m.desc);
        boolean takesString = types.length > 0 && StringValues.isString(types[types.length - 1]);
        return takesString || (m.getOpcode() == Opcodes.INVOKESPECIAL && m.name.equals("<init>"));
    }

    /** Whether the exception that the instruction at {@code index} creates is thrown as soon as it is constructed. */
    static boolean isThrown(MethodNode method, int index) {
        int open = 0;
        for (AbstractInsnNode at = method.instructions.get(index); at != null; at = at.getNext()) {
            if (at.getOpcode() == Opcodes.NEW) {
                open++;
            } else if (isConstructor(at) && --open == 0) {
                AbstractInsnNode next = skip(at.getNext(), true);
                return next != null && next.getOpcode() == Opcodes.ATHROW;
            }
        }
        return false;
    }

    /** What the throw at {@code index} says. */
    static String thrown(MethodNode method, int index) {
        AbstractInsnNode made = skip(method.instructions.get(index).getPrevious(), false);
        if (!(made instanceof MethodInsnNode m) || !isConstructor(m)) {
            return "an exception is thrown";
        }
        String name = Refusals.shortName(m.owner);
        String message = of(m);
        return (name.equals("AssertionError") ? "an assertion fails" : name + " is thrown")
                + (message.isEmpty() ? "" : ": " + message);
    }

    private static boolean isConstructor(AbstractInsnNode insn) {
        return insn instanceof MethodInsnNode m && m.name.equals("<init>");
    }

    /** The message that is given to {@code call}; the parts that are computed are shown as an ellipsis. */
    static String of(MethodInsnNode call) {
        AbstractInsnNode previous = skip(call.getPrevious(), false);
        if (previous instanceof LdcInsnNode l && l.cst instanceof String s) {
            return s;
        }
        return previous instanceof InvokeDynamicInsnNode d && d.bsmArgs.length > 0
                ? d.bsmArgs[0].toString().replace('\u0001', '\u2026')
                : "";
    }

    private static @Nullable AbstractInsnNode skip(@Nullable AbstractInsnNode from, boolean forwards) {
        AbstractInsnNode at = from;
        while (at != null && at.getOpcode() < 0) {
            at = forwards ? at.getNext() : at.getPrevious();
        }
        return at;
    }
}
