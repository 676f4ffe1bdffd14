package org.pageproof.checker.spin;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Inputs;
import org.pageproof.checker.properties.ground.Interval;
import org.pageproof.checker.properties.ground.Terms;
import org.pageproof.checker.steps.ir.AccessKind;
import org.pageproof.spec.typed.BinaryOp;

/**
 * Writes expressions without variables as C expressions of 64 or, where their values need it, 128 bits; larger parts become
 * functions of their own. {@code b} are the values before the step and {@code a} those after it.
 */
final class GroundWriter {
    private static final int MOST = 2_000;
    private static final BigInteger BOUND = BigInteger.ONE.shiftLeft(120);

    private final Blocks code;
    private final FunctionTables functions;
    private final Inputs inputs;
    private final Variables variables;
    private final IdentityHashMap<Ground, String> known = new IdentityHashMap<>();
    private int written;

    GroundWriter(Blocks code, FunctionTables functions, Inputs inputs, Variables variables) {
        this.code = code;
        this.functions = functions;
        this.inputs = inputs;
        this.variables = variables;
    }

    /** Whether every value that can occur has at most 120 bits, and every choice by number a number that C can switch on. */
    static boolean canWrite(Ground g) {
        Interval range = g.range();
        boolean fits =
                range.low().abs().compareTo(BOUND) < 0 && range.high().abs().compareTo(BOUND) < 0;
        boolean index = !(g instanceof Ground.Select s) || s.index().range().fitsLong();
        return fits && index && Terms.children(g).stream().allMatch(GroundWriter::canWrite);
    }

    /** A C expression of the value. */
    String value(Ground g) {
        String text = known.get(g);
        if (text == null) {
            text = expression(g);
            if (text.length() > MOST) {
                text = function("return " + text + ";", type(g));
            }
            known.put(g, text);
        }
        return text;
    }

    private static String type(Ground g) {
        return g.range().fitsLong() ? "pp_wide" : "__int128";
    }

    private String function(String body, String type) {
        String name = "pp_value" + written++;
        code.add("static " + type + " " + name + "(const pp_wide *b, const pp_wide *a)\n{\n    " + body + "\n}\n");
        return name + "(b, a)";
    }

    private String expression(Ground g) {
        if (g instanceof Ground.Const c) {
            return constant(c.value());
        } else if (g instanceof Ground.Slot s && inputs.isLocal(s.slot())) {
            return local(inputs.local(s.slot()), s.after());
        } else if (g instanceof Ground.Slot s) {
            return (s.after() ? "a[" : "b[") + s.slot() + "]";
        } else if (g instanceof Ground.Bits b) {
            return bits(b);
        } else if (g instanceof Ground.Arith a) {
            return arithmetic(a);
        } else if (g instanceof Ground.Sum s) {
            return joined(s.terms(), " + ", type(g), "0", "(" + type(g) + ") ");
        } else if (g instanceof Ground.Compare c) {
            return "(" + value(c.left()) + " " + compare(c.op()) + " " + value(c.right()) + ")";
        } else if (g instanceof Ground.Not n) {
            return "(!" + value(n.operand()) + ")";
        } else if (g instanceof Ground.All a) {
            return joined(a.operands(), " && ", "pp_wide", "1", "");
        } else if (g instanceof Ground.Any a) {
            return joined(a.operands(), " || ", "pp_wide", "0", "");
        } else if (g instanceof Ground.Choose c) {
            return "(" + value(c.condition()) + " ? " + value(c.then()) + " : " + value(c.otherwise()) + ")";
        } else if (g instanceof Ground.Select s) {
            return select(s);
        } else if (g instanceof Ground.By b) {
            return "pp_by(" + functions.number(b.function()) + ")";
        } else if (g instanceof Ground.Access a) {
            return access(a);
        } else if (g instanceof Ground.Steps s) {
            return "(pp_cpu == " + s.cpu() + ")";
        } else if (g instanceof Ground.Fail) {
            return "pp_no_value()";
        }
        throw new IllegalStateException("no expression: " + g);
    }

