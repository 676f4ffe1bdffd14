package org.pageproof.checker.steps.random;

import java.util.Random;

/**
 * Writes the source of a random model class. Every operation ends, by itself and under every interleaving in finitely many
 * states: what is stored is masked to a few bits, loops count to a constant or retry a compare-and-swap. What may go wrong
 * on the way (a division by zero, null, an index, a failed cast, a store that does not fit, a failed check) may go wrong.
 */
public final class RandomModel {
    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final Expressions expressions;
    private int labels;

    private RandomModel(Random random) {
        this.random = random;
        this.expressions = new Expressions(random);
    }

    /** The source of the class {@code name}, which is the model {@code name} with operations op0, op1 and op2. */
    public static String source(String name, Random random) {
        return new RandomModel(random).write(name);
    }

    private String write(String name) {
        boolean wrapping = random.nextBoolean();
        text.append("import org.pageproof.machine.*;\n@Model(\"")
                .append(name)
                .append("\") public class ")
                .append(name);
        text.append("""
                 {
                    interface Shape { int f(Cpu self, int x); default int g(int x) { return x * 2 + 1; } }
                    enum Mode { LOW, MIDDLE, HIGH { @Override int cost() { return 5; } }; int cost() { return ordinal() - 1; } }
                    static class Page implements Shape {
                        final Word word = new Word(3, 1);
                        final int id;
                        Page(int id) { this.id = id; }
                        public int f(Cpu self, int x) { return PAGE_F; }
                    }
                    static final class Huge extends Page {
                        final Cell<Page> first = new Cell<>(null);
                        Huge(int id) { super(id); }
                        @Override public int f(Cpu self, int x) { return HUGE_F; }
                        @Override public int g(int x) { return x - id; }
                    }
                    static final class Cpu {
                        int a; long b = 1; boolean flag; byte small = -1; char letter = 'a';
                        final int[] counts = { 0, 1, 2 };
                        final long[] longs = { -1, Long.MAX_VALUE };
                        int free; Page[] row;
                        final boolean[][] flags = { { true }, { false, false } };
                        Page page; Mode mode = Mode.MIDDLE;
                    }
                    static final long MASK = Long.parseLong("7");
                    final Page[] pages = { new Page(0), new Huge(1) };
                    final Shape[] shapes = { pages[1], pages[0] };
                    final Cell<Page> cell = new Cell<>(null);
                    final Word w = new Word(64, 5);
                    final SpinLock lock = new SpinLock();
                    final SpinLock again = SpinLock.recursive();
                    final WordPair pair = new WordPair(2, 1, 2, 2);
                    final Word half = pair.high();
                    final Tlb tlb = new Tlb(2, 2);
                    @GuardedBy("lock") int guarded = 1;
                    @Ghost long ghost;
                    final Page[][] table = { { pages[0] }, { pages[1], pages[0] } };
                    @GuardedBy("lock") Page kept;
                    @GuardedBy("lock") final long[] totals = { 0, -5 };
                    final Cpu[] cpus;
                """.replace(
                        "PAGE_F", expressions.integer(Scope.of("self", "x").withoutModel(), 2))
                .replace("HUGE_F", expressions.integer(Scope.of("self", "x").withoutModel(), 2)));
        text.append("    final Word v = ").append(wrapping ? "Word.wrapping(2, 3);\n" : "new Word(2, 1);\n");
        text.append("    public ").append(name).append("(@Param(\"cpus\") int n) {\n");
        text.append("        cpus = new Cpu[n];\n        for (int i = 0; i < n; i++) cpus[i] = new Cpu();\n    }\n");
        helper();
        recursion();
        accessors();
        operation("op0", "Cpu self");
        operation("op1", "Cpu self, Page p, boolean q");
        operation("op2", "Cpu self, @Range(min = -1, max = 1) int x, Mode m");
        return text.append("}\n").toString();
    }

