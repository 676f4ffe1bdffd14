package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageproof.checker.prove.solver.NeedsZ3;

/**
 * Models that can tell a CPU from others or how many there are, and claims that say more of CPUs than of one and of sums, are refused
 * a proof for any number of CPUs. Each of them is violated by some number of CPUs, and that is shown too.
 */
@NeedsZ3
class CpusApartTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    /**
     * A small model and a claim about it.
     *
     * @param name what it is about
     * @param members of the model class
     * @param cpu members of the class of the CPUs
     * @param start statements of the constructor, after the CPUs were made
     * @param act what the operation does
     * @param claim a property named claim, with its kind and what it needs
     * @param cpus that violate it
     * @param reason why nothing is proved
     */
    private record Case(
            String name, String members, String cpu, String start, String act, String claim, int cpus, String reason) {
        @Override
        public String toString() {
            return name;
        }

        String model() {
            return """
                    import org.pageproof.machine.*;
                    @Model("m") public class M {
                        static class Cpu { @Range(max = 1) int x; %s }
                        static final class Page { @Range(max = 1) int y; }
                        static final class Box { @Range(max = 1) int y; }
                        final Word word = new Word(8, 0);
                        final Page[] pages = { new Page(), new Page(), new Page() };
                        final Cpu[] cpus;
                        %s
                        public M(@Param("cpus") int n) {
                            cpus = new Cpu[n];
                            for (int i = 0; i < n; i++) cpus[i] = create(i, n);
                            %s
                        }
                        %s
                        @Operation("act") void act(Cpu self, @Index("pages") int p) { %s }
                    }
                    """.formatted(
                            cpu,
                            members,
                            start,
                            members.contains(" create(") ? "" : "Cpu create(int i, int n) { return new Cpu(); }",
                            act);
        }

        String spec() {
            return """
                    module m;
                    model m;
                    %s
                    scenario s { cpus any repeat act; check all; }
                    """.formatted(claim);
        }
    }

    private static final String SMALL = "invariant claim { word <= 5 }";

    /** A model that tells CPUs from each other or knows how many there are. */
    private static Case model(String name, String members, String start, String act, int cpus, String reason) {
        return new Case(name, members, "", start, act, SMALL, cpus, reason);
    }

    /** A claim that says too much of a model in which each CPU takes one page. */
    private static Case claim(String name, String claim, int cpus, String reason) {
        String act = "Machine.assume(self.x == 0); self.x = 1; self.held[p] = 1; word.fetchAdd(1);";
        return new Case(name, "", "@Range(max = 1) final int[] held = new int[3];", "", act, claim, cpus, reason);
    }

    static Stream<Case> models() {
        String nine = "if (self != boss) word.write(9); else word.read();";
        String late = "static final class Late extends Cpu { @Override void act(M m) { m.word.write(9); } }"
                + " Cpu create(int i, int n) { return i > 4 ? new Late() : new Cpu(); }";
        return Stream.of(
                model("a field of the model", "final Cpu boss;", "boss = cpus[0];", nine, 2, "boss leads to cpu0"),
                model(
                        "a field of an object",
                        "static final class Room { final Cpu boss; Room(Cpu b) { boss = b; } } final Room room;",
                        "room = new Room(cpus[0]);",
                        "if (self != room.boss) word.write(9); else word.read();",
                        2,
                        "room.boss leads to cpu0"),
                new Case(
                        "an array",
                        "final Cpu[] pair;",
                        "",
                        "pair = new Cpu[] {cpus[n > 2 ? 2 : 0]};",
                        "self.x = 1; word.read();",
                        "invariant claim { forall c in pair: word <= 5 && c.x == 0 }",
                        3,
                        "pair[0] leads to cpu2"),
                new Case(
                        "another name of the array",
                        "final Cpu[] others;",
                        "",
                        "others = cpus;",
                        "word.write(others.length);",
                        SMALL,
                        6,
                        "others leads to the array of CPUs"),
                new Case(
                        "a lock of its own",
                        "",
                        "final SpinLock lock = new SpinLock();",
                        "",
                        "self.lock.lock(); if (word.read() == 0) self.x = 1; word.write(1); self.x = 0;"
                                + " self.lock.unlock();",
                        "invariant claim { forall c in cpus: c.lock.holder == c && c.x == 1 => word == 0 }",
                        2,
                        "is a lock that belongs to a CPU"),
                new Case(
                        "a neighbour",
                        "",
                        "Cpu next;",
                        "for (int i = 0; i < n; i++) cpus[i].next = cpus[(i + 1) % n];",
                        "if (self.next == self) word.write(9); else word.read();",
                        SMALL,
                        1,
                        "leads to cpu"),
                new Case(
                        "what belongs to one of them",
                        "final Box first;",
                        "final Box box = new Box();",
                        "first = cpus[0].box;",
                        "if (self.box != first) word.write(9); else word.read();",
                        SMALL,
                        2,
                        "cpu0 is unlike the other CPUs"),
                new Case(
                        "what others can touch",
                        "final Box first;",
                        "final Box box = new Box();",
                        "first = cpus[0].box;",
                        "first.y = 1; word.read();",
                        "invariant claim { forall c in cpus: c.box.y == 0 || c.x == 0 && word <= 5 && c.box.y != 1 }",
                        1,
                        "belongs to a CPU, and others may touch it"),
                new Case(
                        "a token in memory",
                        "final Cell<Box> a = new Cell<>(null), b = new Cell<>(null);",
                        "final Box box = new Box();",
                        "",
                        "Box was = a.read(); if (was == null) { a.write(self.box); return; }"
                                + " Box other = b.read(); if (other == null) { b.write(self.box); return; }"
                                + " if (was != other && was != self.box && other != self.box) word.write(9);",
                        SMALL,
                        3,
                        "a can hold a CPU or a part of one"),
                new Case(
                        "a CPU or none in memory",
                        "final Word open = new Word(1, 1); final Cell<Cpu> a = new Cell<>(null), b = new Cell<>(null);",
                        "",
                        "",
                        "Cpu who = open.read() == 1 ? self : null; open.read(); Cpu was = a.read();"
                                + " if (was == null) { a.write(who); return; }"
                                + " Cpu other = b.read(); if (other == null) { b.write(who); return; }"
                                + " if (was != other && was != self && other != self) word.write(9);",
                        SMALL,
                        3,
                        "a can hold a CPU or a part of one"),
                new Case(
                        "a reference to its own",
                        "",
                        "final Box box = new Box(); Box now;",
                        "",
                        "if (self.now != null) return; word.write(1); self.now = self.box; word.write(0);",
                        "invariant claim { forall c in cpus: c.now == c.box => word == 1 }",
                        2,
                        "now can hold a CPU or a part of one"),
                new Case(
                        "bits that name a CPU",
                        "final Word who = new Word(BitLayout.named(\"w\").reference(\"cpu\", 4, \"cpus\").build(), 0);",
                        "",
                        "",
                        "who.write(4); self.x = 1;",
                        "lemma l { who == 0 || who == 4 } invariant claim { forall c in cpus: who.cpu == c => c.x == 0 }",
                        4,
                        "who can name a CPU"),
                new Case(
                        "a class of its own",
                        late,
                        "void act(M m) { m.word.read(); }",
                        "",
                        "self.act(this);",
                        SMALL,
                        6,
                        "of 6 CPUs cpu5 is not like one of the first"),
                new Case(
                        "constants of one name",
                        "interface Rule { int value(); }"
                                + " enum Small implements Rule { ONE; public int value() { return 1; } }"
                                + " enum Large implements Rule { ONE; public int value() { return 9; } }"
                                + " final Small small = Small.ONE; final Large large = Large.ONE;"
                                + " Cpu create(int i, int n) { Cpu c = new Cpu(); c.rule = i % 2 == 1 ? large : small; return c; }",
                        "Rule rule;",
                        "",
                        "word.write(self.rule.value());",
                        SMALL,
                        2,
                        "it is not inductive"),
                model(
                        "an object of another class",
                        "static class Doer { void act(M m) { m.word.read(); } }"
                                + " static final class Late extends Doer { @Override void act(M m) { m.word.write(9); } }"
                                + " final Doer doer;",
                        "doer = n > 5 ? new Late() : new Doer();",
                        "doer.act(this);",
                        6,
                        "with 6 CPUs the model has another doer"),
                new Case(
                        "another layout",
                        "final Word bits;",
                        "",
                        "bits = new Word(BitLayout.named(\"b\").field(\"low\", n > 5 ? 2 : 4).field(\"high\", 4).build(), 0);",
                        "bits.write(8);",
                        "invariant claim { bits.high == 0 }",
                        6,
                        "with 6 CPUs the model has another bits"),
                model(
                        "another start with fewer",
                        "final Word early;",
                        "early = new Word(8, n < 3 ? 7 : 0);",
                        "word.write(early.read());",
                        2,
                        "with 1 CPU the model has another early"),
                model(
                        "a static array",
                        "static final int[] NUMBER = new int[1];",
                        "NUMBER[0] = n;",
                        "word.write(NUMBER[0]);",
                        6,
                        "with 1 CPU the model has another"),
                model(
                        "an object that a static field names",
                        "static final Object FAST = new Box(), SLOW = new Box(); final Object mode;",
                        "mode = n > 5 ? SLOW : FAST;",
                        "if (mode == FAST) word.write(1); else word.write(9);",
                        6,
                        "with 6 CPUs the model has another M.FAST"),
                new Case(
                        "another object of a static field with fewer",
                        "static final Box FAST = new Box(), SLOW = new Box();"
                                + " Cpu create(int i, int n) { Cpu c = new Cpu(); c.mode = n < 2 ? SLOW : FAST; return c; }",
                        "Box mode;",
                        "",
                        "if (self.mode == FAST) word.write(1); else word.write(9);",
                        SMALL,
                        1,
                        "with 1 CPU the model has another M.FAST"),
                model(
                        "a lock that is held",
                        "final SpinLock lock = new SpinLock();",
                        "lock.poke(0, 1);",
                        "lock.unlock(); word.write(9);",
                        1,
                        "lock is held at the start"),
                model(
                        "a lock that is held with more",
                        "final SpinLock lock = new SpinLock();",
                        "if (n > 5) lock.poke(0, 1);",
                        "if (lock.tryLock()) lock.unlock(); else if (self.x == 0) word.write(9);",
                        6,
                        "with 6 CPUs the model has another lock"),
                model(
                        "an inherited field of the same name",
                        "static class Base { private final int most; Base(int n) { most = n; }"
                                + " boolean isMany() { return most > 5; } }"
                                + " static final class Rules extends Base { final int most = 3;"
                                + " Rules(int n) { super(n); } } final Rules rules;",
                        "rules = new Rules(n);",
                        "if (rules.most == 3 && rules.isMany()) word.write(9); else word.read();",
                        6,
                        "with 1 CPU the model has another rules.most"),
                new Case(
                        "an inherited field of the same name leads to a CPU",
                        "static class Base { private Cpu next; void to(Cpu c) { next = c; }"
                                + " boolean is(Cpu c) { return next == c; } }"
                                + " static final class Link extends Base { final Page next; Link(Page p) { next = p; } }",
                        "Link link;",
                        "for (Cpu c : cpus) { c.link = new Link(pages[0]); c.link.to(cpus[0]); }",
                        "if (!self.link.is(self)) word.write(9); else word.read();",
                        SMALL,
                        2,
                        "leads to cpu0"),
                model(
                        "a constant that is made later",
                        "static int many; static final class Late { static final int N = many; }",
                        "many = n;",
                        "word.write(Late.N);",
                        6,
                        "with 1 CPU the model has another M.many"),
                model(
                        "a constant that is made later of an array",
                        "static final int[] MANY = new int[1]; static final class Late { static final int N = MANY[0]; }",
                        "MANY[0] = n;",
                        "word.write(Late.N);",
                        6,
                        "with 1 CPU the model has another"),
                model(
                        "another pair of words",
                        "final Word a, b; final WordPair one;",
                        "WordPair p = new WordPair(8, 0, 8, 0), q = new WordPair(8, 0, 8, 0);"
                                + " a = p.low(); b = q.low(); one = n > 5 ? q : p;",
                        "one.cmpxchg(0, 1); if (b.read() == 1) word.write(9);",
                        6,
                        "with 6 CPUs the model has another"),
                model(
                        "what a word of a pair holds",
                        "final Word low;",
                        "low = new WordPair(8, n > 5 ? 9 : 0, 8, 0).low();",
                        "word.write(low.read());",
                        6,
                        "with 6 CPUs the model has another low"),
                model(
                        "what a cell holds",
                        "static class Doer { void act(M m) { m.word.read(); } }"
                                + " static final class Late extends Doer { @Override void act(M m) { m.word.write(9); } }"
                                + " final Doer early = new Doer(); final Late late = new Late(); final Cell<Doer> doer;",
                        "doer = new Cell<>(n > 5 ? new Late() : new Doer());",
                        "doer.read().act(this);",
                        6,
                        "with 6 CPUs the model has another"),
                new Case(
                        "a ghost that they share",
                        "static final class Stats { @Ghost @Range(max = 9) int g; } final Stats stats = new Stats();"
                                + " Cpu create(int i, int n) { return new Cpu(); }",
                        "Object unused;",
                        "",
                        "Machine.assume(self.x == 0); self.x = 1; stats.g++; word.read();",
                        "invariant claim { stats.g <= 1 }",
                        2,
                        "it is not inductive"),
                new Case(
                        "a ghost that is large",
                        "@Ghost @Range(max = 1L << 62) long big;",
                        "",
                        "",
                        "big = 1L << 62; word.read();",
                        "invariant claim { big <= 2 ** 61 && word <= 5 }",
                        1,
                        "it is not inductive"));
    }

    /** What a CPU does to one of another class. */
    static Stream<Case> classes() {
        return Stream.of("0", "1")
                .map(kind -> new Case(
                        "what one of kind " + kind + " breaks of the others",
                        "Cpu create(int i, int n) { Cpu c = new Cpu(); c.kind = i % 2; return c; }",
                        "int kind;",
                        "",
                        "if (self.kind == " + kind + ") word.write(1);"
                                + " else if (word.read() == 0) { self.x = 1; word.read(); self.x = 0; }",
                        "invariant claim { forall c in cpus: c.x == 1 => word == 0 }",
                        2,
                        "it is not inductive"));
    }

    static Stream<Case> claims() {
        return Stream.of(
                new Case(
                        "a value that depends on who comes first",
                        "final Cell<Page> first;",
                        "",
                        "first = new Cell<>(pages[0]);",
                        "if (p == 0) { self.x = 1; word.read(); } else if (p == 1) { if (self.x == 1) first.write(null); }"
                                + " else if (self.x == 0 && first.read() == null) word.write(9);",
                        "lemma it { (exists c in cpus: c.x == 1 || first.y == 1) => word <= 9 }"
                                + " lemma at { forall c in cpus: !(c before write of word) }"
                                + " invariant claim { word == 0 }",
                        2,
                        "it is not inductive"),
                claim(
                        "one of several for all CPUs",
                        "invariant claim { exists p in pages: forall c in cpus: c.held[p] == 0 }",
                        3,
                        "a claim can speak of one at a time"),
                claim(
                        "not all of them",
                        "invariant claim { !(forall p in pages: exists c in cpus: c.held[p] > 0) }",
                        3,
                        "a claim can speak of one at a time"),
                claim(
                        "a sum without one",
                        "lemma mine { forall d in cpus: (sum c in cpus where c == d: c.x) == d.x }"
                                + " invariant claim { forall d in cpus: (sum c in cpus where c != d: c.x) <= 1 }",
                        3,
                        "cannot depend on which other CPU it is"),
                claim(
                        "a sum without one by definitions",
                        "def adds(c: Cpu, d: Cpu) = if c != d then c.x else 0;"
                                + " invariant claim { forall d in cpus: (sum c in cpus: adds(c, d)) <= 1 }",
                        3,
                        "cannot depend on which other CPU it is"),
                claim(
                        "who makes the step",
                        "transition claim { by act => (count c in cpus: by act) >= 2 }",
                        1,
                        "cannot depend on who makes the step"),
                claim(
                        "what changes besides",
                        "transition claim { (count c in cpus: c.x == 1 && word' != word) <= 2 && word <= 250 }",
                        4,
                        "can only read what is each CPU's own"),
                claim(
                        "a range up to a sum",
                        "invariant claim { forall k in 0 .. (count c in cpus: c.x == 1): k <= 2 }",
                        3,
                        "has too many parts"),
                claim("their number", "invariant claim { word <= cpus && cpus >= 5 }", 1, "how many CPUs there are"),
                claim(
                        "their number by a constant",
                        "const N = cpus - 1; invariant claim { word <= N }",
                        2,
                        "how many CPUs there are"),
                claim(
                        "where a lifecycle begins",
                        "lifecycle claim of (count c in cpus: c.x == 0) + p.y for p in pages { initial 5; 5 -> 4; }",
                        2,
                        "each CPU adds 1 to this at the start"));
    }

    @ParameterizedTest
    @MethodSource({"models", "classes", "claims"})
    void isNotProved(Case c) throws IOException {
        Files.writeString(folder.resolve("M.java"), c.model());
        String file = Files.writeString(folder.resolve("m.inv"), c.spec()).toString();
        Ran proof = Ran.command("prove", file);
        String plain = proof.out().replaceAll("\\s+", " ");
        assertTrue(plain.contains("claim: UNKNOWN (") && plain.contains(c.reason()), proof.out() + proof.err());
        assertFalse(plain.contains("claim: PROVED"), plain);
        Ran search = Ran.command("check", file, "--property", "claim", "--set", "cpus=" + c.cpus());
        assertTrue(search.out().contains("claim: VIOLATED"), search.out() + search.err());
    }

    /** Proofs take the ghost for an integer; a step after which it leaves its range cannot be shown. */
    @Test
    void aGhostThatLeavesItsRange() throws IOException {
        Case c = model(
                "",
                "@Ghost @Range(max = 3) long g;",
                "",
                "Machine.assume(self.x == 0); word.cmpxchg(0, 1); self.x = 1; g++;",
                0,
                "");
        Files.writeString(folder.resolve("M.java"), c.model());
        String spec = c.spec().replace(SMALL, "invariant claim { g <= 3 }");
        String file = Files.writeString(folder.resolve("m.inv"), spec).toString();
        String proof = Ran.command("prove", file).ends(ExitCode.INCONCLUSIVE).out();
        assertTrue(proof.contains("claim: UNKNOWN (solver: it is not inductive: cpu0 starts act"), proof);
    }

    @Test
    void cpusOfTwoClassesCanOwnDifferentThings() throws IOException {
        Case c = new Case(
                "",
                "Cpu create(int i, int n) { Cpu c = new Cpu(); c.box = i % 2 == 0 ? null : new Box(); return c; }",
                "Box box;",
                "",
                "if (word.read() == 0) { if (self.box != null) { word.write(1); self.box.y = 1; } pages[p].hits.fetchAdd(1); }",
                "invariant claim { word <= 1 }",
                0,
                "");
        String model = c.model().replace("class Page { ", "class Page { final Word hits = new Word(20, 0); ");
        Files.writeString(folder.resolve("M.java"), model);
        String file = Files.writeString(folder.resolve("m.inv"), c.spec()).toString();
        String proof = Ran.command("prove", file).out();
        assertTrue(proof.contains("claim: PROVED"), proof);
    }

    /** What a CPU adds to a sum that has no value could be anything. */
    @Test
    void sumsHaveValues() throws IOException {
        Case c = new Case(
                "",
                "",
                "Page at;",
                "for (Cpu c : cpus) c.at = pages[0];",
                "Machine.assume(self.x == 0); self.x = 1; self.at = null; word.read();",
                """
                invariant first { (sum c in cpus: c.at.order) == 0 }
                invariant guarded { (sum c in cpus where c.at != none: c.at.order) == 0 }
                """,
                0,
                "");
        String model = c.model().replace("class Page { ", "class Page { final int order = 0; ");
        Files.writeString(folder.resolve("M.java"), model);
        String file = Files.writeString(folder.resolve("m.inv"), c.spec()).toString();
        String proof = Ran.command("prove", file).out().replaceAll("\\s+", " ");
        assertTrue(proof.contains("must not have parts without a value"), proof);
        assertFalse(proof.contains("first: PROVED"), proof);
        assertTrue(proof.contains("guarded: VACUOUS") || proof.contains("guarded: PROVED"), proof);
    }

    /** A model that is another one each time can deceive the proof. Runs with some numbers of CPUs are a second opinion. */
    @Test
    void whatARunViolatesIsNotSaidToBeProved() throws IOException {
        String seen = "pageproof.test.seen";
        Case fickle = model(
                "another one each time",
                "final Word late;",
                "if (n == 64) System.setProperty(\"" + seen + "\", \"\");"
                        + " late = new Word(8, n == 3 && System.getProperty(\"" + seen + "\") != null ? 9 : 0);",
                "word.write(late.read());",
                3,
                "");
        Files.writeString(folder.resolve("M.java"), fickle.model());
        String file = Files.writeString(folder.resolve("m.inv"), fickle.spec() + "lemma zero { late == 0 }")
                .toString();
        try {
            Ran ran = Ran.command("prove", file).ends(ExitCode.CONTRADICTION);
            assertTrue(
                    ran.err().contains("is proved of any number of CPUs, and a run with cpus=3 violates it"),
                    ran.err());
            System.clearProperty(seen);
            Ran.command("check", file).ends(ExitCode.CONTRADICTION);
        } finally {
            System.clearProperty(seen);
        }
    }

    /** The array has a parameter of its own, and another one is called cpus. */
    @Test
    void theParameterIsThatOfTheArray() throws IOException {
        Files.writeString(folder.resolve("Two.java"), """
                import org.pageproof.machine.*;
                @Model("two") public class Two {
                    static final class Vcpu { @Range(max = 1) int x; }
                    final Word word = new Word(8, 0);
                    final SpinLock l = new SpinLock();
                    final Vcpu[] vcpus;
                    public Two(@Param(value = "cpus", def = 1) int pcpus, @Param(value = "vcpus", def = 2) int n) {
                        vcpus = new Vcpu[n];
                        for (int i = 0; i < n; i++) vcpus[i] = new Vcpu();
                    }
                    @Operation("take") void take(Vcpu self) {
                        if (l.tryLock()) { self.x = 1; word.read(); l.unlock(); self.x = 0; }
                    }
                }
                """);
        String file = Files.writeString(folder.resolve("two.inv"), """
                        module two;
                        model two;
                        transition claim { forall c in vcpus: by tryLock of l && l.held && !(c steps) => c.x == 1 }
                        scenario s { cpus any repeat take; check all; }
                        """).toString();
        String proof = Ran.command("prove", file).out();
        assertTrue(proof.contains("claim: UNKNOWN (solver: it is not inductive"), proof);
        assertTrue(proof.contains("--set vcpus=3"), proof);
        assertTrue(proof.contains("lock_discipline: PROVED"), proof);
        String search = Ran.command("check", file, "--property", "claim", "--set", "vcpus=3")
                .ends(ExitCode.NOT_MET)
                .out();
        assertTrue(search.contains("claim: VIOLATED in 2 steps"), search);
        assertEquals(
                "",
                Ran.command("check", file, "--set", "vcpus=3", "--set", "cpus=2")
                        .err());
    }
}
