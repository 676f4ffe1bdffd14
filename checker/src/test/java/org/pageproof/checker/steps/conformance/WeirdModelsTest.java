package org.pageproof.checker.steps.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pageproof.checker.steps.conformance.Models.out;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.Refusal;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.checker.steps.program.StepCompiler;
import org.pageproof.checker.steps.program.StepProgram;

/** Models that nobody would write: they run or are refused with a clear message, and never end in an exception of the tool. */
class WeirdModelsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // Null elements, cycles, aliases, arrays of arrays, objects of libraries.
                "static class N { N next; N[] all; } final N a = new N(); { a.next = a; a.all = new N[] { a, null, a }; } final Word w = new Word(2, 0);"
                        + "@Operation(\"go\") void go() { Machine.bugOn(a.next.all[2].next != a || a.all[1] != null, \"\"); w.read(); }",
                "final Object[] things = { this, null, \"text\", 3, new int[2], new Object[] { null }, new java.util.HashMap<String, String>(), Thread.State.NEW };"
                        + "final Word w = new Word(2, 0); @Operation(\"go\") void go() { Machine.bugOn(things[0] != this || things[1] != null || things.length != 8, \"\"); w.read(); }",
                "final Word[][] grid = { { new Word(1, 0) }, null, {} }; @Operation(\"go\") void go() { grid[0][0].fetchOr(1); }",
                "static class Cpu { int[] front = { 1 }; int[] alias = front; @Ghost int[] ghost = front; } final Cpu[] cpus = { new Cpu() }; @Operation(\"go\") void go(Cpu self) { self.alias[0] = 2; self.front[0]++; }",
                "final Integer zero = 0; final Boolean no = false; final Word w = new Word(2, 0); @Operation(\"go\") void go() { Machine.bugOn(zero == null || no == null, \"\"); w.read(); }",
                "final String s = new String(\"x\"); final Word w = new Word(2, 0); @Operation(\"go\") void go() { Machine.bugOn(w.read() > 0, s); }",
                "final SpinLock l = new SpinLock(); final SpinLock same = l; @Operation(\"go\") void go() { l.lock(); same.unlock(); }",
                "final Cell<M[]> c = new Cell<>(null); final M[] ms = { this }; @Operation(\"go\") void go() { c.write(ms); Machine.bugOn(c.read()[0] != this, \"\"); }",
                "final Cell<M> c = new Cell<>(this); final M me = this; @Operation(\"go\") void go() { Machine.bugOn(c.read().me.c.read() != me, \"\"); }",
                "final Cell<String> c = new Cell<>(null); @Operation(\"go\") void go() { c.write(null); }",
                "enum E { ; } final Cell<E> c = new Cell<>(null); @Operation(\"go\") void go() { Machine.bugOn(c.read() != null, \"\"); }",
                "static class Cpu {} final Cpu[] cpus = {}; final Word w = new Word(1, 0); @Operation(\"other\") void other(Cpu self) {} @Operation(\"go\") void go() { w.read(); }",
                "static abstract class B { abstract void f(); } static class C extends B { void f() { w.read(); } final Word w = new Word(1, 0); } final B b = new C(); @Operation(\"go\") void go() { b.f(); }",
                "interface I { void f(); } final I none = null; final Word w = new Word(1, 0); @Operation(\"go\") void go() { if (none != null) none.f(); w.read(); }",
                "record Pair<A, B>(A a, B b) { A left() { return a; } } final Pair<Word, M> p = new Pair<>(new Word(3, 0), this); @Operation(\"go\") void go() { p.left().write(p.b().p.a().read()); }",
                "@SuppressWarnings(\"unused\") private static int twice(int x) { return 2 * x; } static class In { int f(int x) { return twice(x); } } final In in = new In(); final Word w = new Word(8, 0); @Operation(\"go\") private void go() { w.write(in.f(3)); }",
                "final Word w = new Word(1, 0); @Operation(\"go\") int go() { w.read(); return 3; }",
                "final Word w = new Word(1, 0); @Operation(\"go\") final synchronized strictfp void go() { w.read(); }",
                "final int[] huge = new int[3_000_000]; final Word w = new Word(1, 0); @Operation(\"go\") void go() { w.write(huge[2_999_999]); }",
                "static class Cpu { final int[] huge = new int[3_000_000]; } final Cpu[] cpus = { new Cpu() }; @Operation(\"go\") void go(Cpu self) { self.huge[7]++; }",
                "static class Cpu { } final Cpu[] cpus = { null }; final Word w = new Word(1, 0); @Operation(\"go\") void go(Cpu self) { w.read(); }",
                "static class Cpu { int x; } final Cpu[] cpus; { Cpu c = new Cpu(); cpus = new Cpu[] { c, c }; } final Word w = new Word(1, 0); @Operation(\"go\") void go(Cpu self) { self.x++; }",
                "static class Cpu { int x; Cpu other; } final Cpu[] cpus = { new Cpu(), new Cpu() }; { cpus[0].other = cpus[1]; } @Operation(\"go\") void go(Cpu self) { self.x++; }",
                "static class Cpu { @Range(min = 1, max = 3) int x; } final Cpu[] cpus = { new Cpu() }; @Operation(\"go\") void go(Cpu self) { self.x = 2; }",
                "static class Cpu { @Range(max = 3) boolean x; } final Cpu[] cpus = { new Cpu() }; @Operation(\"go\") void go(Cpu self) { self.x = true; }",
                "static class Cpu { @Range(max = 3) Cpu x; } final Cpu[] cpus = { new Cpu() }; @Operation(\"go\") void go(Cpu self) { self.x = self; }",
                "static class Cpu { @Range(min = 3, max = 1) int x; } final Cpu[] cpus = { new Cpu() }; @Operation(\"go\") void go(Cpu self) { self.x = 2; }",
                "final SpinLock l = new SpinLock(); { l.lock(); } @Operation(\"go\") void go() { l.unlock(); }",
                "final Word w = new Word(1, 0); @Operation(\"go\") void go(@Range(max = 9_000_000_000L) long n) { w.read(); }",
                "final Word w = new Word(1, 0); @Operation(\"go\") void go(@Range(max = 9_000_000_000L) int n) { w.read(); }",
                "final Word w = new Word(1, 0); @Operation(\"go\") void go(@Range(min = Long.MIN_VALUE, max = Long.MAX_VALUE) long n) { w.read(); }",
                "final Word w = new Word(1, 0); @Operation(\"go\") void go(Object o, int[] a) { w.read(); }",
                "final Word w = new Word(1, 0); @Operation(\"go\") void go(Word x, Word y) { x.cmpxchg(0, y.read()); }",
                "final Word w = new Word(99, 0); @Operation(\"go\") void go() { w.read(); }",
                "final Word w = new Word(1, 0); static int f(int n) { return f(f(n) + f(n - 1)); } @Operation(\"go\") void go() { w.write(f(3)); }",
                "final Word w = new Word(1, 0); void a() { b(); b(); b(); } void b() { a(); a(); a(); } @Operation(\"go\") void go() { a(); }",
                "interface F { int f(int x); } final F[] fs = { x -> x, x -> x + 1 }; final Word w = new Word(2, 0); @Operation(\"go\") void go() { w.write(fs[1].f(1)); }",
                "final Comparable<String> c = \"x\"; final Word w = new Word(2, 0); @Operation(\"go\") void go() { w.write(c.compareTo(null)); }",
                "static class T extends Thread { final Word w = new Word(2, 0); } final T t = new T(); @Operation(\"go\") void go() { t.w.read(); }",
                "static class T extends Thread { } final T t = new T(); @Operation(\"go\") void go() { t.start(); }",
                "static class L extends java.util.ArrayList<M> { int n; } final L l = new L(); @Operation(\"go\") void go() { l.add(null); }",
                "final java.util.concurrent.atomic.AtomicLong a = new java.util.concurrent.atomic.AtomicLong(); @Operation(\"go\") void go() { a.incrementAndGet(); }",
                "static final RuntimeException E = new RuntimeException(); final Word w = new Word(2, 0); @Operation(\"go\") void go() { if (w.read() == 0) throw E; }",
                "final Word w = new Word(2, 0); @Operation(\"go\") void go() { throw null; }",
                "volatile int x; @Operation(\"go\") void go() { x++; }",
                "final Word w = new Word(1, 0); @Operation(\"\") void go() { w.read(); } @Operation(\"go\") void go2() { go(); }",
                "final Tlb t = new Tlb(64, 3); @Operation(\"go\") void go() { t.fill(63, 2); t.flush(-1, 2); }",
                "@GuardedBy(\"l\") @Ghost int x; final SpinLock l = null; @Operation(\"go\") void go() { x++; }",
                "@GuardedBy(\"l\") int x; final SpinLock l = null; @Operation(\"go\") void go() { x++; }",
                "final Word w = new Word(1, 0); @Operation(\"go\") void go() { class Local { int f() { return 1; } } w.read(); Machine.bugOn(new Local() == null, \"\"); }",
                "final Word w = new Word(1, 0); @Operation(\"go\") void go() { Object o = w; if (o instanceof int[] a) w.write(a[0]); if (o instanceof M[][] m) w.write(m.length); w.read(); }",
                "int x; @Operation(\"go\") void go() { int y; x = y = 3; }",
                "final Word w = new Word(1, 0); @Operation(\"go\") void go() { for (;;) { if (w.read() == 0) break; } lab: { if (w.read() == 0) break lab; w.read(); } }",
                "final Word w = new Word(1, 0); <T extends Comparable<T>> T max(T a, T b) { return a.compareTo(b) > 0 ? a : b; } @Operation(\"go\") void go() { max(\"a\", \"b\"); }",
                "final M[] self = new M[1]; { self[0] = this; } final Word w = new Word(1, 0); @Operation(\"go\") void go() { self[0].self[0].w.read(); }",
                "final Word w = new Word(1, 0); static { if (true) throw new IllegalStateException(\"a\\nb\"); } @Operation(\"go\") void go() { w.read(); }",
                "final Word w = f(); Word f() { return f(); } @Operation(\"go\") void go() { w.read(); }",
                "final Word w = new Word(1, 0); M(@Param(\"a\") boolean a, @Param(value = \"b\", min = 3) int b) {} @Operation(\"go\") void go() { w.read(); }",
                "final Word w = new Word(1, 0); M(@Param(\"a\") long a) {} @Operation(\"go\") void go() { w.read(); }",
                "final Word w = new Word(1, 0); @Operation(\"go\") void go() { switch (w.read() == 0 ? 'a' : 'b') { case 'a' -> w.read(); default -> throw new Error(); } }",
                "final Word w = new Word(1, 0); @Operation(\"go\") void go() { long x = 1; x <<= w.read(); x += 0.5; }",
                "final Word w = new Word(1, 0); @Operation(\"go\") void go() { w.write(java.lang.Math.floorMod(5, 2)); }",
                "static class Cpu { final Word w = new Word(1, 0); } final Cpu[][] cpus = { { new Cpu() } }; @Operation(\"go\") void go(Cpu c) { c.w.read(); }",
                "static class Cpu { Cpu[] mine = { this }; int n; } final Cpu[] cpus = { new Cpu() }; @Operation(\"go\") void go(Cpu c) { c.mine[0].n++; c.mine[0] = null; c.mine = null; }",
            })
    void runsOrIsRefused(String body) {
        try {
            StepProgram program = Models.once(body, "go");
            Models.search(program);
        } catch (ModelRefused e) {
            e.refusals().forEach(Models::requireClear);
        } catch (ModelNotFound e) {
            assertFalse(String.valueOf(e.getMessage()).contains("Exception"), e.getMessage());
            throw new AssertionError(e);
        }
    }

    @Test
    void anObjectAsFirstParameterDoesNotHideTheCpus() throws Exception {
        String body = """
                static class Page { final Word w = new Word(2, 0); }
                static class Cpu { int n; }
                final Page[] pages = { new Page(), new Page(), new Page() };
                final Cpu[] cpus = { new Cpu() };
                @Operation("scrub") void scrub(Page p) { p.w.write(0); }
                @Operation("free") void free(Page p) { p.w.write(1); }
                @Operation("go") void go(Cpu self, Page p) { self.n ^= 1; p.w.write(1); }""";
        assertEquals(
                Map.of(),
                Models.search(Models.repeat(body, 1, "scrub", "free", "go")).shortest());
    }

    /** Static fields and enums of nested classes can have one name without what they are nested in. */
    @Test
    void nestedClassesOfOneName() throws Exception {
        String body = """
                static class A { enum Mode { X, Y } static class T { static final int[] L = { 1, 2 }; } }
                static class B { enum Mode { X, Y } static class T { static final int[] L = { 3, 4 }; } }
                final Word w = new Word(3, 0);
                @Operation("go") void go(A.Mode m) { w.write(A.T.L[m == A.Mode.X ? 0 : 1]); }
                @Operation("more") void more(B.Mode m) {
                    Machine.bugOn(w.read() > 4, "");
                    w.write(B.T.L[m == B.Mode.X ? 0 : 1]);
                }""";
        assertEquals(
                Map.of(), Models.search(Models.repeat(body, 2, "go", "more")).shortest());
    }

    @Test
    void variantsOverrideOneMethod() throws Exception {
        String source = """
                import org.pageproof.machine.*;
                @Model("m") class M {
                    final Word out = new Word(8, 0);
                    @Operation("go") void go() { out.write(f() * 10 + g() + h()); }
                    int f() { return 1; }
                    private int g() { return 2; }
                    static int h() { return 3; }
                    @Operation("other") void other() { out.write(1); }
                }
                @Variant(value = "V", of = "m", says = "f returns 4") class V extends M {
                    @Override int f() { return 4; }
                    int g() { return 9; }
                    static int h() { return 9; }
                    @Override void other() { out.write(2); }
                }""";
        for (String variant : List.of("", "V")) {
            StepProgram program = StepCompiler.compile(
                    Models.model(source, variant.isEmpty() ? null : variant), Map.of(), Models.programs("go"));
            assertEquals(variant.isEmpty() ? 15 : 45, out(program));
            assertEquals(
                    List.of("go"),
                    program.parts().operations().stream().map(o -> o.name()).toList());
        }
        StepProgram base = StepCompiler.compile(Models.model(source), Map.of(), Models.programs("go"));
        StepProgram other = StepCompiler.compile(Models.model(source, "V"), Map.of(), Models.programs("go"));
        assertNotEquals(base.fingerprint(), other.fingerprint());
    }

    @Test
    void packagePrivateMethodsAreNotOverriddenFromAnotherPackage(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("a"));
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("a/Base.java"), """
                package a;
                import org.pageproof.machine.*;
                @Model("m") public class Base {
                    protected final Word out = new Word(8, 0);
                    @Operation("go") void go() { out.write(f() + g()); }
                    int f() { return 1; }
                    protected int g() { return 10; }
                }""");
        Files.writeString(folder.resolve("b/V.java"), """
                package b;
                import org.pageproof.machine.*;
                @Variant(value = "V", of = "m", says = "another package") public class V extends a.Base {
                    int f() { return 2; }
                    @Override protected int g() { return 20; }
                }""");
        ModelPath path = ModelPath.of(List.of(folder));
        assertEquals(21, out(StepCompiler.compile(path.model("m", "V"), Map.of(), Models.programs("go"))));
    }

    @Test
    void theFingerprintSeesHelpersWithoutObjects(@TempDir Path folder) throws Exception {
        String[] prints = new String[2];
        for (int i = 0; i < 2; i++) {
            Files.writeString(
                    folder.resolve("M.java"),
                    Models.inClass("final Word w = new Word(8, 0); @Operation(\"go\") void go() { w.write(Help.f()); }")
                            + "class Help { static int f() { return " + i + "; } }");
            ModelPath path = ModelPath.of(List.of(folder));
            prints[i] = StepCompiler.compile(path.model("m", null), Map.of(), Models.programs("go"))
                    .fingerprint();
        }
        assertNotEquals(prints[0], prints[1]);
    }

    @Test
    void theNumberOfCpusMustFit() {
        String body = "static class Cpu {} final Cpu[] cpus = { new Cpu() }; @Operation(\"go\") void go(Cpu self) {}";
        ModelRefused refused = assertThrows(ModelRefused.class, () -> Models.repeat(body, 2, "go"));
        assertEquals(
                "a scenario with 2 CPUs for a model that was constructed with 1",
                refused.refusals().get(0).what());
    }

    @Test
    void deadlocksOfModelsWithoutCpuObjects() throws Exception {
        StepProgram program = Models.repeat(
                "final SpinLock l = new SpinLock(); @Operation(\"go\") void go() { l.lock(); l.lock(); }", 3, "go");
        assertEquals(Map.of(BuiltIn.NO_DEADLOCK, 1), Models.search(program).shortest());
    }

    @Test
    void twoModelsOfOneName(@TempDir Path folder) throws Exception {
        for (String name : List.of("A", "B")) {
            Files.writeString(
                    folder.resolve(name + ".java"),
                    "import org.pageproof.machine.*; @Model(\"m\") class " + name
                            + " { @Operation(\"go\") void go() {} }");
        }
        ModelPath path = ModelPath.of(List.of(folder));
        ModelNotFound e = assertThrows(ModelNotFound.class, () -> path.model("m", null));
        assertEquals("two classes are annotated @Model(\"m\"): A and B; give one of them another name", e.getMessage());
    }

    @Test
    void filesThatAreNoClasses(@TempDir Path folder) throws Exception {
        for (byte[] bytes : List.of(new byte[0], new byte[] {1, 2, 3}, new byte[] {
            (byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 1, 0, 0, 9
        })) {
            Files.write(folder.resolve("M.class"), bytes);
            ModelNotFound e = assertThrows(ModelNotFound.class, () -> ModelPath.of(List.of(folder)));
            assertTrue(
                    String.valueOf(e.getMessage()).contains("M.class is not a class file that can be read"),
                    e.getMessage());
        }
        Files.delete(folder.resolve("M.class"));
        Files.write(folder.resolve("M.java"), new byte[] {0, (byte) 0xff, 7, (byte) 0x80});
        ModelNotFound e = assertThrows(ModelNotFound.class, () -> ModelPath.of(List.of(folder)));
        assertTrue(
                String.valueOf(e.getMessage()).startsWith("the model sources do not compile\n  M.java:1:"),
                e.getMessage());
        Files.delete(folder.resolve("M.java"));
        Files.write(folder.resolve("m.jar"), new byte[] {1, 2, 3});
        assertThrows(ModelNotFound.class, () -> ModelPath.of(List.of(folder.resolve("m.jar"))));
        assertThrows(ModelNotFound.class, () -> ModelPath.of(List.of(folder.resolve("none"))));
    }

    @Test
    void aClassThatIsMissing(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("M.java"),
                "import org.pageproof.machine.*; @Model(\"m\") public class M { final Gone gone = null; final Word w = new Word(1, 0);"
                        + "@Operation(\"go\") void go() { if (gone != null) gone.f(); w.read(); } }");
        Files.writeString(folder.resolve("Gone.java"), "class Gone { void f() {} }");
        int ok = javax.tools.ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-g",
                        "-proc:none",
                        "-cp",
                        ModelPath.machinePlace().toString(),
                        folder.resolve("M.java").toString(),
                        folder.resolve("Gone.java").toString());
        assertEquals(0, ok);
        Files.delete(folder.resolve("M.java"));
        Files.delete(folder.resolve("Gone.java"));
        Files.delete(folder.resolve("Gone.class"));
        ModelPath path = ModelPath.of(List.of(folder));
        ModelNotFound e = assertThrows(
                ModelNotFound.class,
                () -> StepCompiler.compile(path.model("m", null), Map.of(), Models.programs("go")));
        assertFalse(String.valueOf(e.getMessage()).contains("\n"), e.getMessage());
        assertTrue(String.valueOf(e.getMessage()).contains("Gone"), e.getMessage());
    }

    @Test
    void parametersOutOfRange() throws Exception {
        String body =
                "final Word w = new Word(1, 0); M(@Param(value = \"n\", min = 2, max = 4, def = 3) int n) {} @Operation(\"go\") void go() { w.read(); }";
        for (long n : new long[] {1, 5, Long.MAX_VALUE}) {
            ModelRefused refused = assertThrows(
                    ModelRefused.class,
                    () -> StepCompiler.compile(
                            Models.model(Models.inClass(body)),
                            Map.of("n", n),
                            Collections.nCopies(1, CpuProgram.repeat(List.of("go")))));
            Refusal r = refused.refusals().get(0);
            Models.requireClear(r);
            assertEquals("the parameter n = " + n, r.what());
            assertEquals("give a value from 2 to 4", r.advice());
        }
    }
}
