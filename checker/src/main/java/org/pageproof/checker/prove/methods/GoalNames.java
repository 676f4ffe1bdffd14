package org.pageproof.checker.prove.methods;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Goals in a sentence. Guesses have numbers only, and there are hundreds of them: they are counted. */
public final class GoalNames {
    private static final Pattern GUESS = Pattern.compile("guess \\d+");

    private GoalNames() {}

    /** The names, and how many guesses. */
    public static String of(Collection<String> names) {
        List<String> all = new ArrayList<>(
                names.stream().filter(n -> !GUESS.matcher(n).matches()).toList());
        int guesses = names.size() - all.size();
        if (guesses > 0) {
            all.add(String.format(Locale.ROOT, "%d guess%s", guesses, guesses == 1 ? "" : "es"));
        }
        return all.isEmpty() ? "no claim" : String.join(", ", all);
    }
}
