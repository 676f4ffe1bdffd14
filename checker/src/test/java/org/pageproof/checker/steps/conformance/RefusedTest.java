package org.pageproof.checker.steps.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageproof.checker.steps.conformance.Models.refusals;
import static org.pageproof.checker.steps.conformance.Models.refusalsOf;
import static org.pageproof.checker.steps.conformance.Models.refused;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.Refusal;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.checker.steps.program.StepCompiler;

/** What a model may not contain: refused by name, with the line. */
class RefusedTest {
    /** Statements of an operation, with what is refused; {@code ;} ends them, quotes are single. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    try/catch                          | try { w.read(); } catch (RuntimeException e) { w.write(1); }
                    try/finally                        | try { w.read(); } finally { w.write(1); }
                    synchronized                       | synchronized (this) { w.read(); }
                    a lambda or method reference       | Runnable r = () -> w.write(1); r.run();
                    a lambda or method reference       | java.util.function.LongSupplier s = w::read; w.write(s.getAsLong());
                    boxing (Integer.valueOf)           | Integer i = self.n; w.write(i);
                    boxing (Integer.intValue)          | w.write(box + 1);
                    creating an array                  | many(1, 2);
                    creating an array                  | int[] a = new int[3]; w.write(a[0]);
                    creating an array                  | int[][] a = new int[3][3]; w.write(a[0][0]);
                    creating an array                  | M[] a = { this }; w.write(a.length);
                    creating an array (clone)          | w.write(table.clone()[0]);
                    a collection (List.size)           | w.write(list.size());
                    creating an object of Cpu          | Cpu c = new Cpu(); w.write(c.n);
                    creating an object of Integer      | Object o = new Integer(4);
                    a switch on a string               | switch (text) { case "a": w.write(1); break; default: w.write(2); }
                    a switch on a string               | if (text.equals("b")) w.write(1);
                    a string outside of a message      | if (text == "b") w.write(1);
                    a string outside of a message      | if (text != null) w.write(1);
                    a string outside of a message      | self.name = "x";
                    a string outside of a message      | self.any = "x";
                    a string outside of a message      | any("x");
                    string concatenation outside       | String s = "x" + self.n; Machine.bugOn(false, s);
                    floating point                     | double d = self.n; w.write((long) d);
                    floating point                     | w.write((long) (self.n * 1.5f));
                    floating point                     | if (half > 0.25) w.write(1);
                    floating point                     | if (HALF > 0.25f) w.write(1);
                    the static mutable field counter   | w.write(counter);
                    a store to the static field counter| counter = 3;
                    a call of Object.hashCode          | w.write(hashCode() & 1);
                    a call of Object.getClass          | if (getClass() == M.class) w.write(1);
                    a class literal                    | if (M.class != null) w.write(1);
                    a call of System.nanoTime          | w.write(System.nanoTime() & 1);
                    a call of Thread.yield             | Thread.yield();
                    a call of Word.peek                | w.write(w.peek());
                    a call of Word.width               | w.write(w.width());
                    an exception that is not thrown    | RuntimeException e = new RuntimeException(); if (self.n == 0) throw e;
                    an exception that is not thrown    | if (new RuntimeException() == null) w.write(1);
                    a call of f that may reach a lambda| w.write(fun.f(3));
                    the field x of the library class   | w.write(point.x);
                    the field x of the library class   | point.x = 3;
                    a store to the mutable field total | total++;
                    a store to the mutable field next  | page.next = page;
                    """)
    void byName(String what, String statements) {
        refused(what, """
                static class Cpu { int n; String name; Object any; }
                static class Page { Page next; }
                interface Fun { int f(int x); }
                static int counter; static final float HALF = Float.parseFloat("0.5");
                final double half = HALF; final Integer box = 4; final String text = new String("b");
                final Fun fun = x -> x + 1; final java.awt.Point point = new java.awt.Point();
                int total; final int[] table = { 1, 2 }; final Page page = new Page();
                final java.util.List<String> list = java.util.List.of();
                final Cpu[] cpus = { new Cpu() };
                final Word w = new Word(8, 0);
                void many(int... n) {}
                void any(Object o) {}
                @Operation("go") void go(Cpu self) {
                STATEMENTS // here
                }""".replace("STATEMENTS", statements));
    }

    @Test
    void methodsAsAWhole() {
        refused("a synchronized method", """
                @Operation("go") void go() { sync(); }
                synchronized void sync() {} // here""");
        assertTrue(refusals("@Operation(\"go\") void go() { nat(); } native void nat();")
                .get(0)
                .toString()
                .startsWith("M.java: M.nat: a native or abstract method"));
        refused("equals, hashCode or toString of a record", """
                record Rec(int x) {} // here
                final Rec rec = new Rec(1);
                @Operation("go") void go() { Machine.bugOn(rec.equals(rec), ""); }""");
    }

    @Test
    void severalAtOnce() {
        List<Refusal> all = refusals("""
                final Word w = new Word(8, 0);
                @Operation("go") void go() { int[] a = new int[2]; w.write(a[0]); helper(); }
                void helper() { try { w.read(); } finally { w.read(); } synchronized (this) { w.read(); } }
                @Operation("other") void other() { Thread.yield(); }""");
        assertEquals(
                List.of(3, 4, 5),
                all.stream().map(Refusal::line).distinct().sorted().toList(),
                all::toString);
    }

    @Test
    void mutableData() {
        refused("a store to the mutable field table", """
                final Word w = new Word(8, 0);
                final int[] table = { 1, 2 }; // here
                @Operation("go") void go() { table[1] = 4; }""");
        refused("a store to the mutable field shared", """
                static class Data { int shared; }
                static class Cpu {}
                final Data data = new Data();
                final Cpu[] cpus = { new Cpu() };
                @Operation("go") void go(Cpu self) {
                    data.shared++; // here
                }""");
        refused("a Cell without a type argument", """
                final Cell raw = new Cell(null); // here
                @Operation("go") void go() { raw.read(); }""");
        refused("a Cell without a type argument", """
                static class Box<T> {
                    final Cell<T> cell = new Cell<>(null); // here
                }
                final Box<M> box = new Box<>();
                @Operation("go") void go() { box.cell.read(); }""");
        refused("@GuardedBy(\"heap\")", """
                final Word w = new Word(8, 0);
                @GuardedBy("heap") int total;
                final int heap = 4;
                @Operation("go") void go() {
                    total++; // here
                }""");
        for (String statics : List.of(
                "static final int[] X = { 1, 2 }; @Operation(\"go\") void go() { X[1]++; }",
                "static final Word X = new Word(8, 0); @Operation(\"go\") void go() { X.read(); }",
                "static final Cell<M> X = new Cell<>(null); @Operation(\"go\") void go() { X.read(); }",
                "static final SpinLock X = new SpinLock(); @Operation(\"go\") void go() { X.lock(); }",
                "static class P { final Word w = new Word(8, 0); } static final P X = new P(); @Operation(\"go\") void go() { X.w.read(); }")) {
            String what = refusals(statics).get(0).what();
            assertTrue(what.startsWith("mutable data that only the static field M.X"), what);
        }
    }

    /** Specs, traces and formulas go by names, so that two parts of one name would be one. */
    @Test
    void twoPartsOfOneName() {
        refused("two parts of the state with the name pages[0].w", """
                static class Base {
                    private final Word w = new Word(2, 0);
                    void set() { w.write(1); }
                }
                static final class Page extends Base {
                    private final Word w = new Word(1, 0); // here
                }
                final Page[] pages = { new Page() };
                @Operation("go") void go() { if (pages[0].w.read() == 0) pages[0].set(); }""");
        refused("two parts of the state with the name cpus[0].n", """
                static class Base {
                    private int n;
                    void set() { n = 1; } // here
                }
                static final class Cpu extends Base { private int n; }
                final Cpu[] cpus = { new Cpu() };
                @Operation("go") void go(Cpu self) { self.set(); self.n = 1; }""");
        refused("two parts of the state with the name X.count", """
                enum Hot { X; final Word count = new Word(2, 0); }
                enum Cold {
                    X;
                    final Word count = new Word(2, 0); // here
                }
                final Hot hot = Hot.X;
                final Cold cold = Cold.X;
                @Operation("go") void go() { hot.count.write(1); cold.count.write(1); }""");
    }

