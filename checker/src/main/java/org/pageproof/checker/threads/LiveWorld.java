package org.pageproof.checker.threads;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.pageproof.checker.live.Instance;
import org.pageproof.checker.live.LiveStart;
import org.pageproof.checker.live.Picture;
import org.pageproof.checker.live.Shape;
import org.pageproof.checker.live.Starts;
import org.pageproof.machine.SpinLock;

/** The one instance of the model that the threads of a search share. Only one of them runs at a time. */
final class LiveWorld implements StepThread.World {
    /** Constants of enums and of classes that local variables may refer to; more are a sign of objects that are made while it runs. */
    private static final int MOST_CONSTANTS = 10_000;

    private final Instance instance;
    private final Starts starts;
    private final Rules rules;
    private final boolean[] halted;
    private final IdentityHashMap<Object, Long> constants = new IdentityHashMap<>();
    private final IdentityHashMap<LiveStart, Method> methods = new IdentityHashMap<>();

    LiveWorld(Instance instance, Starts starts, Rules rules) {
        this.rules = rules;
        this.instance = instance;
        this.starts = starts;
        this.halted = new boolean[starts.cpus()];
    }

    Instance instance() {
        return instance;
    }

    boolean isHalted(int cpu) {
        return halted[cpu];
    }

    @Override
    public void restore(Picture picture, long mask) {
        instance.restore(picture);
        for (int c = 0; c < halted.length; c++) {
            halted[c] = (mask >>> c & 1) != 0;
        }
    }

    @Override
    public void invoke(Past step, int cpu) throws InvocationTargetException {
        LiveStart start = step.start();
        Method method = methods.computeIfAbsent(start, this::method);
        Object self = starts.cpuObject(cpu) == 0 ? null : instance.object(starts.cpuObject(cpu));
        try {
            method.invoke(
                    start.isStatic() ? null : instance.object(Shape.MODEL),
                    instance.arguments(start, self, List.of(method.getParameterTypes())));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot call " + method, e);
        }
    }

    private Method method(LiveStart start) {
        for (Class<?> at = instance.object(Shape.MODEL).getClass(); at != null; at = at.getSuperclass()) {
            for (Method m : at.getDeclaredMethods()) {
                if (at.getName().equals(start.declaringClass())
                        && m.getName().equals(start.method())
                        && Type.getMethodDescriptor(m).equals(start.descriptor())) {
                    m.setAccessible(true);
                    return m;
                }
            }
        }
        throw new IllegalStateException("no method " + start.method());
    }

    @Override
    public int number(@Nullable Object receiver) {
        try {
            return instance.number(receiver);
        } catch (IllegalStateException e) {
            throw new StepThread.Broken("the model accesses " + e.getMessage());
        }
    }

    @Override
    public boolean isFree(Object lock, int cpu) {
        SpinLock l = (SpinLock) lock;
        return l.depth() == 0 || (l.holder() == cpu && l.isRecursive());
    }

    @Override
    public void halt(int cpu, boolean on) {
        if (cpu < 0 || cpu >= halted.length) {
            throw new IndexOutOfBoundsException("there is no CPU " + cpu);
        }
        halted[cpu] = on;
    }

    @Override
    public long reference(@Nullable Object object) {
        if (object == null || object instanceof String || instance.contains(object)) {
            // A string is a part of a message and no part of the state.
            return object instanceof String ? 0 : instance.number(object);
        }
        long fresh = -1L - constants.size();
        if (constants.size() > MOST_CONSTANTS) {
            throw new StepThread.Broken("local variables refer to objects of "
                    + object.getClass().getName() + " that the constructor did not make");
        }
        Long known = constants.putIfAbsent(object, fresh);
        return known == null ? fresh : known;
    }

    @Override
    public long told(@Nullable Object object, boolean isEnum) {
        if (isEnum) {
            return object instanceof Enum<?> e
                    ? Arrays.asList(e.getDeclaringClass().getEnumConstants()).indexOf(e)
                    : -1;
        }
        return object == null || instance.contains(object) ? instance.number(object) : reference(object);
    }

    @Override
    public Rules rules() {
        return rules;
    }

    @Override
    public Picture picture() {
        try {
            return instance.picture();
        } catch (IllegalStateException e) {
            throw new StepThread.Broken("the model holds " + e.getMessage());
        }
    }
}
