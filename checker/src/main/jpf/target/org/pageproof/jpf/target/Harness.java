package org.pageproof.jpf.target;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Constructs the model and gives each CPU a thread. */
public final class Harness {
    private Harness() {}

    public static void main(String[] none) throws ReflectiveOperationException {
        Object model = model();
        Method[] operations = operations();
        Thread[] cpus = new Thread[Bridge.constructed(model)];
        for (int cpu = 0; cpu < cpus.length; cpu++) {
            cpus[cpu] = new CpuThread(cpu, model, operations);
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

    private static Method[] operations() throws ReflectiveOperationException {
        int n = 0;
        while (Bridge.operationClass(n) != null) {
            n++;
        }
        Method[] methods = new Method[n];
        for (int i = 0; i < n; i++) {
            methods[i] = method(Class.forName(Bridge.operationClass(i)), Bridge.operationMethod(i));
            methods[i].setAccessible(true);
        }
        return methods;
    }

    /** The method of that name whose parameters are of the classes that follow it, all joined by blanks. */
    private static Method method(Class<?> type, String signature) {
        for (Method m : type.getDeclaredMethods()) {
            StringBuilder own = new StringBuilder(m.getName());
            for (Class<?> p : m.getParameterTypes()) {
                own.append(' ').append(p.getName());
            }
            if (own.toString().equals(signature)) {
                return m;
            }
        }
        throw new IllegalStateException("no method " + signature + " in " + type.getName());
    }

    /** An argument of the operation that is to be run, as an object. */
    static Object value(Class<?> type, int argument) {
        if (type.isEnum()) {
            return type.getEnumConstants()[(int) Bridge.number(argument)];
        } else if (!type.isPrimitive()) {
            return Bridge.object(argument);
        }
        long value = Bridge.number(argument);
        if (type == boolean.class) {
            return Boolean.valueOf(value != 0);
        } else if (type == int.class) {
            return Integer.valueOf((int) value);
        } else if (type == long.class) {
            return Long.valueOf(value);
        } else if (type == byte.class) {
            return Byte.valueOf((byte) value);
        } else if (type == short.class) {
            return Short.valueOf((short) value);
        }
        return Character.valueOf((char) value);
    }
}
