package org.pageproof.spec.check;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pageproof.spec.schema.GroupType;
import org.pageproof.spec.schema.Member;
import org.pageproof.spec.schema.ObjectType;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.schema.WordType;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Read;

/** Advises on the bit fields and flags of words, where a whole word or the name of a mask was written. */
final class WordParts {
    private final Globals globals;

    WordParts(Globals globals) {
        this.globals = globals;
    }

    /** Which part of the word that {@code e} reads has this type; empty when it reads no word with parts. */
    String partOfType(Expr e, ValueType type) {
        return parts(e, m -> m.type() instanceof ValueType v && Types.same(v, type));
    }

    /** Which part of the word that {@code e} reads is a reference; empty when it reads no word with parts. */
    String references(Expr e) {
        return parts(e, m -> m.type() instanceof RefType);
    }

    private String parts(Expr e, Predicate<Member> fits) {
        if (!(e instanceof Read r && r.place().type() instanceof WordType word)
                || word.parts().isEmpty()) {
            return "";
        }
        List<String> fitting =
                word.parts().stream().filter(fits).map(Member::name).toList();
        if (fitting.size() == 1) {
            String path = globals.file.source().slice(r.place().span()).replace("'", "");
            return "did you mean \"" + path + "." + fitting.get(0) + (r.primed() ? "'" : "") + "\"?";
        }
        return "this is a whole word; its parts are "
                + word.parts().stream().map(Member::name).collect(Collectors.joining(", "));
    }

    /** For a name such as {@code PGC_allocated}: where the part {@code allocated} is; empty when no word has such a part. */
    String ofMask(String name) {
        Set<String> places = new TreeSet<>();
        for (int i = name.indexOf('_'); i >= 0; i = name.indexOf('_', i + 1)) {
            String part = name.substring(i + 1).toLowerCase(Locale.ROOT);
            for (ObjectType o : globals.schema.objects()) {
                o.members().forEach(m -> parts(m, part, o.name() + ".", places));
            }
            globals.schema.roots().forEach(m -> parts(m, part, "", places));
            if (!places.isEmpty()) {
                return "\"" + part + "\" is a part of a word: " + String.join(", ", places);
            }
        }
        return "";
    }

    private static void parts(Member m, String part, String before, Set<String> places) {
        List<Member> parts =
                m.type() instanceof WordType w ? w.parts() : m.type() instanceof GroupType g ? g.parts() : null;
        if (parts == null) {
            return;
        }
        for (Member p : parts) {
            if (p.name().toLowerCase(Locale.ROOT).equals(part)) {
                places.add(before + m.name() + "." + p.name());
            }
            parts(p, part, before + m.name() + ".", places);
        }
    }
}
