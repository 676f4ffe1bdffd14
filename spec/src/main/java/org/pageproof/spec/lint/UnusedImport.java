package org.pageproof.spec.lint;

import java.util.HashSet;
import java.util.Set;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Import;
import org.pageproof.spec.typed.Call;
import org.pageproof.spec.typed.ConstantRef;
import org.pageproof.spec.typed.Spec;

/** An import of a file that brings no property, and of which the file uses no name. */
final class UnusedImport implements LintRule {
    @Override
    public String code() {
        return "PL08";
    }

    @Override
    public String title() {
        return "an import that nothing uses";
    }

    @Override
    public void examine(Spec spec, Warnings warnings) {
        Set<Span> used = new HashSet<>();
        Uses.walk(spec, e -> {
            boolean here = warnings.isHere(e.span());
            if (here && e instanceof Call c) {
                used.add(c.definition().span());
            } else if (here && e instanceof ConstantRef c) {
                used.add(c.constant().span());
            }
        });
        spec.properties().forEach(p -> used.add(p.span()));
        for (Import i : spec.imports()) {
            if (used.stream().noneMatch(i::brings)) {
                warnings.add(
                        this,
                        i.path().span(),
                        "nothing uses what \"" + i.path().text() + "\" declares",
                        "take the import out");
            }
        }
    }
}