    @Test
    void ghosts() {
        for (String use : List.of(
                "a branch that depends on a ghost|if (g > 0) w.read();",
                "a branch that depends on a ghost|int t = g; t = t * 2 + 1; switch (t) { case 1: w.read(); default: }",
                "a branch that depends on a ghost|self.flag = array[0] > 1;",
                "a branch that depends on a ghost|while (last != null) w.read();",
                "a shared access that depends on a ghost|w.write(g);",
                "a shared access that depends on a ghost|words[g & 1].read();",
                "a shared access that depends on a ghost|w.cmpxchg(0, array[1]);",
                "a ghost as an argument or result|helper(g);",
                "a ghost as an argument or result|last.f();",
                "an array index that depends on a ghost|words[g].read();",
                "an array index that depends on a ghost|array[g] = 1;",
                "a choice, assumption or check that depends on a ghost|Machine.bugOn(some, \"g\");",
                "a choice, assumption or check that depends on a ghost|Machine.assume(some);",
                "a choice, assumption or check that depends on a ghost|w.write(Machine.choose(g));",
                "a ghost that is stored into n|self.n = g;",
                "a ghost that is stored into n|int t = 0; if (self.n == 1) t = g; self.n = t;",
                "a ghost that is stored into an array|self.held[0] += g;",
                "a division by a ghost|g = 4 / g;",
                "an object that depends on a ghost|last.order = 1;",
                "an object that depends on a ghost|g += last.order;")) {
            String[] parts = use.split("\\|", 2);
            refused(parts[0], """
                    static class Page { @Ghost int order; void f() {} }
                    static class Cpu { int n; boolean flag; final int[] held = { 0 }; }
                    final Cpu[] cpus = { new Cpu() };
                    final Word w = new Word(8, 0); final Word[] words = { w, w };
                    @Ghost int g; @Ghost final int[] array = { 1, 2 }; @Ghost Page last; @Ghost boolean some;
                    final Page page = new Page();
                    void helper(int i) {}
                    @Operation("touch") void touch(Cpu self) { self.n = 1; g = 1; array[0] = 1; last = page; some = true; }
                    @Operation("go") void go(Cpu self) {
                    STATEMENTS // here
                    }""".replace("STATEMENTS", parts[1]));
        }
        refused("a ghost as an argument or result", """
                final Word w = new Word(8, 0);
                @Ghost int g;
                int helper() {
                    return g; // here
                }
                @Operation("go") void go() { g++; helper(); }""");
    }

