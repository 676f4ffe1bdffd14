package org.pageproof.jpf.host;

import gov.nasa.jpf.vm.ThreadInfo;
import gov.nasa.jpf.vm.choice.ThreadChoiceFromSet;
import java.util.List;
import org.pageproof.checker.live.LiveStart;

/** What can be done next: each CPU goes on, or starts one of its operations with some arguments. */
final class Moves extends ThreadChoiceFromSet {
    /** One of them; {@code start} is null when the CPU goes on. */
    record Choice(int cpu, ThreadInfo thread, LiveStart start) {}

    private final List<Choice> choices;

    Moves(List<Choice> choices) {
        super("pageproof.move", choices.stream().map(Choice::thread).toArray(ThreadInfo[]::new), true);
        this.choices = choices;
    }

    /** The one that is being made. */
    Choice current() {
        return choices.get(getProcessedNumberOfChoices() - 1);
    }
}
