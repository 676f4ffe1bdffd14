package org.pageproof.checker.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes the source of a random model with few states: two words, a cell, a lock and some plain data, and operations of a few
 * statements with a handful of accesses. What may go wrong on the way (an index, a division, null, a store that does not fit, a
 * failed check, a lock that is kept) may go wrong.
 */
final class TinyModel {
    private static final int MOST_ACCESSES = 4;

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final List<String> integers = new ArrayList<>();
    private final List<String> constants = new ArrayList<>();
    private int accesses;
    private int locals;

    private TinyModel(Random random) {
        this.random = random;
    }

    /** The source of the class {@code name}, which is the model {@code name} with operations op0, op1 and op2. */
    static String source(String name, Random random) {
        return new TinyModel(random).write(name);
    }

    private String write(String name) {
        text.append("""
                import org.pageproof.machine.*;
                @Model("NAME") public class NAME {
                    enum Mode { LOW, HIGH; int cost() { return ordinal() * 3 - 1; } }
                    static final class Page {
                        final Word word = new Word(2, 1);
                        final int id;
                        Page(int id) { this.id = id; }
                    }
                    static final class Cpu {
                        int a = START; boolean flag; byte small = -1;
                        final int[] counts = { 0, 1 };
                        Mode mode = Mode.LOW; Page page;
                    }
                    final Page[] pages = { new Page(0), new Page(1) };
                    final Word v = WORD;
                    final Word w = new Word(BITS, 5);
                    final Cell<Page> cell = new Cell<>(null);
                    final SpinLock lock = new SpinLock();
                    @GuardedBy("lock") int guarded = 1;
                    final Cpu[] cpus;
                    public NAME(@Param("cpus") int n) {
                        cpus = new Cpu[n];
                        for (int i = 0; i < n; i++) cpus[i] = new Cpu();
                    }
                """.replace("NAME", name)
                .replace("START", pick("0", "1", "-1", "3"))
                .replace("WORD", pick("new Word(2, 1)", "Word.wrapping(2, 3)", "new Word(1, 0)"))
                .replace("BITS", pick("3", "5", "26", "56", "64")));
        helper();
        operation("op0", "Cpu self");
        operation("op1", "Cpu self, Page p, boolean q");
        operation("op2", "Cpu self, @Range(min = -1, max = 1) int x");
        return text.append("}\n").toString();
    }

    private void helper() {
        accesses = MOST_ACCESSES - 1;
        integers.addAll(List.of("x", "self.a"));
        text.append("    int helper(Cpu self, int x) {\n");
        statement(1);
        text.append("        return ").append(integer(1)).append(";\n    }\n");
    }

    private void operation(String name, String parameters) {
        accesses = 0;
        integers.clear();
        constants.clear();
        integers.add("self.a");
        if (parameters.contains(" x")) {
            integers.add("x");
        }
        if (parameters.contains("Page p")) {
            constants.add("p.id");
            constants.add("(q ? 1 : 2)");
        }
        text.append("    @Operation(\"").append(name).append("\") void ").append(name);
        text.append('(').append(parameters).append(") {\n");
        if (random.nextInt(5) == 0) {
            text.append("        Machine.assume(").append(truth(1)).append(");\n");
        }
        int statements = 2 + random.nextInt(3);
        for (int i = 0; i < statements; i++) {
            statement(2);
        }
        text.append("    }\n");
    }

    private void statement(int depth) {
        text.append("        ");
        switch (random.nextInt(depth > 1 ? 12 : 8)) {
            case 0 -> {
                String variable = "v" + locals++;
                line("int " + variable + " = " + integer(2));
                integers.add(variable);
            }
            case 1 -> plain();
            case 2, 3, 4, 5 -> access();
            case 6 -> line("Machine.bugOn(" + truth(1) + ", \"checked\")");
            case 7 -> line("self." + pick("flag = " + truth(1), "mode = Mode.HIGH", "page = " + page()));
            case 8, 9 -> {
                text.append("if (").append(truth(2)).append(") {\n");
                block(depth);
                if (random.nextBoolean()) {
                    text.append("        } else {\n");
                    block(depth);
                }
                text.append("        }\n");
            }
            case 10 -> {
                String i = "i" + locals++;
                text.append("for (int %s = 0; %s < %d; %s++) {\n".formatted(i, i, 1 + random.nextInt(3), i));
                constants.add(i);
                block(depth);
                constants.remove(i);
                text.append("        }\n");
            }
            default -> {
                String held = pick("lock.lock();", "if (lock.tryLock()) {");
                text.append(held).append(" guarded = (").append(integer(1)).append(") & 3; ");
                line("self.a = guarded; " + pick("lock.unlock()", "lock.unlock()", "guarded ^= 1")
                        + (held.endsWith("{") ? "; } else { self.flag = true; }" : ""));
                accesses += 2;
            }
        }
    }