    @Test
    void assumptions() {
        for (String code : List.of(
                "w.read(); Machine.assume(self.n > 0);",
                "if (self.n > 0) w.read(); Machine.assume(self.n > 0);",
                "for (int i = 0; i < 2; i++) { Machine.assume(self.n > i); w.read(); }",
                "helper(); Machine.assume(self.n > 0);",
                "Machine.assume(w.read() > 0);")) {
            refused("an assumption after a shared access", """
                    static class Cpu { int n; }
                    final Cpu[] cpus = { new Cpu() };
                    final Word w = new Word(8, 0);
                    void helper() { helper2(); } void helper2() { w.read(); }
                    @Operation("more") void more(Cpu self) { self.n++; }
                    @Operation("go") void go(Cpu self) {
                    STATEMENTS // here
                    }""".replace("STATEMENTS", code));
        }
        refused("an assumption after a shared access", """
                static class Cpu { int n; }
                final Cpu[] cpus = { new Cpu() };
                final Word w = new Word(8, 0);
                void check(Cpu c) {
                    Machine.assume(c.n > 0); // here
                }
                @Operation("go") void go(Cpu self) { check(self); w.read(); check(self); }""");
    }

    @Test
    void assumptionsAboutGuardedData() {
        for (String condition : List.of("total > 0", "lists[1] == 0", "limit() > 0")) {
            refused("an assumption after a shared access or a look at guarded data", """
                    final SpinLock heap = new SpinLock();
                    @GuardedBy("heap") int total; @GuardedBy("heap") final int[] lists = { 0, 0 };
                    int limit() { return total; }
                    @Operation("go") void go() {
                        Machine.assume(CONDITION); // here
                        heap.lock(); total ^= 1; lists[0] ^= 1; heap.unlock();
                    }""".replace(
                            "CONDITION", condition));
        }
    }

    @Test
    void arraysOfASubclass() {
        refused("a store to an array of Big", """
                static class Page {} static class Big extends Page {}
                final SpinLock l = new SpinLock();
                final Page page = new Page();
                @GuardedBy("l") final Page[] pages = new Big[] { new Big() }; // here
                @Operation("go") void go() { l.lock(); pages[0] = page; l.unlock(); }""");
    }

