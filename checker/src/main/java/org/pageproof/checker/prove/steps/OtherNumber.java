package org.pageproof.checker.prove.steps;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.instance.ModelInstance;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.steps.world.World;
import org.pageproof.checker.steps.world.WorldParts;

/**
 * Whether a model is the same with more CPUs, apart from those, and they are like the first ones. If not, what is shown for some CPUs
 * says nothing of others.
 */
final class OtherNumber {
    /** Models are constructed with up to so many CPUs. */
    private static final int MOST = 64;

    private OtherNumber() {}

    /**
     * Constructs the model with more and more CPUs.
     *
     * @param named the first CPUs, which the others have to be like
     * @throws AnyNumber.NotKnown when it is another one
     */
    static void requireTheSame(StepProgram program, int named) throws AnyNumber.NotKnown {
        ModelInstance instance = program.parts().instance();
        Field array = instance.cpuArray();
        String name = array == null ? "" : array.getName();
        Map<String, Long> parameters = new HashMap<>(program.parts().parameters());
        if (!parameters.containsKey(name)) {
            throw new AnyNumber.NotKnown("the model has no parameter for the number of its CPUs");
        }
        int cpus = program.world().cpus().size();
        World now = instance.world(Map.of());
        Map<String, String> shared = WorldParts.without(now, name);
        Set<Map<String, String>> kinds = new HashSet<>();
        for (int c = 0; c < named; c++) {
            kinds.add(WorldParts.of(now, name, c));
        }
        for (int n = cpus + 1; n <= MOST; n++) {
            parameters.put(name, (long) n);
            World more;
            try {
                more = ModelInstance.create(instance.modelClass(), parameters).world(Map.of());
            } catch (ModelNotFound | ModelRefused e) {
                if (n > cpus + 1) {
                    continue;
                }
                throw new AnyNumber.NotKnown("the model cannot have more CPUs: " + e.getMessage());
            }
            requireTheSame(shared, WorldParts.without(more, name));
            for (int c = 0; c < n; c++) {
                if (!kinds.contains(WorldParts.of(more, name, c))) {
                    throw new AnyNumber.NotKnown(
                            "of " + n + " CPUs cpu" + c + " is not like one of the first " + named + " of " + cpus);
                }
            }
        }
    }

    private static void requireTheSame(Map<String, String> now, Map<String, String> then) throws AnyNumber.NotKnown {
        Set<Map.Entry<String, String>> other = new HashSet<>(then.entrySet());
        other.removeAll(now.entrySet());
        if (!other.isEmpty() || then.size() != now.size()) {
            throw new AnyNumber.NotKnown("with more CPUs the model has another "
                    + (other.isEmpty()
                            ? "number of objects"
                            : other.iterator().next().getKey()));
        }
    }
}
