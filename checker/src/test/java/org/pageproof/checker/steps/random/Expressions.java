package org.pageproof.checker.steps.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random expressions of a random model, as text. */
final class Expressions {
    private final Random random;

    Expressions(Random random) {
        this.random = random;
    }

    /** An int. */
    String integer(Scope s, int depth) {
        int kind = random.nextInt(depth > 0 ? 24 : 9);
        return switch (kind) {
            case 0 ->
                pick("0", "1", "2", "3", "-1", "7", "100", "-128", "65535", "Integer.MAX_VALUE", "Integer.MIN_VALUE");
            case 1, 2 -> variable(s);
            case 3 ->
                pick("self.a", "self.counts[1]", "self.counts.length", "self.small", "self.letter", "(int) self.b");
            case 4 -> s.model && random.nextInt(2) == 0 ? "pages[self.a & 1].id" : "self.counts[self.a & 1]";
            case 5 -> "(self.flag ? " + variable(s) + " : " + pick("-3", "self.a", "9") + ")";
            case 6 -> "self.mode." + pick("ordinal()", "cost()");
            case 7 ->
                s.model
                        ? pick("(int) v.read()", "(int) w.read()", "(int) v.fetchOr(1)", "Machine.choose(2)")
                        : "self.a";
            case 8 -> s.model ? "(self.page == null ? 4 : self.page.id)" : variable(s);
            case 9, 10, 11, 12 ->
                "(" + integer(s, depth - 1) + pick(" + ", " - ", " * ", " & ", " | ", " ^ ") + integer(s, depth - 1)
                        + ")";
            case 13 -> "(" + integer(s, depth - 1) + pick(" << ", " >> ", " >>> ") + integer(s, depth - 1) + ")";
            case 14 ->
                "(" + integer(s, depth - 1) + pick(" / ", " % ")
                        + pick("3", "-2", "(self.a | 1)", integer(s, depth - 1)) + ")";
            case 15 -> pick("-", "~") + "(" + integer(s, depth - 1) + ")";
            case 16 -> "(int) (" + wide(s, depth - 1) + ")";
            case 17 -> pick("(byte) ", "(short) ", "(char) ") + "(" + integer(s, depth - 1) + ")";
            case 18 -> pick("Math.min(", "Math.max(") + integer(s, depth - 1) + ", " + integer(s, depth - 1) + ")";
            case 19 -> s.helpers ? "helper(self, " + integer(s, depth - 1) + ")" : variable(s);
            case 20 ->
                s.helpers
                        ? "(int) down(self, " + pick("1", "2", "self.a") + ", " + integer(s, depth - 1) + ")"
                        : "self.a";
            case 21 ->
                s.model
                        ? "shapes[" + pick("0", "1", "self.a & 1") + "]."
                                + pick("f(self, ", "g(").replace("f(self, ", s.helpers ? "f(self, " : "g(")
                                + integer(s, depth - 1) + ")"
                        : "self.a";
            case 22 -> "self.counts[" + index(s) + "]";
            default -> "(" + truth(s, depth - 1) + " ? " + integer(s, depth - 1) + " : " + integer(s, depth - 1) + ")";
        };
    }

    /** A long, or an int that widens. */
    String wide(Scope s, int depth) {
        int kind = random.nextInt(depth > 0 ? 9 : 4);
        return switch (kind) {
            case 0 ->
                pick("0L", "1L", "-1L", "Long.MAX_VALUE", "Long.MIN_VALUE", "1L << 40", "MASK")
                        .replace("MASK", s.model ? "MASK" : "5L");
            case 1 -> s.longs.isEmpty() ? "self.b" : Scope.any(s.longs, random);
            case 2 -> s.model ? pick("w.read()", "self.b", "v.fetchAdd(0)") : "self.b";
            case 3 -> integer(s, 0);
            case 4, 5 ->
                "(" + wide(s, depth - 1) + pick(" + ", " - ", " * ", " & ", " | ", " ^ ") + wide(s, depth - 1) + ")";
            case 6 -> "(" + wide(s, depth - 1) + pick(" << ", " >> ", " >>> ") + integer(s, depth - 1) + ")";
            case 7 ->
                "(" + wide(s, depth - 1) + pick(" / ", " % ") + pick("3", "-7L", "(self.b | 1)", wide(s, 0)) + ")";
            default -> pick("-", "~") + "(" + wide(s, depth - 1) + ")";
        };
    }

    String truth(Scope s, int depth) {
        int kind = random.nextInt(depth > 0 ? 11 : 5);
        return switch (kind) {
            case 0 -> pick("self.flag", "self.flags[0][0]", "self.flags[1][self.a & 1]", "true");
            case 1 -> s.booleans.isEmpty() ? "!self.flag" : Scope.any(s.booleans, random);
            case 2 -> "self.page == " + (s.model ? pick("null", "pages[0]", "cell.read()") : "null");
            case 3 -> s.model ? "self.page instanceof Huge" : "self.mode == Mode.HIGH";
            case 4 -> s.model ? pick("v.read() == 1", "self.mode != Mode.LOW", "Machine.choose(2) == 1") : "self.a > 1";
            case 5, 6 ->
                integer(s, depth - 1) + pick(" == ", " != ", " < ", " <= ", " > ", " >= ") + integer(s, depth - 1);
            case 7 -> wide(s, depth - 1) + pick(" == ", " != ", " < ", " <= ", " > ", " >= ") + wide(s, depth - 1);
            case 8 -> "(" + truth(s, depth - 1) + pick(" && ", " || ", " ^ ", " & ", " | ") + truth(s, depth - 1) + ")";
            case 9 -> "!(" + truth(s, depth - 1) + ")";
            default -> "(" + truth(s, depth - 1) + " ? " + truth(s, depth - 1) + " : " + truth(s, depth - 1) + ")";
        };
    }

    /** A page or null, mostly a page. */
    String page(Scope s) {
        List<String> all = new ArrayList<>(s.pages);
        all.add("pages[" + pick("0", "1", "self.a & 1") + "]");
        all.add(pick(
                "pages[0]",
                "self.page",
                "cell.read()",
                "(self.flag ? pages[0] : pages[1])",
                "pages[self.mode.ordinal() & 1]"));
        if (random.nextInt(10) == 0) {
            return pick("((Huge) pages[self.a & 1])", "((Page) null)", "((Page) shapes[0])");
        }
        return Scope.any(all, random);
    }

    /** An index into the three counts, rarely outside. */
    String index(Scope s) {
        return random.nextInt(8) == 0 ? variable(s) : pick("0", "1", "2", "self.a & 1", "self.flag ? 1 : 2");
    }

    private String variable(Scope s) {
        List<String> all = new ArrayList<>(s.integers);
        all.addAll(s.constants);
        return all.isEmpty() ? "self.a" : Scope.any(all, random);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