    @Test
    void operations() {
        refused("the unbounded int parameter n", """
                final Word w = new Word(8, 0);
                @Operation("go") void go(int n) {
                    w.write(n); // here
                }""");
        refused("the parameter n of type double", """
                final Word w = new Word(8, 0);
                @Operation("go") void go(double n) {
                    w.write((long) n); // here
                }""");
        refused("@Index(\"pages\")", """
                final Word w = new Word(8, 0);
                @Operation("go") void go(@Index("pages") int n) {
                    w.write(n); // here
                }""");
        refused("@Range(min = 3, max = 2)", """
                final Word w = new Word(8, 0);
                @Operation("go") void go(@Range(min = 3, max = 2) int n) {
                    w.write(n); // here
                }""");
        refused("the parameter p of class Page, of which the model has no object", """
                static class Page {}
                final Word w = new Word(8, 0);
                @Operation("go") void go(Page p) {
                    w.write(1); // here
                }""");
        refused("a second operation go", """
                final Word w = new Word(8, 0);
                @Operation("go") void first() { w.read(); }
                @Operation("go") void second() { // here
                    w.read(); }""".replace(" // here\n    w.read(); }", " w.read(); } // here"));
        assertTrue(
                refusals("").get(0).toString().startsWith("M.java"),
                () -> refusals("").toString());
        assertEquals("no operation", refusals("void go() {}").get(0).what());
        assertEquals(
                "no operation go",
                refusals("@Operation(\"other\") void go() {}").get(0).what());
    }

    @Test
    void classesAsAWhole() {
        assertEquals(
                "a model class with 2 constructors",
                refusals("M() {} M(@Param(\"n\") int n) {} @Operation(\"go\") void go() {}")
                        .get(0)
                        .what());
        assertEquals(
                "an abstract class or enum as a model",
                refusalsOf(
                                "import org.pageproof.machine.*; @Model(\"m\") abstract class M { @Operation(\"go\") void go() {} }")
                        .get(0)
                        .what());
        assertEquals(
                "a model class with 0 constructors",
                refusalsOf(
                                "import org.pageproof.machine.*; @Model(\"m\") interface M { @Operation(\"go\") default void go() {} }")
                        .get(0)
                        .what());
        refusalsOf("import org.pageproof.machine.*; @Model(\"m\") enum M { A; @Operation(\"go\") void go() {} }");
        assertEquals(
                "the constructor parameter n",
                refusals("M(int n) {} @Operation(\"go\") void go() {}").get(0).what());
        refused("its constructor fails with these parameters (IllegalStateException: no", """
                M() {
                    throw new IllegalStateException("no\\nway"); // here
                }
                @Operation("go") void go() {}""");
        refused("its constructor fails with these parameters (ArithmeticException: / by zero", """
                static final int ZERO = 0;
                static final int BAD = 1 / ZERO; // here
                @Operation("go") void go() {}""");
        refused("the static field BAD, whose class cannot be initialised (ArithmeticException)", """
                static class Bad { static final int ZERO = 0; static final int BAD = 1 / ZERO; }
                final Word w = new Word(8, 0);
                @Operation("go") void go() {
                    w.write(Bad.BAD); // here
                }""");
    }

    @Test
    void withoutDebugInformation(@TempDir Path folder) throws Exception {
        Path source = folder.resolve("M.java");
        for (String parameters : List.of("", "int n")) {
            Files.writeString(
                    source,
                    Models.inClass("final Word w = new Word(8, 0); @Operation(\"go\") void go(" + parameters
                            + ") { w.read(); }"));
            String machine = ModelPath.machinePlace().toString();
            int ok = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-g:none", "-proc:none", "-cp", machine, source.toString());
            assertEquals(0, ok);
            Files.delete(source);
            ModelPath path = ModelPath.of(List.of(folder));
            ModelRefused refused = assertThrows(
                    ModelRefused.class,
                    () -> StepCompiler.compile(path.model("m", null), Map.of(), Models.programs("go")));
            assertEquals(
                    "M.class: M.go: a class compiled without debug information; compile the model with -g",
                    refused.getMessage());
        }
    }
}
