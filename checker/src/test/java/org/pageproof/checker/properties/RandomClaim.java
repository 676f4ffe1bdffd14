package org.pageproof.checker.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts of claims over the model {@code jumble}: well typed, and with every construct that there is. */
final class RandomClaim {
    private enum Kind {
        NUMBER,
        HUE,
        PERSON,
        BOX
    }

    /** What the expressions of a claim may speak of. */
    private enum About {
        /** The values of one state. */
        VALUES,
        /** Where CPUs are, besides. */
        STATE,
        /** The state after the step, who makes it and how, besides. */
        STEP,
        /** Values, who makes the call and from where. */
        CALL
    }

    private record Local(String name, Kind kind) {}

    private static final List<String> HUES = List.of("red", "green", "blue", "grey");

    private final Random random;
    private final List<Local> scope = new ArrayList<>();
    private int locals;
    private About about = About.VALUES;

    RandomClaim(long seed) {
        this.random = new Random(seed);
    }

    /** A property of any kind that speaks of one state. */
    String property(String name, int depth) {
        int kind = random.nextInt(6);
        if (kind < 4) {
            return one("invariant ", "lemma ") + name + " { " + truth(depth) + " }";
        }
        int before = scope.size();
        String of = binder(depth) + (random.nextInt(2) == 0 ? "" : " where " + truth(depth - 1)) + ": ";
        // n has 2 bits; what is added depends on the state, as both sides must, and says nothing.
        String outer = "(" + truth(depth - 1) + ") || boxes[0].state.n > 3;";
        String inner = "(" + truth(depth - 1) + ") || boxes[1].state.n > 3";
        String stored = boxed(one(".state.owner", ".keeper"));
        leave(before);
        return kind == 4
                ? "nested " + name + " for " + of + inner + " within " + outer
                : "ref " + name + " for " + of + one(stored, inner) + " needs " + outer;
    }

