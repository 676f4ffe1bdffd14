package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.prove.solver.NeedsZ3;

/**
 * Sums after a step are told from those before it. Where these have no value, as after a division by zero, nobody asks for them and
 * their terms can be any number.
 */
@NeedsZ3
class SumsAfterNoValueTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void aSumOfRemainders() throws IOException {
        isViolated("""
                static final class Page {
                    final Word used = new Word(3, 7);
                    final Word dirty = new Word(1, 1);
                    final Word refs = new Word(7, 10);
                }
                final Page[] pages = { new Page(), new Page() };
                final Word size = new Word(3, 0);
                @Operation("set_size") void setSize(Cpu self) { size.write(5); }
                @Operation("spin") void spin(Cpu self, @Index("pages") int p) {
                    pages[p].used.cmpxchg(6, 0); pages[p].dirty.cmpxchg(0, 0); pages[p].refs.cmpxchg(3, 0);
                }
                """, """
                lemma pin { forall p in pages: p.used == 7 && p.dirty == 1 && p.refs == 10 }
                invariant claim { size != 0 => (sum p in pages: p.used % size + p.dirty + p.refs) <= 20 }
                scenario s { cpus all repeat set_size | spin; check all; }
                """);
    }

    @Test
    void aSumOfElements() throws IOException {
        isViolated("""
                static final class Page { final Word used = new Word(3, 7); final Word refs = new Word(7, 3); }
                final Page[] pages = { new Page(), new Page(), new Page() };
                final int[] limits = { 4, 5, 5 };
                final Word level = new Word(2, 3);
                @Operation("set_level") void setLevel(Cpu self) { level.write(0); }
                @Operation("spin") void spin(Cpu self, @Index("pages") int p) {
                    pages[p].used.cmpxchg(6, 0); pages[p].refs.cmpxchg(4, 0);
                }
                """, """
                lemma pin { forall p in pages: p.used == 7 && p.refs == 3 }
                invariant claim { level < 3 => (sum p in pages: limits[level] - p.used + p.refs) >= 20 }
                scenario s { cpus all repeat set_level | spin; check all; }
                """);
    }

    @Test
    void equalSums() throws IOException {
        isViolated("""
                final Word a = new Word(1, 0);
                final Word w = new Word(2, 0);
                @Ghost @Range(max = 31) long r = 7;
                @Ghost @Range(max = 8) int v = 8;
                @Operation("go") void go(Cpu self) { a.write(1); r = r + 8; }
                @Operation("odd") void odd(Cpu self) { long y = w.read(); if (y == 1) v = 0; w.cmpxchg(1, y); }
                """, """
                lemma pin { v == 8 && (a == 0 => r == 7) && w == 0 }
                invariant claim { a == 1 => 7 / a + (0 - v) == r }
                scenario s { cpus all repeat go | odd; check all; }
                """);
    }

    private void isViolated(String members, String spec) throws IOException {
        Files.writeString(folder.resolve("M.java"), """
                import org.pageproof.machine.*;
                @Model("m") public class M {
                    static final class Cpu { }
                    final Cpu[] cpus;
                    public M(@Param("cpus") int n) {
                        cpus = new Cpu[n];
                        for (int i = 0; i < n; i++) cpus[i] = new Cpu();
                    }
                    %s
                }
                """.formatted(members));
        String file = Files.writeString(folder.resolve("m.inv"), "module m;\nmodel m;\n" + spec)
                .toString();
        for (String method : new String[] {"auto", "induction"}) {
            Ran proof = Ran.command("prove", file, "--method", method, "--set", "cpus=1");
            assertTrue(
                    proof.out().contains("claim: VIOLATED in 1 step")
                            || proof.out().contains("claim: UNKNOWN"),
                    proof.out() + proof.err());
        }
        Ran search = Ran.command("check", file, "--property", "claim", "--set", "cpus=1")
                .ends(ExitCode.NOT_MET);
        assertTrue(search.out().contains("claim: VIOLATED in 1 step"), search.out());
    }
}
