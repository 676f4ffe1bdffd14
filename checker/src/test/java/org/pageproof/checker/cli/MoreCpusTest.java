package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.checker.prove.solver.NeedsZ3;

/** What is true of the few CPUs that a proof looks at and false of more of them, or of fewer, is not proved of any number. */
@NeedsZ3
class MoreCpusTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("Crowd.java"), """
                import org.pageproof.machine.*;
                @Model("crowd") public class Crowd {
                    static final class Domain { }
                    static final class Cpu {
                        final Domain domain;
                        @Range(max = 1) int token = 1;
                        @Range(max = 1) int used;
                        Cpu(Domain d) { domain = d; }
                    }
                    final Domain[] domains = { new Domain(), new Domain() };
                    final Cpu[] cpus;
                    final Word pool = new Word(8, 0);
                    final SpinLock l1 = new SpinLock(), l2 = new SpinLock(), l3 = new SpinLock();
                    final Cell<Cpu> first = new Cell<>(null), second = new Cell<>(null);
                    final Cell<Domain> seen = new Cell<>(null);
                    public Crowd(@Param("cpus") int n, @Param(value = "odd", min = 0, def = 0) int odd) {
                        if (odd == 1 && n > 6 && n % 2 == 1) throw new IllegalArgumentException("an even number");
                        cpus = new Cpu[n];
                        for (int i = 0; i < n; i++) cpus[i] = new Cpu(domains[odd == 0 ? i % 2 : i >= 7 ? 1 : 0]);
                    }
                    @Operation("give") void give(Cpu self) {
                        Machine.assume(self.token == 1);
                        self.token = 0;
                        pool.fetchAdd(1);
                    }
                    @Operation("use") void use(Cpu self) { self.used = 1; pool.read(); }
                    @Operation("lock1") void lock1(Cpu self) { l1.lock(); l1.unlock(); }
                    @Operation("lock2") void lock2(Cpu self) { l2.lock(); l2.unlock(); }
                    @Operation("lock3") void lock3(Cpu self) { l3.lock(); l3.unlock(); }
                    @Operation("be_first") void beFirst(Cpu self) { first.write(self); }
                    @Operation("be_second") void beSecond(Cpu self) { second.write(self); }
                    @Operation("look") void look(Cpu self) {
                        Cpu x = first.read();
                        Cpu y = second.read();
                        if (x == null || y == null || x == y || x == self || y == self) return;
                        Machine.bugOn(x.domain == domains[1] && y.domain == domains[1] && self.domain == domains[1],
                            "three CPUs of domain 1");
                    }
                    @Operation("show") void show(Cpu self) { seen.write(self.domain); }
                }
                """);
        Files.writeString(folder.resolve("crowd.inv"), """
                module crowd;
                model crowd;
                invariant few_tokens { pool + (sum c in cpus: c.token) <= 4 }
                invariant two_wait { (count c in cpus: !(c in give)) >= 2 }
                invariant small_sum { (sum c in cpus: c.used * 2 ** 60) <= 2 ** 62 }
                invariant not_all_of_one_domain {
                    l1.held && l2.held && l3.held && l1.holder != l2.holder && l1.holder != l3.holder && l2.holder != l3.holder
                        => !(l1.holder.domain == domains[1] && l2.holder.domain == domains[1] && l3.holder.domain == domains[1])
                }
                invariant hidden_in_a_set {
                    forall d in { x in domains : l1.held && l2.held && l3.held && l1.holder.domain == x && l2.holder.domain == x
                        && l3.holder.domain == x && x == domains[1] } : d == none
                }
                invariant few_holders { size({ l1.holder, l2.holder, l3.holder }) <= 2 }
                invariant first_domain { seen != domains[1] }
                scenario tokens { cpus any repeat give | use; check few_tokens, two_wait, small_sum; }
                scenario locks { cpus any repeat lock1 | lock2 | lock3; check not_all_of_one_domain, few_holders, hidden_in_a_set; }
                scenario cells { cpus any repeat be_first | be_second | look; check bug_on; }
                scenario late { model with odd = 1; cpus any repeat show; check first_domain; }
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "tokens, few_tokens, 5, each CPU adds 1 to this at the start",
        "tokens, two_wait, 1, each CPU adds 1 to this at the start",
        "tokens, small_sum, 5, each must add less than",
        "locks, not_all_of_one_domain, 6, it is known whether this is a CPU of the claim",
        "locks, hidden_in_a_set, 6, it is known whether this is a CPU of the claim",
        "locks, few_holders, 4, it is known whether this is a CPU of the claim",
        "cells, bug_on, 6, first can hold a CPU",
        "late, first_domain, 8, of 8 CPUs cpu7 is not like one of the first"
    })
    void isNotProved(String scenario, String property, int cpus, String reason) {
        String file = folder.resolve("crowd.inv").toString();
        String proof = Ran.command("prove", file, "--scenario", scenario).out();
        String plain = proof.replaceAll("\\s+", " ");
        assertTrue(plain.contains(property + ": UNKNOWN (") && plain.contains(reason), proof);
        String search = Ran.command(
                        "check", file, "--scenario", scenario, "--property", property, "--set", "cpus=" + cpus)
                .ends(ExitCode.NOT_MET)
                .out();
        assertTrue(search.contains(property + ": VIOLATED"), search);
    }

    @Test
    void aHolderThatIsComparedWithACpuIsKnown() throws IOException {
        Path spec = Files.writeString(folder.resolve("holder.inv"), """
                module holder;
                model crowd;
                invariant held_by_somebody { forall c in cpus: l1.holder == c => l1.held }
                scenario s { cpus any repeat lock1 | use; check all; }
                """);
        String proof = Ran.command("prove", spec.toString()).out();
        assertTrue(proof.contains("held_by_somebody: PROVED"), proof);
    }
}
