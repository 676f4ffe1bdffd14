package org.pageproof.checker.steps.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pageproof.checker.steps.conformance.Models.counts;
import static org.pageproof.checker.steps.conformance.Models.once;
import static org.pageproof.checker.steps.conformance.Models.repeat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.steps.CpuProgram;
import org.pageproof.checker.steps.Outcome;
import org.pageproof.checker.steps.program.StepCompiler;
import org.pageproof.checker.steps.program.StepProgram;

/** States and transitions of models that a wrong reading of the step semantics would count differently; counted by hand. */
class StepSemanticsTest {
    @Test
    void deadLocalsCountAsZero() throws Exception {
        // w is 0 or 1. Between the two reads x is dead: at rest and at the second read, times two values of w.
        String body = """
                final Word w = Word.wrapping(1, 0);
                @Operation("flip") void flip() { w.fetchAdd(1); }
                @Operation("dead") void dead() { long x = w.read(); x = w.read(); x = 0; }
                @Operation("live") void live() { long x = w.read(); long y = w.read(); Machine.bugOn(x + y > 2, ""); }""";
        assertEquals("4 states, 6 transitions", counts(repeat(body, 1, "flip", "dead")));
        // One CPU: x equals w, but it is stored all the same: 2 at rest, 2 at the second read.
        assertEquals("4 states, 6 transitions", counts(repeat(body, 1, "flip", "live")));
        // CPU 1 flips meanwhile: CPU 0 at rest, or at the second read with x in {0, 1}; times w.
        assertEquals("4 states, 8 transitions", counts(of(body, "dead", "flip")));
        assertEquals("6 states, 12 transitions", counts(of(body, "live", "flip")));
    }

    /** CPU i repeats the i-th operation. */
    private static StepProgram of(String body, String... operations) throws Exception {
        List<CpuProgram> programs = List.of(operations).stream()
                .map(o -> CpuProgram.repeat(List.of(o)))
                .toList();
        return StepCompiler.compile(Models.model(Models.inClass(body)), Map.of(), programs);
    }

    @Test
    void aReadThatNobodyUsesKeepsItsLocalAliveAsInTheBytecode() throws Exception {
        String body = """
                final Word w = Word.wrapping(1, 0);
                @Operation("flip") void flip() { w.fetchAdd(1); }
                @Operation("copy") void copy() { long x = w.read(); w.read(); long y = x; }
                @Operation("sum") void sum() { long x = w.read(); w.read(); long y = x + 1; }
                @Operation("count") void count() { int x = (int) w.read(); w.read(); x++; }
                @Operation("none") void none() { int x = (int) w.read(); w.read(); }""";
        assertEquals("6 states, 12 transitions", counts(of(body, "copy", "flip")));
        assertEquals("6 states, 12 transitions", counts(of(body, "sum", "flip")));
        assertEquals("6 states, 12 transitions", counts(of(body, "count", "flip")));
        assertEquals("4 states, 8 transitions", counts(of(body, "none", "flip")));
    }

    @Test
    void operandsAreEvaluatedBeforeTheAccess() throws Exception {
        // The sum of the first read waits on the operand stack for the second: 1 + 2 (value) places of CPU 0, w in {0,
        // 1}.
        String body = """
                final Word w = Word.wrapping(1, 0); final Word v = Word.wrapping(1, 0);
                @Operation("flip") void flip() { w.fetchAdd(1); }
                @Operation("sum") void sum() { Machine.bugOn(w.read() + v.read() > 2, ""); }
                @Operation("arg") void arg() { v.cmpxchg(w.read(), 0); }""";
        assertEquals("6 states, 12 transitions", counts(of(body, "sum", "flip")));
        assertEquals("6 states, 12 transitions", counts(of(body, "arg", "flip")));
    }

    @Test
    void aMethodReachedFromTwoCallSitesHasTwoLocations() throws Exception {
        // At rest; at the read of f by the first call; at the read of f by the second call. g alone would be 3 as well.
        String body = """
                final Word w = Word.wrapping(1, 0); final Word v = new Word(2, 0);
                void f() { w.read(); }
                @Operation("go") void go() { v.read(); f(); f(); }
                @Operation("either") void either() { v.read(); if (Machine.choose(2) == 0) f(); else f(); }
                @Operation("loop") void loop() { v.read(); for (int i = 0; i < 2; i++) f(); }""";
        assertEquals("3 states, 3 transitions", counts(repeat(body, 1, "go")));
        assertEquals("3 states, 4 transitions", counts(repeat(body, 1, "either")));
        assertEquals("3 states, 3 transitions", counts(repeat(body, 1, "loop")));
    }

