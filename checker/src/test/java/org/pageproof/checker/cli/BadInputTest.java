package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input: exit code 2, a message that names the place, no stack trace. */
class BadInputTest {
    private static final String MODEL = """
            import org.pageproof.machine.*;

            @Model("tiny")
            public class Tiny {
                static final class Cpu {}
                final Word word = new Word(2, 0);
                final Cpu[] cpus = {new Cpu(), new Cpu()};

                public Tiny(@Param(value = "size", max = 4) int size) {}

                @Operation("touch")
                void touch(Cpu self) {
                    word.write(1);
                }
            }
            """;
    private static final String HEAD = "module m;\nmodel tiny;\n";
    private static final String SCENARIO = "scenario s {\n    cpus all repeat touch;\n}\n";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void files() throws IOException {
        check("").refuses("bad.inv:1:1: error PP001");
        Files.write(folder.resolve("bad.inv"), new byte[] {1, 0, (byte) 0xff});
        run().refuses("bad.inv:1:1: error PP002");
        Ran.command("check", folder.resolve("none.inv").toString()).refuses("none.inv", "no such file");
        Files.delete(folder.resolve("bad.inv"));
        Ran.command("check", folder.toString()).refuses("there is no spec (.inv) in this folder");
    }

    @Test
    void specs() throws IOException {
        check(HEAD + "invariant a { wrod == 0 }\n" + SCENARIO).refuses("bad.inv:3:15", "did you mean \"word\"?");
        check(HEAD + "invariant a { word }\n" + SCENARIO).refuses("bad.inv:3:15", "PP040");
        check(HEAD + "invariant a { word == 0\n" + SCENARIO).refuses("bad.inv:3:13", "PP008");
        check(HEAD + "invariant a { word == 0 }\ninvariant a { word == 1 }\n" + SCENARIO)
                .refuses("bad.inv:4:11", "PP020");
        check(HEAD + "scenario s {\n}\n").refuses("bad.inv:3:10", "PP060");
        check(HEAD + "scenario s {\n    model with size = 9;\n    cpus all repeat touch;\n}\n")
                .refuses("bad.inv:4:", "PP062");
        check(HEAD + "scenario s {\n    cpus all repeat touch;\n    expect violation of nothing;\n}\n")
                .refuses("bad.inv:5:", "PP025");
        check(HEAD + "invariant a { word == 0 }\n").refuses("there is no scenario");
        check(HEAD + "invariant a { 1 / word >= 0 }\n" + SCENARIO).refuses("bad.inv:3:15", "division by zero");
    }

    @Test
    void names() throws IOException {
        String good = HEAD + SCENARIO;
        check(good, "--scenario", "z").refuses("--scenario z", "s");
        check(good, "--property", "fit").refuses("--property fit", "did you mean fits?");
        check(good, "--set", "sice=2").refuses("sice");
        check(good, "--set", "size=9").refuses("size");
        check(good, "--set", "size").refuses("--set size: write NAME=VALUE");
        check(good, "--set", "=3").refuses("--set =3: write NAME=VALUE");
    }

    /** What is wrong with an option is wrong for every scenario, and said once. */
    @Test
    void identicalMessagesAreSaidOnce() throws IOException {
        String three = HEAD + SCENARIO + SCENARIO.replace("s {", "t {") + SCENARIO.replace("s {", "u {");
        for (String setting : new String[] {"sice=2", "size=9"}) {
            String err = check(three, "--set", setting).refuses("--set:1:1").err();
            assertEquals(err.indexOf("--set:1:1"), err.lastIndexOf("--set:1:1"), err);
        }
    }

    @Test
    void filesOfOtherKinds() throws IOException {
        String[] others = {
            "# Title\n\nIt's a page; (see `x`) and {\n",
            "package a.b;\n\nimport a.c;\n\nclass A { int x = '1'; }\n",
            "import a.c;\n\nclass A { int x = \"1; }\n",
            "/* a file */ import static a.c;\n",
            "{ \"a\": 1 }\n"
        };
        for (String other : others) {
            String err = spec(other)
                    .refuses("bad.inv:1:1: error PP001: this does not begin like a spec")
                    .err();
            assertEquals(err.indexOf("bad.inv:"), err.lastIndexOf("bad.inv:"), err);
        }
        check("modul m;\nmodel tiny;\n" + SCENARIO).refuses("\"modul\" cannot stand here");
    }