    private void helper() {
        Scope scope = Scope.of("self", "x").withoutHelpers();
        scope.leave = "return 2";
        text.append("    int helper(Cpu self, int x) {\n");
        for (int i = 0; i < 2; i++) {
            statement(scope, 1, 2);
        }
        text.append("        return ").append(expressions.integer(scope, 2)).append(";\n    }\n");
    }

    /** Methods that begin with an access or have nothing between a call and an access. */
    private void accessors() {
        text.append("    static void touch(Word w) { w.fetchOr(1); }\n");
        text.append("    static long zero() { return 0; }\n");
    }

    private void recursion() {
        Scope scope = Scope.of("self", "x").withoutHelpers();
        scope.leave = "return -1";
        text.append("    private long down(Cpu self, int depth, int x) {\n        if (depth <= 0) return ");
        text.append(expressions.integer(scope, 1)).append(";\n");
        statement(scope, 1, 2);
        text.append("        return down(self, depth - 1, ").append(expressions.integer(scope, 1));
        text.append(") + x;\n    }\n");
    }

    private void operation(String name, String parameters) {
        Scope scope = Scope.of("self");
        if (parameters.contains("Page p")) {
            scope.pages.add("p");
            scope.booleans.add("q");
        }
        if (parameters.contains(" x")) {
            scope.integers.add("x");
        }
        text.append("    @Operation(\"").append(name).append("\") void ").append(name);
        text.append('(').append(parameters).append(") {\n");
        if (random.nextInt(3) == 0) {
            text.append("        Machine.assume(self.a != ")
                    .append(random.nextInt(4))
                    .append(");\n");
        }
        // Now and then a method that generated code must cut.
        int statements = random.nextInt(8) == 0 ? 25 : 2 + random.nextInt(4);
        for (int i = 0; i < statements; i++) {
            statement(scope, 2, 2);
        }
        text.append("    }\n");
    }

    private void block(Scope outer, int depth, int indent) {
        Scope scope = outer.copy();
        text.append("{\n");
        int statements = 1 + random.nextInt(3);
        for (int i = 0; i < statements; i++) {
            statement(scope, depth - 1, indent + 1);
        }
        text.append("    ".repeat(indent)).append("}\n");
    }

