package org.pageproof.machine;

import org.pageproof.jpf.target.Bridge;
import org.pageproof.jpf.target.CpuThread;

/** The form of {@code Machine} under Java PathFinder: the search decides at each shared access who goes on. */
public final class Machine {
    private Machine() {}

    public static int choose(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("choose(" + n + "): there is nothing to choose from");
        }
        return Bridge.choose(n);
    }

    public static void assume(boolean condition) {
        if (!condition) {
            throw new AssumptionFailed();
        }
    }

    public static void bugOn(boolean condition, String message) {
        if (condition) {
            throw new ModelViolation("bug_on", message);
        }
    }

    public static void wmb() {}

    public static void rmb() {}

    public static void mb() {}

    public static void halt(int cpu) {
        before("Machine.halt", null);
        Bridge.halt(cpu, true);
    }

    public static void resume(int cpu) {
        before("Machine.resume", null);
        Bridge.halt(cpu, false);
    }

    /** The index of the running CPU; while the model is constructed a number above every CPU's index. */
    static int cpu() {
        Thread here = Thread.currentThread();
        return here instanceof CpuThread ? ((CpuThread) here).cpu() : 1 << 20;
    }

    static boolean isScheduled() {
        return true;
    }

    static void before(String kind, Object receiver) {
        Bridge.access(kind, receiver);
        if (receiver instanceof SpinLock && "SpinLock.lock".equals(kind)) {
            SpinLock lock = (SpinLock) receiver;
            int holder = lock.holder();
            if (holder >= 0 && (holder != cpu() || !lock.isRecursive())) {
                Bridge.disabled();
            }
        }
    }
}
