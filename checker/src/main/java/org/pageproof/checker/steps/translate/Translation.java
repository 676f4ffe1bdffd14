package org.pageproof.checker.steps.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.ir.AccessKind;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.steps.world.World;

/**
 * The instructions of all methods that the operations reach.
 *
 * @param methods by method id
 * @param entries the method id of each operation, in the order given
 * @param sites number of call sites
 * @param fields the plain fields they touch
 * @param used kinds of access that occur
 * @param classes internal names of the classes whose code or static fields the steps depend on
 */
public record Translation(
        List<MethodCode> methods,
        List<Integer> entries,
        int sites,
        FieldTable fields,
        Set<AccessKind> used,
        Set<String> classes) {

    /** A translation, with what static fields hold, or what the world lacked for it. */
    public record Attempt(Translation translation, Map<String, Object> statics, Map<String, Object> missing) {}

    /**
     * Translates the operations and everything they call.
     *
     * @throws ModelRefused with everything that is not supported
     */
    public static Attempt translate(ModelClass model, World world, List<Operation> operations) throws ModelRefused {
        Refusals refusals = new Refusals();
        Context context = new Context(model, world, refusals);
        List<Integer> entries = new ArrayList<>();
        for (Operation o : operations) {
            entries.add(context.methods().id(o.code()));
        }
        List<MethodCode> codes = new ArrayList<>();
        for (int id = 0; id < context.methods().size(); id++) {
            codes.add(new MethodTranslator(context, id, context.methods().get(id)).translate());
        }
        refusals.check();
        Translation result = new Translation(
                codes, entries, context.sites(), context.fields(), context.used(), context.classesUsed());
        return new Attempt(result, context.statics(), context.missing());
    }
}
