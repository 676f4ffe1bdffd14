package org.pageproof.jpf.host;

import gov.nasa.jpf.vm.choice.IntIntervalGenerator;

/** The states to start in, by number. */
final class StartStates extends IntIntervalGenerator {
    StartStates(int first, int last) {
        super("pageproof.start", first, last);
    }
}
