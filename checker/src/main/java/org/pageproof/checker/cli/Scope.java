package org.pageproof.checker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.pageproof.spec.schema.ArrayType;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.Member;
import org.pageproof.spec.schema.ModelSchema;

/** The size of a scenario in words, such as {@code 2 CPUs, 1 page, count_bits 2}. */
final class Scope {
    private Scope() {}

    /**
     * Parameters that are called like an array of the model count its elements; others are named where they are not what they
     * are by default. Traces and the JSON of a check have all of them.
     *
     * @param cpus how many; 0 for any number
     */
    static String words(ModelSchema model, int cpus, Map<String, Long> parameters) {
        List<String> parts = new ArrayList<>();
        parts.add(cpus == 0 ? "any number of CPUs" : count(cpus, "CPUs"));
        parameters.forEach((name, value) -> {
            if (numberOfCpus(model).test(name)) {
                return;
            }
            boolean counts = name.endsWith("s")
                    && model.root(name)
                            .map(Member::type)
                            .filter(ArrayType.class::isInstance)
                            .isPresent();
            if (counts) {
                parts.add(count(value, name));
            } else if (model.parameter(name).map(p -> p.def() != value).orElse(true)) {
                parts.add(name + " " + (isFlag(model, name) ? String.valueOf(value != 0) : value));
            }
        });
        return String.join(", ", parts);
    }

    /** Whether a parameter is that. */
    static Predicate<String> numberOfCpus(ModelSchema model) {
        return name -> name.equals("cpus") || name.equals(model.cpus());
    }

    private static boolean isFlag(ModelSchema model, String name) {
        return model.parameter(name).map(p -> p.type() == BoolType.BOOL).orElse(false);
    }

    private static String count(long n, String plural) {
        return n + " " + (n == 1 ? plural.substring(0, plural.length() - 1) : plural);
    }
}
