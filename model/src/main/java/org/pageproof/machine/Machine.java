package org.pageproof.machine;

import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What a CPU can do besides accessing words, cells and locks. */
public final class Machine {
    /** Numbers of threads that are attached to no CPU start here, far above every CPU's index. */
    private static final int FREE_THREADS = 1 << 20;

    private static final ThreadLocal<Attachment> ATTACHED = new ThreadLocal<>();

    private record Attachment(int cpu, Scheduler scheduler) {}

    private Machine() {}

    /** The calling thread is CPU {@code cpu} from now on, and {@code scheduler} decides when it goes on. */
    public static void attach(int cpu, Scheduler scheduler) {
        ATTACHED.set(new Attachment(cpu, scheduler));
    }

    /** The calling thread is no CPU any more and runs free. */
    public static void detach() {
        ATTACHED.remove();
    }

    /**
     * Any of 0 to {@code n - 1}. To the tool it is every one of them; a free thread gets a random one.
     *
     * @throws IllegalArgumentException if n is below 1
     */
    public static int choose(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("choose(" + n + "): there is nothing to choose from");
        }
        Attachment here = ATTACHED.get();
        return here == null ? ThreadLocalRandom.current().nextInt(n) : here.scheduler.choose(n);
    }

    /**
     * Says that the operation can be chosen only where {@code condition} holds. Legal before the first shared access of an
     * operation, over arguments, CPU-owned and constant data.
     *
     * @throws AssumptionFailed if it does not hold
     */
    public static void assume(boolean condition) {
        if (!condition) {
            throw new AssumptionFailed();
        }
    }

    /**
     * The hypervisor's BUG_ON: the code relies on {@code condition} being false.
     *
     * @throws ModelViolation {@code bug_on} where it is true
     */
    public static void bugOn(boolean condition, String message) {
        if (condition) {
            throw new ModelViolation("bug_on", message);
        }
    }

    /** Write barrier. Local code under sequential consistency. */
    public static void wmb() {
        VarHandle.releaseFence();
    }

    /** Read barrier. Local code under sequential consistency. */
    public static void rmb() {
        VarHandle.acquireFence();
    }

    /** Full barrier. Local code under sequential consistency. */
    public static void mb() {
        VarHandle.fullFence();
    }

    /** Stops another CPU wherever it is, as a pause of its vCPU does. One shared access; needs a scheduler. */
    public static void halt(int cpu) {
        before("Machine.halt", null);
        scheduler("halt").halt(cpu);
    }

    /** Lets a stopped CPU go on. One shared access; needs a scheduler. */
    public static void resume(int cpu) {
        before("Machine.resume", null);
        scheduler("resume").resume(cpu);
    }

    /** The index of the CPU that the calling thread is; a free thread has a number of its own above every index. */
    static int cpu() {
        Attachment here = ATTACHED.get();
        return here == null ? FREE_THREADS + (int) Thread.currentThread().getId() : here.cpu;
    }

    /** Whether a scheduler decides when the calling thread goes on. */
    static boolean isScheduled() {
        return ATTACHED.get() != null;
    }

    /** To be called before each shared access. */
    static void before(String kind, @Nullable Object receiver) {
        Attachment here = ATTACHED.get();
        if (here != null) {
            here.scheduler.beforeAccess(kind, receiver);
        }
    }

    private static Scheduler scheduler(String what) {
        Attachment here = ATTACHED.get();
        if (here == null) {
            throw new IllegalStateException("Machine." + what + " needs a thread that is attached to a CPU");
        }
        return here.scheduler;
    }
}
