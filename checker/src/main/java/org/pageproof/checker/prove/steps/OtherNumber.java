package org.pageproof.checker.prove.steps;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.instance.ModelInstance;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.steps.world.World;
import org.pageproof.checker.steps.world.WorldBuilder;
import org.pageproof.machine.Word;

/** Whether a model is the same with one CPU more, apart from that CPU. If not, what is shown for some CPUs says nothing of others. */
final class OtherNumber {
    private OtherNumber() {}

    /**
     * Constructs the model once more.
     *
     * @throws AnyNumber.NotKnown when it is another one
     */
    static void requireTheSame(StepProgram program) throws AnyNumber.NotKnown {
        ModelInstance instance = program.parts().instance();
        Field array = instance.cpuArray();
        String name = array == null ? "" : array.getName();
        Map<String, Long> parameters = new HashMap<>(program.parts().parameters());
        if (!parameters.containsKey(name)) {
            throw new AnyNumber.NotKnown("the model has no parameter for the number of its CPUs");
        }
        int cpus = program.world().cpus().size();
        parameters.put(name, cpus + 1L);
        World more;
        try {
            more = ModelInstance.create(instance.modelClass(), parameters).world(Map.of());
        } catch (ModelNotFound | ModelRefused e) {
            throw new AnyNumber.NotKnown("the model cannot have more CPUs: " + e.getMessage());
        }
        Map<String, String> now = parts(instance.world(Map.of()), name, cpus);
        Map<String, String> then = parts(more, name, cpus);
        now.forEach((part, value) -> then.remove(part, value));
        if (!then.isEmpty()) {
            throw new AnyNumber.NotKnown("with more CPUs the model has another "
                    + then.keySet().iterator().next());
        }
    }

    private static Map<String, String> parts(World world, String cpuArray, int cpus) {
        Map<String, String> parts = new TreeMap<>();
        for (int id = 1; id <= world.size(); id++) {
            String path = world.path(id);
            Object object = world.object(id);
            if (path.equals(cpuArray) || path.startsWith(cpuArray + "[" + cpus + "]")) {
                continue;
            }
            if (object.getClass().isArray()) {
                parts.put(path, "array of " + Array.getLength(object));
                for (int i = 0; i < Array.getLength(object); i++) {
                    parts.put(path + "[" + i + "]", value(world, Array.get(object, i)));
                }
            } else if (object instanceof Word w) {
                parts.put(path, "word of " + w.width());
            } else {
                for (Field f : WorldBuilder.fields(object.getClass())) {
                    if (!path.isEmpty() || !f.getName().equals(cpuArray)) {
                        parts.put(path + "." + f.getName(), value(world, WorldBuilder.get(f, object)));
                    }
                }
            }
        }
        return parts;
    }

    private static String value(World world, @Nullable Object value) {
        return value != null && world.contains(value)
                ? world.path(world.id(value))
                : value == null || value instanceof Number || value instanceof Boolean || value instanceof String
                        ? String.valueOf(value)
                        : value.getClass().getName();
    }
}