    /** Adds a statement and what it declares to the scope. */
    private void statement(Scope scope, int depth, int indent) {
        text.append("    ".repeat(indent));
        int kind = random.nextInt(depth > 0 ? 28 : 20);
        switch (kind) {
            case 0, 1 -> {
                String type = random.nextBoolean() ? "int" : "long";
                String value = type.equals("int") ? integer(scope) : expressions.wide(scope, 2);
                line(type + " v" + scope.next + " = " + value);
                (type.equals("int") ? scope.integers : scope.longs).add("v" + scope.next++);
            }
            case 2 -> {
                line("boolean v" + scope.next + " = " + expressions.truth(scope, 2));
                scope.booleans.add("v" + scope.next++);
            }
            case 3 -> {
                line("Page v" + scope.next + " = " + expressions.page(scope));
                scope.pages.add("v" + scope.next++);
            }
            case 4, 5 -> assignment(scope);
            case 6, 7, 8 -> store(scope);
            case 9, 10 -> access(scope);
            case 11 -> line("ghost = ghost * 3 + " + expressions.wide(scope, 1) + "; ghost &= 3");
            case 12 -> line("Machine.bugOn((" + integer(scope) + ") % 9 == 7, \"7 and \" + self.a)");
            case 13 ->
                line("self.mode = " + pick("Mode.LOW", "Mode.HIGH", "self.mode", "self.flag ? Mode.MIDDLE : Mode.LOW"));
            case 14 -> line("self.page = " + expressions.page(scope));
            case 15 -> line("for (int c : self.counts) self.a = (self.a + c * " + integer(scope) + ") & 3");
            case 16 -> machine(scope);
            case 17 -> {
                String exit = scope.inLoop ? pick("break", "continue", scope.leave) : scope.leave;
                line("if (" + expressions.truth(scope, 1) + ") " + exit);
            }
            case 18 -> {
                line("int v" + scope.next + " = switch (self.mode) { case LOW -> " + integer(scope)
                        + "; case MIDDLE -> " + integer(scope) + "; case HIGH -> { self.flag ^= true; yield "
                        + integer(scope) + "; } }");
                scope.integers.add("v" + scope.next++);
            }
            case 19 -> machine(scope);
            case 20, 21 -> {
                text.append("if (").append(expressions.truth(scope, 2)).append(") ");
                block(scope, depth, indent);
                if (random.nextBoolean()) {
                    text.append("    ".repeat(indent)).append("else ");
                    block(scope, depth, indent);
                }
            }
            case 22 -> {
                String i = "i" + labels++;
                text.append("for (int ")
                        .append(i)
                        .append(" = 0; ")
                        .append(i)
                        .append(" < ")
                        .append(1 + random.nextInt(3));
                text.append("; ").append(i).append("++) ");
                Scope inner = scope.copy();
                inner.constants.add(i);
                inner.inLoop = true;
                block(inner, depth, indent);
            }
            case 23 -> {
                text.append("switch (")
                        .append(pick("self.a & 3", "self.mode.ordinal()", "(int) v.read()"))
                        .append(") {\n");
                for (int c = 0; c < 3; c++) {
                    text.append("    ".repeat(indent))
                            .append("case ")
                            .append(c == 2 ? 40 : c)
                            .append(": ");
                    block(scope, depth, indent);
                    text.append("    ".repeat(indent)).append(random.nextBoolean() ? "break;\n" : "\n");
                }
                text.append("    ".repeat(indent))
                        .append("default:\n")
                        .append("    ".repeat(indent))
                        .append("}\n");
            }
            case 24 -> {
                text.append("switch (self.mode) { case LOW: ");
                block(scope, depth, indent);
                text.append("    ".repeat(indent)).append("break; case HIGH: ");
                block(scope, depth, indent);
                text.append("    ".repeat(indent)).append("default: }\n");
            }
            case 25 -> {
                text.append("{ lock.lock(); guarded = (guarded + ")
                        .append(integer(scope))
                        .append(") & 3; self.a = guarded;\n");
                text.append("    ".repeat(indent)).append("  lock.unlock(); }\n");
            }
            case 26 -> {
                String k = "k" + labels++;
                text.append("int ").append(k).append(" = 0; do ");
                Scope inner = scope.copy();
                inner.inLoop = true;
                block(inner, depth, indent);
                text.append("    ".repeat(indent)).append("while (").append(k).append("++ < 1 && ");
                text.append(expressions.truth(scope, 1)).append(");\n");
            }
            default -> {
                String x = "x" + labels++;
                text.append("long ")
                        .append(x)
                        .append(" = v.read(); while (true) { long found = v.cmpxchg(")
                        .append(x);
                text.append(", ")
                        .append(x)
                        .append(" ^ 1); if (found == ")
                        .append(x)
                        .append(") break; ");
                text.append(x).append(" = found; }\n");
            }
        }
    }

    private void assignment(Scope scope) {
        if (!scope.integers.isEmpty() && random.nextBoolean()) {
            String variable = Scope.any(scope.integers, random);
            String op = pick("=", "+=", "-=", "*=", "&=", "|=", "^=", "<<=", ">>=", ">>>=");
            line(random.nextInt(4) == 0 ? variable + pick("++", "--") : variable + " " + op + " " + integer(scope));
        } else if (!scope.longs.isEmpty()) {
            line(Scope.any(scope.longs, random) + pick(" = ", " += ", " ^= ", " >>= ") + expressions.wide(scope, 2));
        } else {
            line("self.flag " + pick("=", "&=", "|=", "^=") + " " + expressions.truth(scope, 2));
        }
    }

