package org.pageproof.checker.live;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.pageproof.checker.live.LiveStart.Argument;
import org.pageproof.checker.live.LiveStart.Kind;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.machine.Index;
import org.pageproof.machine.Range;

/**
 * The operations that each CPU may start at each position of its program, with every combination of the arguments that the scenario leaves
 * open: in the order of the program, the last parameter varying fastest.
 */
public final class Starts {
    private static final long MOST_VALUES = 100_000;

    private final LiveOperations operations;
    private final Instance instance;
    private final List<CpuProgram> programs;
    private final List<Integer> cpuObjects = new ArrayList<>();
    private final List<List<List<LiveStart>>> starts = new ArrayList<>();
    private final @Nullable Class<?> cpuType;

    /**
     * The starts of a scenario.
     *
     * @param instance a fresh construction of the model
     * @param programs what each CPU runs
     * @throws LiveRefused when the values of a parameter cannot be told, or the model has another number of CPUs
     */
    public Starts(LiveOperations operations, Instance instance, List<CpuProgram> programs) throws LiveRefused {
        this.operations = operations;
        this.instance = instance;
        this.programs = List.copyOf(programs);
        Field cpus = operations.cpuArray();
        this.cpuType = cpus == null ? null : cpus.getType().getComponentType();
        Object array = cpus == null ? null : ShapeWalk.get(cpus, instance.object(Shape.MODEL));
        for (int i = 0; array != null && i < Array.getLength(array); i++) {
            cpuObjects.add(instance.number(Array.get(array, i)));
        }
        if (cpus != null && cpuObjects.size() != programs.size()) {
            throw new LiveRefused("a scenario with " + programs.size() + " CPUs for a model that was constructed with "
                    + cpuObjects.size());
        }
        for (CpuProgram p : programs) {
            List<List<LiveStart>> positions = new ArrayList<>();
            for (List<CpuProgram.Call> alternatives : p.positions()) {
                List<LiveStart> here = new ArrayList<>();
                for (CpuProgram.Call call : alternatives) {
                    add(call, here);
                }
                positions.add(List.copyOf(here));
            }
            starts.add(List.copyOf(positions));
        }
    }

    /** The number of CPUs. */
    public int cpus() {
        return programs.size();
    }

    /** The number of the object that is this CPU; 0 when no operation takes a CPU. */
    public int cpuObject(int cpu) {
        return cpuObjects.isEmpty() ? 0 : cpuObjects.get(cpu);
    }

    /** Whether the CPU starts again after its last position; otherwise it is finished there. */
    public boolean repeats(int cpu) {
        return programs.get(cpu).repeats();
    }

    /** The number of positions of a CPU's program; one that does not repeat is finished when it has come to this number. */
    public int positions(int cpu) {
        return starts.get(cpu).size();
    }

    /** What the CPU may start at a position of its program. */
    public List<LiveStart> at(int cpu, int position) {
        return position < positions(cpu) ? starts.get(cpu).get(position) : List.of();
    }

    /** The position at which a CPU stands when an operation that it started at {@code position} is over. */
    public int next(int cpu, int position) {
        return repeats(cpu) && position + 1 == positions(cpu) ? 0 : position + 1;
    }

    private void add(CpuProgram.Call call, List<LiveStart> all) throws LiveRefused {
        LiveOperations.Found f = operations.find(call.operation());
        if (f == null) {
            throw new LiveRefused("the model has no operation " + call.operation());
        }
        combine(f, call, new ArrayList<>(), all);
    }

    private void combine(LiveOperations.Found f, CpuProgram.Call call, List<Argument> chosen, List<LiveStart> all)
            throws LiveRefused {
        Method m = f.method();
        int i = chosen.size();
        if (i == m.getParameterCount()) {
            all.add(new LiveStart(
                    f.name(),
                    m.getDeclaringClass().getName(),
                    m.getName(),
                    Type.getMethodDescriptor(m),
                    Modifier.isStatic(m.getModifiers()),
                    chosen));
            return;
        }
        String type = m.getParameterTypes()[i].getName();
        Kind kind = i == 0 && m.getParameterTypes()[0] == cpuType ? Kind.SELF : kind(f, m.getParameterTypes()[i]);
        for (long value : values(f, i, kind, call)) {
            List<Argument> longer = new ArrayList<>(chosen);
            longer.add(new Argument(f.parameters().get(i), kind, value, type));
            combine(f, call, longer, all);
        }
    }