    @Test
    void equalSuccessorsAndSelfLoopsCount() throws Exception {
        String body = """
                final Word w = new Word(2, 0);
                @Operation("read") void read() { w.read(); }
                @Operation("nothing") void nothing() {}
                @Operation("choose") void choose() { w.write(0 * Machine.choose(3)); }
                @Operation("two") void two() { Machine.choose(2); w.read(); Machine.choose(2); }
                @Operation("bool") void bool(boolean x, @Range(min = 1, max = 3) int y) { w.read(); }""";
        assertEquals("1 states, 1 transitions", counts(repeat(body, 1, "read")));
        assertEquals("1 states, 2 transitions", counts(repeat(body, 2, "nothing")));
        assertEquals("1 states, 3 transitions", counts(repeat(body, 1, "choose")));
        assertEquals("1 states, 4 transitions", counts(repeat(body, 1, "two")));
        assertEquals("1 states, 6 transitions", counts(repeat(body, 1, "bool")));
        assertEquals("1 states, 15 transitions", counts(repeat(body, 1, "read", "nothing", "choose", "two", "bool")));
    }

    @Test
    void choiceFirstAccessAndLocalCodeAreOneStep() throws Exception {
        // begin: local code, first access, local code after it, up to the second access: one step.
        String body = """
                static class Cpu { int n; }
                final Cpu[] cpus = { new Cpu() };
                final Word w = Word.wrapping(1, 0);
                @Operation("one") void one(Cpu self) { self.n ^= 1; w.fetchAdd(1); self.n ^= 2; }
                @Operation("two") void two(Cpu self) { self.n ^= 1; w.fetchAdd(1); self.n ^= 2; w.fetchAdd(1); self.n ^= 1; }
                @Operation("none") void none(Cpu self) { self.n ^= 1; }""";
        assertEquals("2 states, 1 transitions", counts(once(body, "one")));
        assertEquals("3 states, 2 transitions", counts(once(body, "two")));
        assertEquals("2 states, 1 transitions", counts(once(body, "none")));
        assertEquals("3 states, 2 transitions", counts(once(body, "none none")));
    }

    @Test
    void aLockAsFirstAccessDisablesTheChoice() throws Exception {
        String body = """
                final SpinLock a = new SpinLock(); final Word w = new Word(1, 0);
                @Operation("first") void first() { a.lock(); a.unlock(); }
                @Operation("later") void later() { w.read(); a.lock(); a.unlock(); }""";
        // Both at rest; one holds the lock while the other is at rest.
        assertEquals("3 states, 4 transitions", counts(repeat(body, 2, "first")));
        // Places: rest, before lock, holding. 3 * 3 without both holding.
        assertEquals("8 states, 14 transitions", counts(repeat(body, 2, "later")));
    }

    @Test
    void assumptionsDisableTheChoice() throws Exception {
        String body = """
                static class Cpu { @Range(max = 3) int n; }
                final Cpu[] cpus = { new Cpu() };
                final Word w = new Word(1, 0);
                @Operation("up") void up(Cpu self) { Machine.assume(self.n < 3); self.n++; w.read(); }
                @Operation("down") void down(Cpu self, boolean far) { self.n = 0; Machine.assume(far); }
                @Operation("some") void some(Cpu self) { int k = Machine.choose(4); Machine.assume(k > self.n); }""";
        // n = 0..3: up from 0, 1, 2; down with far = true from all four; some: 3 + 2 + 1 + 0 outcomes.
        assertEquals("4 states, 13 transitions", counts(repeat(body, 1, "up", "down", "some")));
    }

