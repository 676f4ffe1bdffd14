package org.pageproof.checker.spin;

import java.util.BitSet;
import java.util.Locale;
import org.pageproof.checker.steps.ir.Insn;

/** Java's operators on numbers of 64 and 32 bits, in C. Numbers of 32 bits are stored sign-extended. */
final class C {
    private C() {}

    static String binary(Insn.Op op, boolean wide, String left, String right) {
        String both = "(" + left + ", " + right + ")";
        return switch (op) {
            case ADD, SUB, MUL, DIV, REM -> narrow(wide, "pp_" + lower(op) + both);
            case AND -> narrow(wide, "(" + left + " & " + right + ")");
            case OR -> narrow(wide, "(" + left + " | " + right + ")");
            case XOR -> narrow(wide, "(" + left + " ^ " + right + ")");
            case SHL, SHR, USHR -> "pp_" + lower(op) + (wide ? "" : "_int") + both;
        };
    }

    private static String narrow(boolean wide, String value) {
        return wide ? value : "(int) " + value;
    }

    static String lower(Enum<?> e) {
        return e.name().toLowerCase(Locale.ROOT);
    }

    static String unary(Insn.Conversion op, String value) {
        return switch (op) {
            case NEG_INT -> "(int) pp_sub(0, (int) " + value + ")";
            case NEG_LONG -> "pp_sub(0, " + value + ")";
            case TO_INT -> "(int) " + value;
            case TO_BYTE -> "(signed char) " + value;
            case TO_SHORT -> "(short) " + value;
            case TO_CHAR -> "(unsigned short) " + value;
        };
    }

    static String condition(Insn.Cond cond) {
        return switch (cond) {
            case EQ -> "==";
            case NE -> "!=";
            case LT -> "<";
            case GE -> ">=";
            case GT -> ">";
            case LE -> "<=";
        };
    }

    /** Whether a number is in a set. */
    static String in(BitSet set, String value) {
        StringBuilder text = new StringBuilder("(0");
        for (int from = set.nextSetBit(0); from >= 0; ) {
            int to = set.nextClearBit(from) - 1;
            text.append(
                    from == to
                            ? " || " + value + " == " + from
                            : " || (" + value + " >= " + from + " && " + value + " <= " + to + ")");
            from = set.nextSetBit(to + 1);
        }
        return text.append(")").toString();
    }

    /** Text that can stand in a comment. */
    static String comment(String text) {
        return text.replace("*/", "* /").replace("/*", "/ *").replaceAll("[\\n\\r\\\\#\"']", " ");
    }
}