    /** Locals of a block are not seen after it. */
    private void block(int depth) {
        List<String> before = List.copyOf(integers);
        statement(depth - 1);
        integers.clear();
        integers.addAll(before);
    }

    private void plain() {
        switch (random.nextInt(4)) {
            case 0 -> line("self.a = (" + integer(2) + ") & 3");
            case 1 -> line("self.small = (byte) (" + integer(2) + ")");
            case 2 -> line("self.counts[" + index() + "] = (" + integer(1) + ") & 1");
            default -> line("self.counts[" + index() + "]" + pick("++", " ^= 1", " -= 2"));
        }
    }

    private void access() {
        if (accesses++ >= MOST_ACCESSES) {
            line("self.a ^= 1");
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> line("w.write((" + integer(1) + ") & 7)");
            case 1 -> line("v.write((" + integer(2) + ") & " + pick("1", "3") + ")");
            case 2 -> line("v.cmpxchg(" + pick("0", "1", "self.a") + ", (" + integer(1) + ") & 1)");
            case 3 -> line("self.flag = v." + pick("testAndSet(0)", "testAndClear(0)", "testAndSet(self.a & 1)"));
            case 4 -> line("cell.write(" + page() + ")");
            case 5 -> line("self.page = cell.cmpxchg(" + page() + ", " + page() + ")");
            case 6 -> line(page() + ".word.exchange((" + integer(1) + ") & 3)");
            default ->
                line("self.a = (int) "
                        + pick(
                                "v.fetchAnd(2)",
                                "v.fetchOr(1)",
                                "v.fetchAdd(1)",
                                "v.read()",
                                "w.fetchAdd(1)",
                                "w.read()"));
        }
    }

    private String integer(int depth) {
        return switch (random.nextInt(depth > 0 ? 16 : 6)) {
            case 0 -> pick("0", "1", "2", "-1", "7", "100", "Integer.MAX_VALUE", "Integer.MIN_VALUE");
            case 1, 2 -> any();
            case 3 -> pick("self.small", "self.counts.length", "self.mode.cost()", "self.counts[" + index() + "]");
            case 4 -> "(self.flag ? " + any() + " : -3)";
            case 5 -> pick(any(), "Machine.choose(2)", "(self.page == null ? 4 : self.page.id)");
            case 6, 7, 8 ->
                "(" + integer(depth - 1) + pick(" + ", " - ", " * ", " & ", " | ", " ^ ") + integer(depth - 1) + ")";
            case 9 -> "(" + integer(depth - 1) + pick(" << ", " >> ", " >>> ") + integer(depth - 1) + ")";
            case 10 -> "(" + integer(depth - 1) + pick(" / ", " % ") + pick("3", "-2", "(self.a | 1)", any()) + ")";
            case 11 -> pick("-", "~", "(byte) ", "(short) ", "(char) ") + "(" + integer(depth - 1) + ")";
            case 12 -> "(int) ((" + integer(depth - 1) + ") * 3L " + pick(">> 2", ">>> 33", "/ 5") + ")";
            case 13 -> constants.contains("p.id") || accesses++ >= MOST_ACCESSES ? any() : "(int) v.read()";
            case 14 -> locals == 0 ? any() : "helper(self, " + integer(depth - 1) + ")";
            default -> "(" + truth(depth - 1) + " ? " + integer(depth - 1) + " : " + any() + ")";
        };
    }

    private String truth(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 4)) {
            case 0 -> pick("self.flag", "!self.flag", "self.mode == Mode.HIGH");
            case 1 -> "self.page == " + pick("null", "pages[0]");
            case 2, 3 -> any() + pick(" == ", " != ", " < ", " > ") + pick("0", "1", "2", "3");
            case 4, 5, 6 ->
                integer(depth - 1) + pick(" == ", " != ", " < ", " <= ", " > ", " >= ") + integer(depth - 1);
            default -> "(" + truth(depth - 1) + pick(" && ", " || ", " ^ ") + truth(depth - 1) + ")";
        };
    }

    private String page() {
        return pick("pages[0]", "pages[1]", "pages[self.a & 1]", "self.page", "(self.flag ? pages[0] : self.page)");
    }

    private String index() {
        return random.nextInt(6) == 0 ? any() : pick("0", "1", "self.a & 1", "self.flag ? 1 : 0");
    }

    private String any() {
        List<String> all = new ArrayList<>(integers);
        all.addAll(constants);
        return all.get(random.nextInt(all.size()));
    }

    private void line(String statement) {
        text.append(statement).append(";\n");
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
