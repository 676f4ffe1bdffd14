package org.pageproof.jpf.target;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.pageproof.machine.AssumptionFailed;
import org.pageproof.machine.ModelViolation;

/** One CPU: at rest, or inside the operation that the search chose for it. */
public final class CpuThread extends Thread {
    private final int cpu;
    private final Object model;
    private final Method[] operations;

    /** Where it is in its program. The search sets this and the next two. */
    private int position;

    private boolean inside;
    private boolean halted;

    CpuThread(int cpu, Object model, Method[] operations) {
        super("cpu" + cpu);
        this.cpu = cpu;
        this.model = model;
        this.operations = operations;
    }

    /** Its index. */
    public int cpu() {
        return cpu;
    }

    @Override
    public void run() {
        while (true) {
            operate(operations[Bridge.rest(this)]);
        }
    }

    private void operate(Method operation) {
        try {
            operation.invoke(model, arguments(operation.getParameterTypes()));
        } catch (InvocationTargetException e) {
            ended(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void ended(Throwable cause) {
        if (cause instanceof AssumptionFailed) {
            Bridge.disabled();
        } else if (cause instanceof ModelViolation) {
            Bridge.failed(((ModelViolation) cause).property(), cause.getMessage());
        } else {
            Bridge.failed("no_exception", cause.toString());
        }
    }

    private static Object[] arguments(Class<?>[] types) {
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            values[i] = Harness.value(types[i], i);
        }
        return values;
    }
}
