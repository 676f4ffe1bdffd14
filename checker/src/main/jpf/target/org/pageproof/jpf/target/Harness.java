package org.pageproof.jpf.target;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** Constructs the model and gives each CPU a thread. */
public final class Harness {
    private Harness() {}

    public static void main(String[] none) throws ReflectiveOperationException {
        Object model = model();
        Thread[] cpus = new Thread[Bridge.constructed(model)];
        for (int cpu = 0; cpu < cpus.length; cpu++) {
            Start[] starts = new Start[Bridge.starts(cpu)];
            for (int i = 0; i < starts.length; i++) {
                starts[i] = Start.of(cpu, i);
            }
            cpus[cpu] = new CpuThread(cpu, model, starts);
            cpus[cpu].start();
        }
        Bridge.begin(cpus);
    }

    private static Object model() throws ReflectiveOperationException {
        Class<?> type = Class.forName(Bridge.model());
        long[] values = Bridge.parameters();
        Constructor<?> own = type.getDeclaredConstructors()[0];
        own.setAccessible(true);
        if (Bridge.bundle().isEmpty()) {
            return construct(own, values);
        }
        for (Constructor<?> c : Class.forName(Bridge.bundle()).getDeclaredConstructors()) {
            if (c.getParameterTypes().length == values.length) {
                c.setAccessible(true);
                return own.newInstance(construct(c, values));
            }
        }
        throw new IllegalStateException("a record without its constructor: " + Bridge.bundle());
    }

    private static Object construct(Constructor<?> constructor, long[] values) throws ReflectiveOperationException {
        Class<?>[] types = constructor.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = types[i] == boolean.class
                    ? (Object) Boolean.valueOf(values[i] != 0)
                    : (Object) Integer.valueOf((int) values[i]);
        }
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the constructor of the model failed: " + e.getCause(), e.getCause());
        }
    }
}
