package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @Test
    void versionAndHelp() {
        assertTrue(Ran.command("--version").ends(ExitCode.MET).out().matches("(?s)pageproof \\d+\\.\\d+\\.\\d+\\R.*"));
        assertTrue(Ran.command("--help").ends(ExitCode.MET).out().contains("pageproof check"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "prove", "list", "lint", "show", "replay", "report"})
    void everyCommandHasHelpWithExamples(String command) {
        String help = Ran.command(command, "--help").ends(ExitCode.MET).out();
        assertTrue(help.contains("Example") && help.contains("pageproof " + command), help);
        assertEquals(help, Ran.command("help", command).ends(ExitCode.MET).out());
        assertTrue(help.lines().allMatch(l -> l.length() <= 100), help);
    }

    @Test
    void unknownWordsAreSuggested() {
        Ran.command().refuses("a command is missing");
        Ran.command("chek").refuses("'chek'", "Did you mean check?");
        Ran.command("check", "--fromat", "json")
                .refuses("--fromat", "Did you mean --format?", "pageproof check --help");
        Ran.command("show").refuses("TRACE");
    }

    @Test
    void valuesOfOptionsAreChecked() {
        Ran.command("check", "--format", "xml").refuses("--format xml", "text, json, junit, github");
        Ran.command("check", "--reduce", "some").refuses("--reduce some", "none, all");
        Ran.command("check", "--engine", "simulate").refuses("not part of this version", "explore", "prove");
        Ran.command("check", "--method", "chc").refuses("--engine prove");
        Ran.command("check", "--engine", "prove", "--method", "luck").refuses("auto, bmc, induction, chc");
        Ran.command("agree", "--engine", "simulate").refuses("there is no such engine", "interpreter", "prove");
        Ran.command("check", "--engine", "fast").refuses("no such engine", "explore");
        Ran.command("check", "--memory", "lots").refuses("--memory lots", "500m or 2g");
        Ran.command("check", "--memory", "900000g").refuses("--memory 900000g", "give less");
        Ran.command("check", "--memory", "1k").refuses("1m at least");
        Ran.command("check", "--timeout", "60").refuses("--timeout 60", "60s");
        for (String command : List.of("check", "prove", "agree")) {
            Ran.command(command, "--timeout", "0s").refuses("--timeout 0s", "no time", "60s");
            Ran.command(command, "--timeout", "99999999999999h").refuses("99999999999999h: the longest time is 99999h");
            Ran.command(command, "--timeout", "100000h").refuses("--timeout 100000h", "give less");
            Ran.command(command, "--memory", "1k").refuses("1m at least");
        }
        Ran.command("check", "--out", "").refuses("--out \"\": expected a folder");
        Ran.command("prove", "--emit-smt2", "").refuses("--emit-smt2 \"\": expected a folder");
        Ran.command("prove", "--memory", "lots").refuses("--memory lots", "500m or 2g");
        Ran.command("check", "--depth", "-1").refuses("--depth -1");
        Ran.command("check", "--depth", "deep").refuses("--depth", "deep");
        Ran.command("check", "--set", "cpus").refuses("--set cpus: write NAME=VALUE");
        Ran.command("check", "--set", "cpus=many").refuses("--set cpus=many", "expected an integer");
    }

    @Test
    void theWorseExitCodeCounts() {
        assertEquals(ExitCode.CONTRADICTION, ExitCode.BAD_INPUT.and(ExitCode.CONTRADICTION));
        assertEquals(ExitCode.BAD_INPUT, ExitCode.BAD_INPUT.and(ExitCode.NOT_MET));
        assertEquals(ExitCode.NOT_MET, ExitCode.INCONCLUSIVE.and(ExitCode.NOT_MET));
        assertEquals(ExitCode.INCONCLUSIVE, ExitCode.MET.and(ExitCode.INCONCLUSIVE));
        assertEquals(ExitCode.MET, ExitCode.MET.and(ExitCode.MET));
    }
}
