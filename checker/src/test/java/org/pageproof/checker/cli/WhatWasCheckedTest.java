package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.steps.load.ModelPath;

/** A run that succeeds has checked what was asked for, of the model that was meant. */
class WhatWasCheckedTest {
    private static final String MODEL = """
            import org.pageproof.machine.*;

            @Model("tiny")
            public class Tiny {
                static final class Cpu { @Range(min = 0, max = 1) int turns; }
                final Word word = new Word(2, 0);
                final Cpu[] cpus = {new Cpu(), new Cpu()};

                @Operation("touch")
                void touch(Cpu self) {
                    word.write(1);
                }

                @Operation("never")
                void never(Cpu self) {
                    Machine.assume(self.turns > 1);
                    word.write(2);
                }
            }
            """;
    private static final String HEAD = "module m;\nmodel tiny;\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void aSourceReplacesTheClassFileBesideIt() throws IOException {
        Path source = write("Tiny.java", MODEL);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-g", "-cp", ModelPath.machinePlace().toString(), source.toString());
        assertEquals(0, compiled);
        write("Tiny.java", MODEL.replace("word.write(1);", "word.write(3);"));
        Path spec = write("m.inv", HEAD + "invariant small { word < 2 }\nscenario s { cpus all repeat touch; }\n");
        Ran.command("check", spec.toString(), "--model-path", folder.toString()).ends(ExitCode.NOT_MET);
    }

    @Test
    void twoVariantsOfOneNameAreRefused() throws IOException {
        write("Tiny.java", MODEL);
        for (String name : List.of("First", "Second")) {
            write(
                    name + ".java",
                    "import org.pageproof.machine.*;\n@Variant(value = \"v\", of = \"tiny\", says = \"nothing new\")\n"
                            + "public class " + name + " extends Tiny {}\n");
        }
        Path spec = write("m.inv", HEAD + "scenario s { with variant v; cpus all repeat touch; }\n");
        Ran.command("check", spec.toString()).refuses("variant v", "First and Second");
    }

    @Test
    void aPropertyThatNoScenarioChecksIsNotPassedOver() throws IOException {
        write("Tiny.java", MODEL);
        Path spec = write(
                "m.inv",
                HEAD + "invariant a { word < 2 }\ninvariant b { word < 1 }\n"
                        + "scenario s { cpus all repeat touch; check a; }\n"
                        + "scenario t { cpus all repeat touch; }\n");
        Ran.command("check", spec.toString(), "--scenario", "s", "--property", "b")
                .refuses("--property b", "no scenario");
        Ran.command("check", spec.toString(), "--property", "b").ends(ExitCode.NOT_MET);
        Ran.command("check", spec.toString(), "--scenario", "s", "--property", "fits")
                .ends(ExitCode.MET);
    }

    @Test
    void aClaimAboutStepsIsVacuousWhereThereAreNone() throws IOException {
        write("Tiny.java", MODEL);
        Path spec = write(
                "m.inv",
                HEAD + "transition t { word' == word }\n"
                        + "scenario s { cpus all repeat never; expect holds of t; }\n");
        Ran ran = Ran.command("check", spec.toString()).ends(ExitCode.NOT_MET);
        assertTrue(ran.out().contains("VACUOUS"), ran.out());
    }

    @Test
    void noPremiseIsLeftOut() throws IOException {
        write("Tiny.java", MODEL);
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < 40; i++) {
            text.append("invariant a")
                    .append(i)
                    .append(" { word == 3 => word == ")
                    .append(i + 4)
                    .append(" }\n");
        }
        Path spec = write("m.inv", text + "scenario s { cpus all repeat touch; }\n");
        Ran.command("check", spec.toString()).refuses("m.inv:27:11", "premise");
        Path half = write("m.inv", text + "scenario s { cpus all repeat touch; check a31, a32, a33; }\n");
        Ran ran = Ran.command("check", half.toString()).ends(ExitCode.NOT_MET);
        assertTrue(ran.out().contains("a33: VACUOUS"), ran.out());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
