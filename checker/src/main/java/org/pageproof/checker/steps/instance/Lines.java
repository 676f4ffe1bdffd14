package org.pageproof.checker.steps.instance;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Source lines of methods. */
final class Lines {
    private Lines() {}

    /** The first line with code, 0 when unknown. */
    static int first(MethodNode method) {
        for (AbstractInsnNode i : method.instructions) {
            if (i instanceof LineNumberNode l) {
                return l.line;
            }
        }
        return 0;
    }
}
