package org.pageproof.checker.jpf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.pageproof.checker.live.Liveness;

/** The slots of a frame that may still be read. A long takes two, which virtual machines keep apart. */
final class LiveSlots {
    private final Liveness liveness;
    private final List<Frame<BasicValue>> frames = new ArrayList<>();

    /** Of a method; {@code kept} are slots that count until it returns. */
    LiveSlots(String owner, MethodNode method, Set<Integer> kept) {
        this.liveness = Liveness.of(method, kept);
        try {
            Frame<BasicValue>[] all = new Analyzer<>(new BasicInterpreter()).analyze(owner, method);
            for (int i = 0; i < all.length; i++) {
                if (method.instructions.get(i).getOpcode() >= 0) {
                    frames.add(all[i]);
                }
            }
        } catch (AnalyzerException e) {
            throw new IllegalArgumentException("the bytecode of " + owner + "." + method.name + " is not sound", e);
        }
    }

    /** While the call at an instruction is open. */
    BitSet during(int instruction) {
        BitSet live = liveness.after(instruction);
        Frame<BasicValue> frame = frames.get(instruction);
        for (int i = frame.getLocals() - 1; i >= 0; i--) {
            if (live.get(i) && frame.getLocal(i).getSize() == 2) {
                live.set(i + 1);
            }
        }
        return live;
    }
}
