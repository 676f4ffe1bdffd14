package org.pageproof.jpf.host;

import gov.nasa.jpf.vm.choice.IntIntervalGenerator;

/** The states to start in, by number. */
final class StartStates extends IntIntervalGenerator {
    StartStates(int n) {
        super("pageproof.start", 0, n - 1);
    }
}
