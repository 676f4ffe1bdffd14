package org.pageproof.checker.steps.translate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.Refusal;

/** Collects what is refused, so that one run names all of it; each place is named once. */
public final class Refusals {
    private final Map<String, Refusal> found = new LinkedHashMap<>();

    /** A line of a method. */
    public record Place(String where, String file, int line) {
        static Place of(ClassNode owner, MethodNode method, int line) {
            return new Place(shortName(owner.name) + "." + method.name, Refusals.file(owner), line);
        }

        Refusal refusal(String what, String advice) {
            return new Refusal(where, file, line, what, advice);
        }
    }

    /** Refuses something of a class or field. */
    public void add(Refusal refusal) {
        found.putIfAbsent(refusal.file() + refusal.line() + refusal.where() + refusal.what(), refusal);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Ends the compilation when anything was refused.
     *
     * @throws ModelRefused with all of it
     */
    public void check() throws ModelRefused {
        if (!found.isEmpty()) {
            List<Refusal> all = new ArrayList<>(found.values());
            throw new ModelRefused(all);
        }
    }

    static String file(ClassNode owner) {
        return owner.sourceFile == null ? shortName(owner.name) + ".class" : owner.sourceFile;
    }

    static String shortName(String internalName) {
        String name = internalName.substring(internalName.lastIndexOf('/') + 1);
        return name.substring(name.lastIndexOf('$') + 1);
    }
}
