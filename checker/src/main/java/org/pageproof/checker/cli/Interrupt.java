package org.pageproof.checker.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: asks the search to stop, so that what was found is still printed and the exit code says inconclusive.
 *
 * <p>The JVM answers the signal by running its shutdown hooks on a thread of their own while the main thread goes on. The
 * hook therefore waits for the main thread to print its results, and then ends the JVM with the main thread's exit code.
 */
final class Interrupt {
    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean requested;
    private volatile int code = ExitCode.INCONCLUSIVE.code();

    private Interrupt() {}

    /** One that is requested when the process is told to end. */
    static Interrupt onSignal() {
        Interrupt interrupt = new Interrupt();
        Runtime.getRuntime().addShutdownHook(new Thread(interrupt::shutDown, "interrupt"));
        return interrupt;
    }

    /** One that is requested by {@link #request} only. */
    static Interrupt byRequest() {
        return new Interrupt();
    }

    void request() {
        requested = true;
    }

    boolean requested() {
        return requested;
    }

    /** The main thread has printed everything and ends with this exit code. */
    void finished(int exitCode) {
        code = exitCode;
        done.countDown();
    }

    private void shutDown() {
        if (done.getCount() == 0) {
            return;
        }
        requested = true;
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("pageproof: the search did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(code);
    }
}
