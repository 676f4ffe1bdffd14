package org.pageproof.checker.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.Property;

/** The arguments that claims about the end of a call speak of: they are part of the state until the call ends. */
public final class KeptSlots {
    private final List<Moment.OnCall> calls = new ArrayList<>();

    /** What these properties, those that a scenario checks, need. */
    public KeptSlots(List<Property> checked) {
        for (Property p : checked) {
            if (p.moment() instanceof Moment.OnCall call && call.returns()) {
                calls.add(call);
            }
        }
    }

    /** The slots of the method's parameters that are kept. */
    public Set<Integer> of(LiveFunction function, MethodNode method) {
        Set<Integer> kept = new TreeSet<>();
        List<Integer> slots = new ArrayList<>();
        int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (Type t : Type.getArgumentTypes(method.desc)) {
            slots.add(slot);
            slot += t.getSize();
        }
        for (Moment.OnCall call : calls) {
            boolean meant = call.function().equals(function.name())
                    && call.operation() == function.operation()
                    && call.parameters() == function.parameters();
            for (int i = 0; meant && i < call.arguments().size(); i++) {
                if (call.arguments().get(i) != null) {
                    kept.add(slots.get(i));
                }
            }
        }
        return kept;
    }
}