    @Test
    void parametersRangeOverTheirValues() throws Exception {
        String body = """
                enum Mode { A { int f() { return 0; } }, B, C { int f() { return 1; } }; int f() { return 2; } }
                static class Page {} static class Big extends Page {}
                static class Cpu {}
                final Cpu[] cpus = { new Cpu(), new Cpu() };
                final Page[] pages = { new Page(), new Big(), new Page() };
                final Word w = new Word(8, 0);
                @Operation("objects") void objects(Cpu self, Page p) { w.read(); }
                @Operation("sub") void sub(Cpu self, Big p) { w.read(); }
                @Operation("modes") void modes(Cpu self, Mode m) { w.fetchAdd(m.f() * 0); }
                @Operation("index") void index(Cpu self, @Index("pages") int i, @Index("cpus") long j) { w.read(); }
                @Operation("cpu") void cpu(Cpu self, Cpu other) { w.read(); }
                @Operation("small") void small(Cpu self, @Range(min = -1, max = 1) byte b, @Range(max = 1) short s, @Range(max = 0) char c) { w.read(); }
                @Operation("free") void free(@Range(max = 4) int i) { w.read(); }""";
        assertEquals("1 states, 6 transitions", counts(repeat(body, 2, "objects")));
        assertEquals("1 states, 2 transitions", counts(repeat(body, 2, "sub")));
        assertEquals("1 states, 6 transitions", counts(repeat(body, 2, "modes")));
        assertEquals("1 states, 12 transitions", counts(repeat(body, 2, "index")));
        assertEquals("1 states, 4 transitions", counts(repeat(body, 2, "cpu")));
        assertEquals("1 states, 12 transitions", counts(repeat(body, 2, "small")));
        assertEquals("1 states, 10 transitions", counts(repeat(body, 2, "free")));
        StepProgram modes = repeat(body, 2, "modes");
        List<String> shown = modes.outcomes(modes.initial()).stream()
                .map(Outcome::step)
                .map(s -> modes.show(
                        s.arguments().get(0).meaning(), s.arguments().get(0).value()))
                .toList();
        assertEquals(List.of("A", "B", "C", "A", "B", "C"), shown);
    }

    @Test
    void bindingsOfParameters() throws Exception {
        String body = """
                enum Mode { A { }, B, C { } }
                static class Page { final int id; Page(int id) { this.id = id; } }
                final Page[] pages = { new Page(4), new Page(5), new Page(6) };
                final Word out = new Word(32, 0);
                @Operation("go") void go(Mode m, Page p, int n, boolean f) { out.write((m.ordinal() * 10 + p.id) * 1000 + n + (f ? 100 : 0)); }""";
        CpuProgram.Call call = new CpuProgram.Call(
                "go", Map.of("m", List.of(2L), "p", List.of(1L), "n", List.of(77L, 78L), "f", List.of(1L)));
        StepProgram program = StepCompiler.compile(
                Models.model(Models.inClass(body)), Map.of(), List.of(new CpuProgram(false, List.of(List.of(call)))));
        List<Long> written = program.outcomes(program.initial()).stream()
                .map(o -> java.util.Objects.requireNonNull(o.next()).slot(Models.slot(program, "out")))
                .toList();
        assertEquals(List.of(25177L, 25178L), written);
    }

    @Test
    void aChoiceInALoopMakesATransitionForEachOutcome() throws Exception {
        String body = """
                final Word w = new Word(8, 0);
                @Operation("go") void go() { int n = 0; for (int i = 0; i < 3; i++) n = n * 2 + Machine.choose(2); w.write(n); }""";
        assertEquals("9 states, 8 transitions", counts(once(body, "go")));
    }

    @Test
    void programsThatRepeatSeveralPositions() throws Exception {
        String body = """
                final Word w = new Word(8, 0);
                @Operation("a") void a() { w.read(); w.read(); }
                @Operation("b") void b() { w.read(); }""";
        List<List<CpuProgram.Call>> positions =
                List.of(List.of(new CpuProgram.Call("a", Map.of())), List.of(new CpuProgram.Call("b", Map.of())));
        StepProgram program = StepCompiler.compile(
                Models.model(Models.inClass(body)), Map.of(), List.of(new CpuProgram(true, positions)));
        assertEquals("3 states, 3 transitions", counts(program));
        assertEquals("4 states, 3 transitions", counts(once(body, "a b")));
    }
}
