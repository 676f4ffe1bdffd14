package org.pageproof.checker.prove.methods;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.Replacement;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.program.StepProgram;

/** What the variables of a state are after a way, as terms over the state before it. */
final class AfterWay {
    private final TermBuilder terms;
    private final Map<Term, Term> changed = new HashMap<>();
    private final Replacement replacement;

    AfterWay(ProofSystem system, Way way) {
        this.terms = system.terms();
        StepProgram program = system.program();
        Variables variables = system.variables();
        way.writes().forEach((slot, value) -> put(variables.slotVariable(slot), value));
        if (way.end() instanceof End.At at) {
            long place = 1L + program.parts().cpuLocations().index(way.cpu(), at.location());
            put(variables.placeVariable(way.cpu()), terms.constant(place, Variables.WIDE));
            List<Term> registers = variables.registerVariables(way.cpu(), at.location());
            for (int r = 0; r < registers.size(); r++) {
                put(registers.get(r), at.registers().get(r));
            }
        } else if (way.end() instanceof End.AtRest rest) {
            put(variables.placeVariable(way.cpu()), terms.constant(0, Variables.WIDE));
            put(variables.positionVariable(way.cpu()), rest.position());
        }
        this.replacement = new Replacement(terms, changed);
    }

    private void put(Term variable, Term value) {
        if (variable.isVariable()) {
            changed.put(variable, terms.extract(value, 0, variable.width()));
        }
    }

    /** The same of the state after the way. */
    Term of(Term term) {
        return replacement.of(term);
    }
}