    /** A property that speaks of one state with the places of CPUs and locks, of a step, of a call or of a life. */
    String running(String name, int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> {
                about = About.STATE;
                yield one("invariant ", "lemma ", "cover ") + name + " { " + truth(depth) + " }";
            }
            case 1 -> {
                about = About.STATE;
                yield "invariant " + name + " at rest { " + truth(depth) + " }";
            }
            case 2 -> {
                about = About.STEP;
                yield "cover " + name + " { (" + ofStep() + ") && (" + truth(depth) + ") }";
            }
            case 3 -> call(name, depth);
            case 4 -> life(name);
            default -> {
                about = About.STEP;
                yield "transition " + name + " { (" + ofStep() + ") => (" + truth(depth) + ") }";
            }
        };
    }

    private String call(String name, int depth) {
        about = About.CALL;
        String when = one("enter ", "return ");
        String function = one("hand", "paint", "visit", "change");
        int before = scope.size();
        String cpu = random.nextInt(2) == 0 ? "_" : "c";
        List<String> arguments = switch (function) {
            case "hand" -> List.of(cpu, declared(Kind.BOX), declared(Kind.PERSON));
            case "paint" -> List.of(cpu, declared(Kind.BOX));
            case "visit" -> List.of(cpu, declared(Kind.PERSON));
            default -> List.of(declared(Kind.BOX), declared(Kind.NUMBER));
        };
        String result = when.equals("return ") && function.equals("change") ? " -> " + declared(Kind.NUMBER) : "";
        String by = "by " + one("hand", "paint", "change") + " || ";
        String body = (random.nextInt(3) == 0 ? by : "") + truth(depth);
        leave(before);
        return one("invariant ", "cover ") + name + " on " + when + function + "(" + String.join(", ", arguments) + ")"
                + result + " { " + (cpu.equals("c") && !function.equals("change") ? "c steps && " : "") + "(" + body
                + ") }";
    }

    private String life(String name) {
        String initial = random.nextInt(2) == 0 ? "" : "initial " + one(HUES) + " | " + one(HUES) + "; ";
        StringBuilder moves = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            String by = one("", " by paint", " by hand", " by change", " by hand, change");
            moves.append(one(one(HUES), "_"))
                    .append(" -> ")
                    .append(one(one(HUES), "_", "red | blue"))
                    .append(by);
            moves.append("; ");
        }
        return "lifecycle " + name + " of b.state.hue for b in boxes { " + initial + moves + "}";
    }

    private String ofStep() {
        return switch (random.nextInt(4)) {
            case 0 -> "by " + one("hand", "paint", "visit", "change");
            case 1 -> "cpus[" + random.nextInt(2) + "] steps";
            case 2 -> "boxes[" + random.nextInt(3) + "].state" + one(".n' > 1", "' > 7", ".open'", ".hue' != red");
            default ->
                one(
                        "by read of boxes[0].state",
                        "by cmpxchg of boxes[1].state",
                        "by write of boxes[0].keeper",
                        "by atomic of people[0].keys",
                        "by lock of door",
                        "by unlock of door");
        };
    }

    private String ofCpus() {
        String cpu = "cpus[" + random.nextInt(2) + "]";
        String prime = about == About.STEP ? one("", "'") : "";
        return switch (random.nextInt(6)) {
            case 0 -> "at rest";
            case 1 -> cpu + one(" in ", " not in ") + one("hand", "paint", "visit", "change") + prime;
            case 2 -> "door.held" + prime;
            case 3 -> cpu + " before " + one("read", "write", "cmpxchg", "atomic", "lock", "unlock");
            case 4 -> ahead(cpu) + prime;
            default -> "door.holder" + prime + one(" == ", " != ") + one("none", cpu);
        };
    }

    private String ahead(String cpu) {
        return "ahead(" + cpu + ", " + value(Kind.BOX, 0) + ", " + value(Kind.PERSON, 0) + ")";
    }

    /** A prime, after what is read, where the claim is of a step. */
    private String prime() {
        return about == About.STEP && random.nextInt(3) == 0 ? "'" : "";
    }

    String truth(int depth) {
        if (depth == 0) {
            return leaf();
        }
        return switch (random.nextInt(13)) {
            case 0 -> leaf();
            case 1 -> "!(" + truth(depth - 1) + ")";
            case 2, 3 -> "(" + truth(depth - 1) + ") " + one("&&", "||", "=>", "<=>") + " (" + truth(depth - 1) + ")";
            case 4, 5 -> "(" + one("forall", "exists") + " " + bound(depth, this::truth) + ")";
            case 6 -> let(depth, this::truth);
            case 7 -> "(if " + truth(depth - 1) + " then " + truth(depth - 1) + " else " + truth(depth - 1) + ")";
            case 8 -> "(" + number(depth - 1) + " " + one("in", "not in") + " " + set(Kind.NUMBER, depth - 1) + ")";
            case 9 -> {
                Kind kind = one(Kind.HUE, Kind.PERSON, Kind.NUMBER);
                yield "(" + set(kind, depth - 1) + " " + one("==", "!=", "subset") + " " + set(kind, depth - 1) + ")";
            }
            case 10 -> "(" + value(Kind.HUE, depth - 1) + " in " + set(Kind.HUE, depth - 1) + ")";
            case 11 -> "(" + value(Kind.PERSON, depth - 1) + " not in " + set(Kind.PERSON, depth - 1) + ")";
            default -> "full(" + value(Kind.BOX, depth - 1) + ", " + number(depth - 1) + ")" + prime();
        };
    }

    private String leaf() {
        if (about == About.STEP && random.nextInt(4) == 0) {
            return ofStep();
        } else if ((about == About.STEP || about == About.STATE) && random.nextInt(4) == 0) {
            return ofCpus();
        }
        return switch (random.nextInt(7)) {
            case 0 -> value(Kind.BOX, 0) + ".state." + one("open", "torn") + prime();
            case 1 -> value(Kind.HUE, 0) + one(" == ", " != ") + one(HUES);
            case 2 -> value(Kind.PERSON, 0) + one(" == ", " != ") + one(value(Kind.PERSON, 0), "none");
            case 3 -> one("open", "torn") + " in " + value(Kind.BOX, 0) + ".state.flags";
            case 4 -> value(Kind.BOX, 0) + ".state.flags " + one("==", "subset") + " { " + one("open", "torn") + " }";
            default -> number(0) + " " + one("==", "!=", "<", "<=", ">", ">=") + " " + number(0);
        };
    }

    String number(int depth) {
        return value(Kind.NUMBER, depth);
    }

    private String value(Kind kind, int depth) {
        List<String> known =
                scope.stream().filter(l -> l.kind() == kind).map(Local::name).toList();
        if (!known.isEmpty() && random.nextInt(3) > 0) {
            return one(known);
        }
        if (kind != Kind.BOX && depth > 0 && random.nextInt(6) == 0) {
            String plain = kind == Kind.HUE ? boxed(".state.hue") : value(kind, depth - 1);
            return "(if " + truth(depth - 1) + " then " + value(kind, depth - 1) + " else " + plain + ")";
        }
        return switch (kind) {
            case NUMBER -> depth == 0 ? plainNumber() : madeNumber(depth);
            case HUE -> boxed(".state.hue" + prime());
            case PERSON ->
                one(boxed(".state.owner" + prime()), boxed(".keeper" + prime()), "people[" + random.nextInt(3) + "]");
            case BOX -> "boxes[" + random.nextInt(3) + "]";
        };
    }

    private String boxed(String rest) {
        return value(Kind.BOX, 0) + rest;
    }

    private String plainNumber() {
        return switch (random.nextInt(8)) {
            case 0 -> String.valueOf(random.nextInt(5));
            case 1 -> boxed(".state.n" + prime());
            case 2 -> boxed(".state" + prime());
            case 3 -> value(Kind.PERSON, 0) + ".age";
            case 4 -> value(Kind.PERSON, 0) + ".keys" + prime();
            case 5 -> "cpus[" + random.nextInt(2) + "].visits[" + value(Kind.BOX, 0) + "]" + prime();
            case 6 -> "index(" + value(Kind.BOX, 0) + ")";
            default -> "size(boxes)";
        };
    }

    private String madeNumber(int depth) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> "(" + number(depth - 1) + " " + one("+", "-", "*", "&", "|") + " " + number(depth - 1) + ")";
            case 2 -> "(sum " + bound(depth, d -> "(" + number(d) + ")") + ")";
            case 3 -> "(count " + bound(depth, this::truth) + ")";
            case 4 -> "size(" + set(one(Kind.HUE, Kind.PERSON, Kind.NUMBER), depth - 1) + ")";
            case 5 -> let(depth, this::number);
            case 6 -> "primes[" + number(depth - 1) + "]";
            default -> plainNumber();
        };
    }

    private interface Body {
        String of(int depth);
    }

    private String bound(int depth, Body body) {
        int before = scope.size();
        StringBuilder text = new StringBuilder(binder(depth));
        if (random.nextInt(4) == 0) {
            text.append(", ").append(binder(depth));
        }
        if (random.nextInt(3) == 0) {
            text.append(" where ").append(truth(depth - 1));
        }
        text.append(": ").append(body.of(depth - 1));
        leave(before);
        return text.toString();
    }

    private String binder(int depth) {
        Kind kind = one(Kind.values());
        String domain = switch (kind) {
            case NUMBER -> one("primes", "0 .. " + number(0), set(Kind.NUMBER, depth - 1));
            case HUE -> set(Kind.HUE, depth - 1);
            case PERSON -> one("people", set(Kind.PERSON, depth - 1));
            case BOX -> "boxes";
        };
        return declared(kind) + " in " + domain;
    }

    private String let(int depth, Body body) {
        Kind kind = one(Kind.NUMBER, Kind.HUE, Kind.PERSON);
        int before = scope.size();
        String value = value(kind, depth - 1);
        String text = "(let " + declared(kind) + " = " + value + one(" in (", ": (") + body.of(depth - 1) + "))";
        leave(before);
        return text;
    }

    /** A set with elements of this kind. */
    private String set(Kind kind, int depth) {
        if (depth <= 0 || random.nextInt(3) == 0) {
            return random.nextInt(2) == 0
                    ? "{ " + value(kind, 0) + " }"
                    : "{ " + value(kind, 0) + ", " + value(kind, 0) + " }";
        }
        int before = scope.size();
        String text;
        if (random.nextInt(2) == 0) {
            String name = declared(kind);
            String from = kind == Kind.NUMBER ? "0 .. 3" : kind == Kind.PERSON ? "people" : "hue";
            text = "{ " + name + " in " + from + one(" where ", " : ") + truth(depth - 1) + " }";
        } else {
            String name = declared(Kind.BOX);
            String where = random.nextInt(2) == 0 ? "" : " where " + truth(depth - 1);
            text = "{ " + value(kind, 0) + " : " + name + " in boxes" + where + " }";
        }
        leave(before);
        return text;
    }

    private String declared(Kind kind) {
        String name = "v" + locals++;
        scope.add(new Local(name, kind));
        return name;
    }

    private void leave(int size) {
        while (scope.size() > size) {
            scope.remove(scope.size() - 1);
        }
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
