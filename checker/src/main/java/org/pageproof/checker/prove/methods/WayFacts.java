package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pageproof.checker.prove.steps.End;
import org.pageproof.checker.prove.steps.Variables;
import org.pageproof.checker.prove.steps.Way;
import org.pageproof.checker.prove.term.SmtLib;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;

/** What a way to a location leaves true, said of what the CPU stores there and of slots that are known to be as they were. */
final class WayFacts {
    private final TermBuilder terms;
    private final Variables variables;
    private final Way way;
    private final End.At at;
    private final Map<Term, Term> names = new HashMap<>();

    /** @param same slots that stay as they are on the way */
    WayFacts(ProofSystem system, Way way, End.At at, Collection<Integer> same) {
        this.terms = system.terms();
        this.variables = system.variables();
        this.way = way;
        this.at = at;
        for (int slot : same) {
            Term variable = variables.slotVariable(slot);
            if (variable.isVariable()) {
                names.put(variable, variable);
            }
        }
        List<Term> after = variables.registers(way.cpu(), at.location());
        for (int r = 0; r < after.size(); r++) {
            Term value = at.registers().get(r);
            List<Term> of = SmtLib.variables(List.of(value));
            if (of.size() == 1 && !after.get(r).isConstant() && isWide(value, of.get(0))) {
                names.putIfAbsent(
                        of.get(0), terms.extract(after.get(r), 0, of.get(0).width()));
            }
        }
    }

    /** What each register is, as far as that can be said. */
    Map<Term, Term> registers() {
        Map<Term, Term> values = new HashMap<>();
        List<Term> after = variables.registers(way.cpu(), at.location());
        for (int r = 0; r < after.size(); r++) {
            Term value = at.registers().get(r);
            if (isNamed(value)) {
                values.put(after.get(r), terms.replace(value, names));
            }
        }
        return values;
    }

    /** What slots are that the way writes, as far as that can be said. */
    Map<Integer, Term> writes() {
        Map<Integer, Term> values = new HashMap<>();
        way.writes().forEach((slot, value) -> {
            if (isNamed(value)) {
                values.put(slot, terms.replace(value, names));
            }
        });
        return values;
    }

    /** What was decided on the way, and what was true before it, as far as that can be said. */
    Set<Term> decided(Collection<Term> before) {
        List<Term> all = new ArrayList<>(way.guard());
        all.addAll(before);
        Set<Term> left = new LinkedHashSet<>();
        for (Term d : all) {
            if (isNamed(d)) {
                left.add(terms.replace(d, names));
            }
        }
        left.remove(terms.yes());
        return left;
    }

    /**
     * Whether each variable that a term of the state before the way speaks of has a name after it. Where a way comes back to its
     * location, the variables of its registers are the same before and after it, but they do not have the same values.
     */
    private boolean isNamed(Term term) {
        return names.keySet().containsAll(SmtLib.variables(List.of(term)));
    }

    /** Whether a value is a variable as such, only wider. */
    private boolean isWide(Term value, Term variable) {
        return value == variable || value == terms.zeroExtend(variable, value.width());
    }
}
