package org.pageproof.jpf.target;

import java.lang.reflect.Method;

/** One way to start an operation. Made once, so that a step creates no objects. */
final class Start {
    final Method operation;
    final Object[] arguments;

    private Start(Method operation, Object[] arguments) {
        this.operation = operation;
        this.arguments = arguments;
    }

    /** Start {@code number} of a CPU. */
    static Start of(int cpu, int number) throws ClassNotFoundException {
        Method operation =
                method(Class.forName(Bridge.operationClass(cpu, number)), Bridge.operationMethod(cpu, number));
        operation.setAccessible(true);
        Class<?>[] types = operation.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = types[i].isPrimitive() || types[i].isEnum()
                    ? value(types[i], Bridge.number(cpu, number, i))
                    : Bridge.object(cpu, number, i);
        }
        return new Start(operation, arguments);
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

    private static Object value(Class<?> type, long value) {
        if (type.isEnum()) {
            return type.getEnumConstants()[(int) value];
        } else if (type == boolean.class) {
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