    private static Kind kind(LiveOperations.Found f, Class<?> type) throws LiveRefused {
        if (type == boolean.class) {
            return Kind.BOOLEAN;
        } else if (type == float.class || type == double.class || type == String.class) {
            throw new LiveRefused("the operation " + f.name() + " takes a " + type.getSimpleName());
        } else if (type.isPrimitive()) {
            return Kind.NUMBER;
        }
        return type.isEnum() ? Kind.ENUM : Kind.OBJECT;
    }

    private List<Long> values(LiveOperations.Found f, int i, Kind kind, CpuProgram.Call call) throws LiveRefused {
        Parameter p = f.method().getParameters()[i];
        List<Long> bound =
                kind == Kind.SELF ? null : call.bindings().get(f.parameters().get(i));
        return switch (kind) {
            case SELF -> List.of(0L);
            case BOOLEAN -> bound == null ? List.of(0L, 1L) : bound;
            case ENUM -> bound == null ? upTo(p.getType().getEnumConstants().length) : bound;
            case NUMBER -> bound == null ? numbers(f, i, p) : bound;
            case OBJECT -> {
                List<Long> objects = objects(p.getType());
                yield bound == null
                        ? objects
                        : bound.stream().map(b -> objects.get(b.intValue())).toList();
            }
        };
    }

    private static List<Long> upTo(int length) {
        return LongStream.range(0, length).boxed().toList();
    }

    private List<Long> numbers(LiveOperations.Found f, int i, Parameter p) throws LiveRefused {
        Index index = p.getAnnotation(Index.class);
        Range range = p.getAnnotation(Range.class);
        if (index != null) {
            for (Field field : ShapeWalk.fields(instance.object(Shape.MODEL).getClass())) {
                Object array = field.getName().equals(index.value())
                        ? ShapeWalk.get(field, instance.object(Shape.MODEL))
                        : null;
                if (array != null && array.getClass().isArray()) {
                    return upTo(Array.getLength(array));
                }
            }
        } else if (range != null && range.max() - range.min() >= 0 && range.max() - range.min() < MOST_VALUES) {
            return LongStream.rangeClosed(range.min(), range.max()).boxed().toList();
        }
        throw new LiveRefused(
                "nothing says which values the parameter " + f.parameters().get(i) + " of " + f.name() + " takes");
    }

    /**
     * The objects of a class: first the elements of the array of the model that is made for them, then the others, those of one class
     * together.
     */
    private List<Long> objects(Class<?> type) throws LiveRefused {
        Set<Long> all = new LinkedHashSet<>();
        Object model = instance.object(Shape.MODEL);
        for (Field field : ShapeWalk.fields(model.getClass())) {
            if (field.getType().getComponentType() == type) {
                Object array = ShapeWalk.get(field, model);
                for (int i = 0; array != null && i < Array.getLength(array); i++) {
                    Object element = Array.get(array, i);
                    if (element != null) {
                        all.add((long) instance.number(element));
                    }
                }
                break;
            }
        }
        Map<String, List<Long>> byClass = new HashMap<>();
        List<String> classes = new ArrayList<>();
        for (ShapeObject o : instance.shape().objects()) {
            if (type.isInstance(instance.object(o.number()))) {
                byClass.computeIfAbsent(o.className(), c -> {
                            classes.add(c);
                            return new ArrayList<>();
                        })
                        .add((long) o.number());
            }
        }
        classes.forEach(c -> all.addAll(byClass.getOrDefault(c, List.of())));
        if (all.isEmpty()) {
            throw new LiveRefused("the model has no object of class " + type.getSimpleName());
        }
        return List.copyOf(all);
    }
}
