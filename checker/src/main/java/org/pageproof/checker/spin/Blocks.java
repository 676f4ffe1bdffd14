package org.pageproof.checker.spin;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Collects C code in {@code c_code} blocks, none of them longer than SPIN can read. */
final class Blocks {
    /** SPIN reads at most 65,536 characters of one block. */
    private static final int MOST = 40_000;

    /** Elements of one array, so that it fits in a block. */
    private static final int ELEMENTS = 1024;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder open = new StringBuilder();

    /** Adds text that stays together. */
    void add(String code) {
        if (open.length() + code.length() > MOST) {
            close();
        }
        open.append(code);
    }

    /** A function {@code name} that gives a constant for each number from 0. */
    void table(String name, List<Long> values) {
        boolean wide = values.stream().anyMatch(v -> v != v.intValue());
        String type = wide ? "pp_wide" : "int";
        int arrays = Math.max(1, (values.size() + ELEMENTS - 1) / ELEMENTS);
        for (int a = 0; a < arrays; a++) {
            List<Long> some = values.subList(a * ELEMENTS, Math.min(values.size(), (a + 1) * ELEMENTS));
            String elements =
                    some.isEmpty() ? "0" : some.stream().map(Blocks::constant).collect(Collectors.joining(", "));
            add("static const " + type + " " + name + "_" + a + "[] = { " + elements + " };\n");
        }
        String head = "static inline " + type + " " + name + "(pp_wide i)";
        if (arrays == 1) {
            add(head + " { return " + name + "_0[i]; }\n");
        } else {
            add("static const " + type + " *const " + name + "_all[] = { "
                    + IntStream.range(0, arrays).mapToObj(a -> name + "_" + a).collect(Collectors.joining(", "))
                    + " };\n" + head + " { return " + name + "_all[i / " + ELEMENTS + "][i % " + ELEMENTS + "]; }\n");
        }
    }

    /** As {@link #table(String, List)}, of the values for 0 .. count - 1. */
    void table(String name, int count, IntUnaryOperator value) {
        table(
                name,
                IntStream.range(0, count)
                        .mapToObj(i -> (long) value.applyAsInt(i))
                        .toList());
    }

    /** A long as C writes it. */
    static String constant(long value) {
        if (value == Long.MIN_VALUE) {
            return "(-9223372036854775807LL - 1)";
        }
        boolean small = value > Integer.MIN_VALUE && value <= Integer.MAX_VALUE;
        return value + (small ? "" : "LL");
    }

    private void close() {
        if (open.length() > 0) {
            text.append("c_code {\n").append(open).append("}\n\n");
            open.setLength(0);
        }
    }

    /** All blocks. */
    String text() {
        close();
        return text.toString();
    }
}