    /** A local of the state; after the step the CPU that made it has the new ones, which are not stored yet. */
    private String local(Inputs.Local l, boolean after) {
        String stored = variables.local(l.cpu(), l.number());
        return after ? "(pp_cpu == " + l.cpu() + " ? pp_l[" + l.number() + "] : " + stored + ")" : stored;
    }

    /** Some operands at a time, each group that is long in a function of its own. */
    private String joined(List<Ground> operands, String operator, String type, String none, String prefix) {
        List<String> parts = new ArrayList<>();
        List<String> group = new ArrayList<>();
        int length = 0;
        for (Ground o : operands) {
            String text = prefix + value(o);
            if (length + text.length() > MOST && !group.isEmpty()) {
                parts.add(function("return " + String.join(operator, group) + ";", type));
                group.clear();
                length = 0;
            }
            group.add(text);
            length += text.length();
        }
        parts.addAll(group);
        return parts.isEmpty() ? none : "(" + String.join(operator, parts) + ")";
    }

    private static String bits(Ground.Bits b) {
        String value = (b.after() ? "a[" : "b[") + b.slot() + "]";
        String shifted = "((pp_bits) " + value + " >> " + b.shift() + ")";
        if (b.width() == 64) {
            return "((__int128) " + shifted + ")";
        }
        return "((pp_wide) (" + shifted + " & pp_mask(" + b.width() + ")))";
    }

    private String arithmetic(Ground.Arith a) {
        boolean wide = !type(a).equals("pp_wide")
                || !type(a.left()).equals("pp_wide")
                || !type(a.right()).equals("pp_wide");
        String cast = wide ? "(__int128) " : "";
        String left = cast + value(a.left());
        String right = cast + value(a.right());
        String result = switch (a.op()) {
            case ADD -> "(" + left + " + " + right + ")";
            case SUBTRACT -> "(" + left + " - " + right + ")";
            case MULTIPLY -> "(" + left + " * " + right + ")";
            case BIT_AND -> "(" + left + " & " + right + ")";
            case BIT_OR -> "(" + left + " | " + right + ")";
            case BIT_XOR -> "(" + left + " ^ " + right + ")";
            default -> "pp_spec_" + C.lower(a.op()) + "(" + left + ", " + right + ")";
        };
        return "((" + type(a) + ") " + result + ")";
    }

    private static String compare(BinaryOp op) {
        return switch (op) {
            case EQUAL -> "==";
            case LESS -> "<";
            default -> "<=";
        };
    }

    private String select(Ground.Select s) {
        StringBuilder body = new StringBuilder("switch ((pp_wide) (" + value(s.index()) + ")) {\n");
        Map<String, List<String>> cases = new java.util.LinkedHashMap<>();
        for (int i = 0; i < s.branches().size(); i++) {
            cases.computeIfAbsent(value(s.branches().get(i)), k -> new ArrayList<>())
                    .add("    case " + Blocks.constant(s.first() + i) + ":");
        }
        cases.forEach(
                (value, labels) -> body.append(String.join("\n", labels)).append("\n        return " + value + ";\n"));
        return function(body + "    default:\n        return " + value(s.otherwise()) + ";\n    }", type(s));
    }

    private static String access(Ground.Access a) {
        String kinds = java.util.Arrays.stream(AccessKind.values())
                .filter(k ->
                        a.methods().contains(k.javaName().substring(k.javaName().indexOf('.') + 1)))
                .map(k -> "pp_kind == PP_" + k.name())
                .collect(Collectors.joining(" || "));
        return "((" + (kinds.isEmpty() ? "0" : kinds) + ") && pp_is_touched(" + a.slot() + "))";
    }

    private static String constant(BigInteger value) {
        if (value.bitLength() <= 63) {
            return Blocks.constant(value.longValueExact());
        }
        BigInteger low = value.and(BigInteger.ONE.shiftLeft(60).subtract(BigInteger.ONE));
        return "((__int128) " + Blocks.constant(value.shiftRight(60).longValueExact()) + " * " + (1L << 60) + "LL + "
                + low + "LL)";
    }
}
