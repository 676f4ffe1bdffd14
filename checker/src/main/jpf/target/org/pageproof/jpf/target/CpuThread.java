package org.pageproof.jpf.target;

import java.lang.reflect.InvocationTargetException;
import org.pageproof.machine.AssumptionFailed;
import org.pageproof.machine.ModelViolation;

/** One CPU: at rest, or inside the operation that the search chose for it. */
public final class CpuThread extends Thread {
    private final int cpu;
    private final Object model;
    private final Start[] starts;

    /** Where it is in its program. The search sets this and the next two. */
    private int position;

    private boolean inside;
    private boolean halted;

    CpuThread(int cpu, Object model, Start[] starts) {
        super("cpu" + cpu);
        this.cpu = cpu;
        this.model = model;
        this.starts = starts;
    }

    /** Its index. */
    public int cpu() {
        return cpu;
    }

    @Override
    public void run() {
        while (true) {
            make(starts[Bridge.rest()]);
        }
    }

    private void make(Start start) {
        try {
            start.operation.invoke(model, start.arguments);
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
}
