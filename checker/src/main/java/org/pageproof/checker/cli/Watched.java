package org.pageproof.checker.cli;

import java.util.List;
import org.pageproof.checker.explore.Monitor;
import org.pageproof.checker.trace.Run;
import org.pageproof.checker.trace.Trace;
import org.pageproof.spec.typed.Property;

/** The properties of a spec that one search looks for. */
interface Watched {
    Watched NOTHING = new Watched() {
        @Override
        public List<Property> properties() {
            return List.of();
        }

        @Override
        public Monitor monitor() {
            return Monitor.NOTHING;
        }

        @Override
        public Trace.Finding explain(int i, Run run) {
            throw new IllegalStateException();
        }

        @Override
        public boolean vacuous(int i) {
            return false;
        }
    };

    /** In the order of the monitor's numbers. */
    List<Property> properties();

    Monitor monitor();

    /** Why the run decides property {@code i}: the conjunct, the elements and the values. */
    Trace.Finding explain(int i, Run run);

    /** After an exhaustive search: whether property {@code i} could not have failed. */
    boolean vacuous(int i);
}