    private void store(Scope scope) {
        switch (random.nextInt(7)) {
            case 0 -> line("self.a = (" + integer(scope) + ") & 3");
            case 1 -> line("self.b = (" + expressions.wide(scope, 2) + ") & MASK");
            case 2 -> line("self.counts[" + expressions.index(scope) + "] = (" + integer(scope) + ") & 1");
            case 3 -> line("self.flags[1][" + pick("0", "1", "self.a & 1") + "] = " + expressions.truth(scope, 2));
            case 4 -> line("self.small = (byte) ((" + integer(scope) + ") | 0x7e)");
            case 5 -> line("self.letter = (char) ((" + integer(scope) + ") & 0x41)");
            default ->
                line("self.counts[" + pick("0", "1", "2") + "]" + pick("++", " ^= 1", " += 2")
                        + "; self.counts[0] &= 1;" + " self.counts[1] &= 1; self.counts[2] &= 3");
        }
    }

    private void access(Scope scope) {
        String mask = random.nextInt(5) == 0 ? "7" : "3";
        switch (random.nextInt(8)) {
            case 0 -> line("w.write((" + expressions.wide(scope, 2) + ") & MASK)");
            case 1 -> line("v.write((" + integer(scope) + ") & " + mask + ")");
            case 2 -> line("v.cmpxchg(" + pick("0", "1", "self.a") + ", (" + integer(scope) + ") & " + mask + ")");
            case 3 ->
                line("self.flag = v." + pick("testAndSet", "testAndClear") + "(" + pick("0", "1", "self.a & 1") + ")");
            case 4 -> line("cell.write(" + expressions.page(scope) + ")");
            case 5 ->
                line("self.page = cell.cmpxchg(" + expressions.page(scope) + ", " + expressions.page(scope) + ")");
            case 6 -> line(expressions.page(scope) + ".word.exchange((" + integer(scope) + ") & 7)");
            default -> line("self.b = v." + pick("fetchAnd(2)", "fetchOr(1)", "exchange(self.a & 3)", "read()"));
        }
    }

    private void machine(Scope scope) {
        switch (random.nextInt(11)) {
            case 8 ->
                line("self.free = " + pick("self.a", "(int) v.read()", "-self.small") + "; self.row = table["
                        + pick("0", "1", "self.a & 1") + "]; self.page = self.row[" + expressions.index(scope) + "]");
            case 9 ->
                line("lock.lock(); kept = " + expressions.page(scope) + "; totals[self.a & 1] = ("
                        + expressions.wide(scope, 1) + ") | Long.MIN_VALUE >> 1; lock.unlock()");
            case 10 ->
                line("for (int n = 0; n < Machine.choose(3); n++) { self.longs[n] = " + expressions.wide(scope, 1)
                        + "; if (n == 1) v.read(); }");
            case 6 -> line("touch(v); touch(" + pick("v", "pages[0].word", "half") + ")");
            case 7 -> line("v.write(zero()); self.b = v.exchange(zero() * v.read())");
            case 0 ->
                line("self.b = pair.cmpxchg(pair.join(" + pick("1", "self.a") + ", " + pick("2", "3") + "), pair.join(("
                        + integer(scope) + ") & " + pick("3", "3", "7") + ", self.a))");
            case 1 ->
                line("self.a = (int) "
                        + pick(
                                "pair.lowOf(pair.read())",
                                "pair.highOf(pair.read())",
                                "half.fetchOr(1)",
                                "pair.low().exchange(self.a)",
                                "pair.highOf(pair.join(1, self.a))"));
            case 2 ->
                line("again.lock(); if (" + expressions.truth(scope, 1)
                        + ") { again.lock(); v.read(); again.unlock(); }"
                        + " self.flag = again.tryLock(); again.unlock(); if (self.flag) again.unlock()");
            case 3 -> line("if (lock.tryLock()) { guarded ^= 1; lock.unlock(); } else self.flag = true");
            case 4 ->
                line("tlb." + pick("fill(self.a & 1, 1)", "flush(self.a, 0)", "flush(-1L, 1)", "fill(0, self.a & 1)"));
            default -> line("self.flag = tlb.isStale(" + pick("0", "self.a & 1", "self.a") + ", 1); Machine.mb()");
        }
    }

    private String integer(Scope scope) {
        return expressions.integer(scope, 2);
    }

    private void line(String statement) {
        text.append(statement).append(";\n");
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
