package org.pageproof.checker.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.objectweb.asm.tree.MethodNode;
import org.pageproof.checker.live.KeptSlots;
import org.pageproof.checker.live.LiveFunction;
import org.pageproof.checker.live.LiveOperations;
import org.pageproof.checker.live.Liveness;
import org.pageproof.checker.steps.load.ModelClass;

/** The methods of a model and the places in them where a CPU may stand, by number. */
final class Sites {
    private final ModelClass model;
    private final LiveOperations operations;
    private final KeptSlots kept;
    private final Predicate<LiveFunction> watched;
    private final List<LiveFunction> methods = new ArrayList<>();
    private final List<FieldName> fields = new ArrayList<>();
    private int sites;

    /** A field as an instruction names it: it is declared there or above. */
    record FieldName(String owner, String name) {}

    /** Without any. */
    Sites(ModelClass model, LiveOperations operations, KeptSlots kept, Predicate<LiveFunction> watched) {
        this.model = model;
        this.operations = operations;
        this.kept = kept;
        this.watched = watched;
    }

    /** Whether a class is one of the model. */
    boolean isModel(String internalName) {
        return model.bytes(internalName) != null;
    }

    /** Whether it is an enum of the model. */
    boolean isEnum(String internalName) {
        var node = model.node(internalName);
        return node != null && "java/lang/Enum".equals(node.superName);
    }

    /** A number for a method. */
    synchronized int method(String owner, MethodNode m) {
        methods.add(operations.function(owner, m.name, m.desc));
        return methods.size() - 1;
    }

    /** A number for an instruction. */
    synchronized int site() {
        return sites++;
    }

    /** A number for a field. */
    synchronized int field(String owner, String name) {
        FieldName field = new FieldName(owner, name);
        if (!fields.contains(field)) {
            fields.add(field);
        }
        return fields.indexOf(field);
    }

    /** The field of that number. */
    synchronized FieldName field(int number) {
        return fields.get(number);
    }

    /** The function that a method is. */
    synchronized LiveFunction function(int method) {
        return methods.get(method);
    }

    /** Whether the calls of the method are wanted. */
    boolean isWatched(int method) {
        return watched.test(function(method));
    }

    /** The liveness of a method's variables. */
    Liveness liveness(int method, MethodNode m) {
        return Liveness.of(m, kept.of(function(method), m));
    }
}
