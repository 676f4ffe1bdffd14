package org.pageproof.checker.steps.translate;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The texts that a model may build: the message of a check that fails. */
final class Messages {
    private Messages() {}

    /** Whether the string that {@code made} leaves on the stack goes straight into a check or an exception. */
    static boolean isMessage(AbstractInsnNode made) {
        AbstractInsnNode next = skip(made.getNext(), true);
        return next instanceof MethodInsnNode m
                && (m.name.equals("bugOn") || (m.getOpcode() == Opcodes.INVOKESPECIAL && m.name.equals("<init>")));
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