    @Test
    void folders() throws IOException {
        check(HEAD + SCENARIO).ends(ExitCode.MET);
        Files.createDirectory(folder.resolve("b"));
        Files.writeString(folder.resolve("b/Tiny.java"), MODEL);
        Files.writeString(folder.resolve("b/a.inv"), HEAD + SCENARIO.replace("s {", "t {"));
        String out = Ran.command("check", folder.toString()).ends(ExitCode.MET).out();
        assertEquals(
                List.of("t", "s"),
                Pattern.compile("(?m)^(\\w) \\(")
                        .matcher(out)
                        .results()
                        .map(r -> r.group(1))
                        .distinct()
                        .toList(),
                out);
    }

    @Test
    void models() throws IOException {
        check("module m;\nmodel other;\n" + SCENARIO).refuses("bad.inv", "other", "--model-path");
        model(MODEL.replace("@Model(\"tiny\")", ""));
        spec(HEAD + SCENARIO).refuses("tiny", "--model-path");
        model(MODEL.replace("word.write(1);", "word.write(\"one\");"));
        spec(HEAD + SCENARIO).refuses("Tiny.java:13");
        model(MODEL.replace("word.write(1);", "try { word.write(1); } catch (RuntimeException e) { }"));
        spec(HEAD + SCENARIO).refuses("Tiny.java:", "Tiny.touch");
        model(MODEL.replace("word.write(1);", "word.write(new int[1].length);"));
        spec(HEAD + SCENARIO).refuses("Tiny.java:13", "Tiny.touch");
        model(MODEL.replace("{}\n\n    @Op", "{ throw new IllegalStateException(); }\n\n    @Op"));
        spec(HEAD + SCENARIO).ends(ExitCode.BAD_INPUT);
    }

    @Test
    void traces() throws IOException {
        Path trace = Files.writeString(folder.resolve("trace.json"), "{\n  \"format\" : 1,\n  \"tool");
        Ran.command("show", trace.toString()).refuses("trace.json:3:");
        Ran.command("replay", trace.toString()).refuses("trace.json:3:");
        Files.writeString(trace, "{ \"a\": 1 }");
        for (String command : List.of("show", "replay", "report")) {
            Ran.command(command, trace.toString()).refuses("trace.json: this is not a trace: it has no \"#meta\"");
        }
        Files.writeString(trace, "[ 1, 2 ]");
        Ran.command("show", trace.toString()).refuses("trace.json: this is not a trace: it has no \"#meta\"");
        Ran.command("replay", "--on", "paper", trace.toString()).refuses("--on paper", "steps, jvm");
    }

    @Test
    void output() throws IOException {
        String good = HEAD + SCENARIO;
        for (String format : CheckOutput.Format.words()) {
            Ran ran = check(good, "--format", format, "--out", "/proc/none");
            ran.refuses("--out: cannot write /proc/none");
            assertEquals("", ran.out());
        }
        check(good, "--out", folder.resolve("bad.inv").toString()).refuses("there is a file of that name");
    }

    private Ran check(String spec, String... options) throws IOException {
        model(MODEL);
        return spec(spec, options);
    }

    private void model(String text) throws IOException {
        Files.writeString(folder.resolve("Tiny.java"), text);
    }

    private Ran spec(String spec, String... options) throws IOException {
        Files.writeString(folder.resolve("bad.inv"), spec);
        return run(options);
    }

    private Ran run(String... options) {
        String[] command = new String[options.length + 2];
        command[0] = "check";
        command[1] = folder.resolve("bad.inv").toString();
        System.arraycopy(options, 0, command, 2, options.length);
        return Ran.command(command);
    }
}
