package org.pageproof.xen.conformance;

import org.jspecify.annotations.Nullable;
import org.pageproof.machine.Machine;
import org.pageproof.machine.ModelViolation;
import org.pageproof.machine.Scheduler;

/** Runs one call on one CPU until it returns, stops the hypervisor, or waits for another CPU that does not come. */
final class Call {
    /** No call that ends makes as many accesses. */
    private static final int ACCESSES_OF_A_SPIN = 2000;

    /** How it ended: see {@link Result}. */
    record End(String returned, String outcome, String message) {}

    /** The call itself; it returns what the files have as its result. */
    interface Body {
        String run();
    }

    private static final class Spinning extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Call() {}

    static End run(Body body) {
        Machine.attach(0, new Patience());
        try {
            return new End(body.run(), "ok", "");
        } catch (ModelViolation e) {
            if (!e.property().equals("bug_on")) {
                throw e;
            }
            return new End("", "BUG", String.valueOf(e.getMessage()));
        } catch (Spinning e) {
            return new End("", "SPIN", "");
        } catch (NullPointerException | ArrayIndexOutOfBoundsException e) {
            return new End("", "FAULT", "");
        } finally {
            Machine.detach();
        }
    }

    private static final class Patience implements Scheduler {
        private int left = ACCESSES_OF_A_SPIN;

        @Override
        public void beforeAccess(String kind, @Nullable Object receiver) {
            left--;
            if (left == 0) {
                throw new Spinning();
            }
        }

        @Override
        public int choose(int n) {
            return 0;
        }
    }
}
