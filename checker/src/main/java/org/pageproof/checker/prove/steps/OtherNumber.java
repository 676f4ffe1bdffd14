package org.pageproof.checker.prove.steps;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.prove.term.OutOfTime;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.instance.ModelInstance;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.steps.world.CpuParts;

/**
 * Whether a model is the same with another number of CPUs, apart from those, and they are like the first ones. If not, what is shown
 * for some CPUs says nothing of others.
 */
final class OtherNumber {
    /** Models are constructed with up to so many CPUs. */
    private static final int MOST = 64;

    private final StepProgram program;
    private final String parameter;
    private final List<Class<?>> classes;
    private final Map<String, String> shared;
    private final Map<String, String> statics;
    private final Set<Map<String, String>> kinds = new HashSet<>();
    private final int named;

    private OtherNumber(StepProgram program, String parameter, int named) {
        this.program = program;
        this.parameter = parameter;
        this.named = named;
        this.classes = program.parts().instance().modelClass().loaded();
        StaticState state = StaticState.of(classes);
        CpuParts now = parts(program.parts().instance(), state);
        this.shared = now.shared();
        this.statics = state.values();
        for (int c = 0; c < named; c++) {
            kinds.add(now.of(c));
        }
    }

    /**
     * Constructs the model with fewer CPUs and with more and more.
     *
     * @param named the first CPUs, which the others have to be like
     * @param over whether the time is; then {@link OutOfTime} is thrown
     * @throws AnyNumber.NotKnown when it is another one
     */
    static void requireTheSame(StepProgram program, int named, BooleanSupplier over) throws AnyNumber.NotKnown {
        Field array = program.parts().instance().cpuArray();
        String name = array == null ? "" : array.getName();
        if (!program.parts().parameters().containsKey(name)) {
            throw new AnyNumber.NotKnown("the model has no parameter for the number of its CPUs");
        }
        OtherNumber other = new OtherNumber(program, name, named);
        for (int cpus = 1; cpus <= MOST; cpus++) {
            if (over.getAsBoolean()) {
                throw new OutOfTime();
            }
            other.requireTheSame(cpus);
        }
    }

    private void requireTheSame(int cpus) throws AnyNumber.NotKnown {
        Map<String, Long> parameters = new HashMap<>(program.parts().parameters());
        parameters.put(parameter, (long) cpus);
        ModelInstance other;
        try {
            other = ModelInstance.create(program.parts().instance().modelClass(), parameters);
        } catch (ModelRefused.NotAllowed e) {
            if (cpus == program.cpus() + 1) {
                throw new AnyNumber.NotKnown("the model cannot have more CPUs: " + e.getMessage());
            }
            return;
        } catch (ModelNotFound | ModelRefused e) {
            throw new AnyNumber.NotKnown("with " + cpus + (cpus == 1 ? " CPU: " : " CPUs: ") + e.getMessage());
        }
        StaticState state = StaticState.of(classes);
        CpuParts then = parts(other, state);
        then.share(shared.keySet());
        requireTheSame(cpus, statics, state.values());
        requireTheSame(cpus, shared, then.shared());
        for (int c = 0; c < then.cpus(); c++) {
            if (!kinds.contains(then.of(c))) {
                throw new AnyNumber.NotKnown("of " + cpus + " CPUs cpu" + c + " is not like one of the first " + named
                        + " of " + program.cpus());
            }
        }
    }

    private CpuParts parts(ModelInstance instance, StaticState state) {
        Map<String, Object> all = new TreeMap<>(state.objects());
        all.putAll(program.parts().statics());
        return CpuParts.of(instance.world(all), all);
    }

    private static void requireTheSame(int cpus, Map<String, String> now, Map<String, String> then)
            throws AnyNumber.NotKnown {
        Set<Map.Entry<String, String>> other = new HashSet<>(then.entrySet());
        other.removeAll(now.entrySet());
        if (!other.isEmpty() || then.size() != now.size()) {
            String what = other.stream()
                    .map(e -> e.getKey().replaceFirst(" .*", ""))
                    .map(name -> name.isEmpty() ? "class" : name)
                    .sorted()
                    .findFirst()
                    .orElse("number of objects");
            throw new AnyNumber.NotKnown(
                    "with " + cpus + (cpus == 1 ? " CPU" : " CPUs") + " the model has another " + what);
        }
    }
}
