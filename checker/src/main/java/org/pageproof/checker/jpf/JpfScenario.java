package org.pageproof.checker.jpf;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.pageproof.checker.live.Construction;
import org.pageproof.checker.live.Instance;
import org.pageproof.checker.live.Judge;
import org.pageproof.checker.live.KeptSlots;
import org.pageproof.checker.live.LiveFunction;
import org.pageproof.checker.live.LiveOperations;
import org.pageproof.checker.live.LiveRefused;
import org.pageproof.checker.live.LiveStart;
import org.pageproof.checker.live.Shape;
import org.pageproof.checker.live.Starts;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.steps.load.ModelNotFound;

/** A scenario as the process around Java PathFinder needs it. Nothing here knows the step compiler. */
public final class JpfScenario {
    private final Prepared prepared;
    private final Construction construction;
    private final Shape shape;
    private final Instance instance;
    private final KeptSlots kept;
    private final PlainRules plain;
    private final LiveOperations operations;
    private final Starts starts;
    private final Map<String, LiveSlots> slots = new HashMap<>();

    /**
     * The scenario.
     *
     * @throws LiveRefused when its model cannot be run from outside
     */
    public JpfScenario(Prepared prepared) throws LiveRefused, ModelNotFound {
        this.prepared = prepared;
        Class<?> type = prepared.model().load();
        this.construction = new Construction(type, prepared.scenario().parameters());
        Object model = construction.construct();
        this.shape = Shape.of(model);
        this.operations = new LiveOperations(prepared.model(), type);
        this.instance = new Instance(shape, model);
        this.starts = new Starts(operations, instance, prepared.programs());
        this.plain = new PlainRules(instance, starts);
        this.kept = new KeptSlots(prepared.properties(List.of()));
    }

    /** The objects of the model. */
    public Shape shape() {
        return shape;
    }

    /** A judge of the properties. */
    public Judge judge() {
        return Judge.of(prepared.scenario(), shape);
    }

    /** How traces show an argument of an operation. */
    public String shown(LiveStart.Argument argument) {
        return instance.shown(argument);
    }

    /** Who may touch plain data, and what it may hold. */
    public PlainRules plain() {
        return plain;
    }

    /** What each CPU may start. */
    public Starts starts() {
        return starts;
    }

    /** Binary name of the model's class. */
    public String modelClass() {
        return construction.type().getName();
    }

    /** Binary name of the record in which the constructor takes its parameters, or "". */
    public String bundle() {
        return construction.isBundled()
                ? construction
                        .type()
                        .getDeclaredConstructors()[0]
                        .getParameterTypes()[0]
                        .getName()
                : "";
    }

    /** The parameters of the constructor in order, 0 and 1 for booleans. */
    public List<Long> parameters() {
        return construction.arguments().stream()
                .map(a -> a instanceof Boolean b ? (b ? 1L : 0L) : ((Number) a).longValue())
                .toList();
    }

    /** Whether a class, by its binary name, is one of the model rather than of the library or the machine. */
    public boolean isOfModel(String className) {
        return prepared.model().node(className.replace('.', '/')) != null;
    }

    /** The function of a method of the model; {@code className} is binary. */
    public LiveFunction function(String className, String method, String descriptor) {
        return operations.function(className.replace('.', '/'), method, descriptor);
    }

    /**
     * The slots of a method of the model that may still be read while the call or access at an instruction is open, both of a long.
     *
     * @param instruction its number in the bytecode, from 0
     */
    public BitSet live(String className, String method, String descriptor, int instruction) {
        return slots.computeIfAbsent(className + "." + method + descriptor, k -> {
                    ClassNode owner = Objects.requireNonNull(prepared.model().node(className.replace('.', '/')));
                    MethodNode code = Objects.requireNonNull(ModelClass.declared(owner, method, descriptor))
                            .method();
                    return new LiveSlots(owner.name, code, kept.of(function(className, method, descriptor), code));
                })
                .during(instruction);
    }
}
