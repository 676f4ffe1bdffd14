package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.Schemas;

/** The page that teaches writing a model, followed step by step. */
class OwnModelTest {
    private static final Pattern BLOCK = Pattern.compile("```\\w*\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void theToolSaysWhatThePageSays() throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher m = BLOCK.matcher(Files.readString(Schemas.root().resolve("docs/own-model.md")));
        while (m.find()) {
            blocks.add(m.group(1));
        }
        String model = startingWith(blocks, "import org.pageproof.machine", 0);
        String broken = model.substring(
                model.indexOf("        long x = "), model.indexOf("    }\n", model.indexOf("        long x = ")));
        String dropped = "        if (pages[p].count.fetchAdd(-1) == 1) pages[p].owner.write(null);\n";
        assertTrue(model.contains(dropped), model);
        Files.writeString(folder.resolve("shop.inv"), startingWith(blocks, "module shop", 0));

        check(model, ExitCode.NOT_MET, startingWith(blocks, "counterexample", 0));
        String first = startingWith(blocks, "        long x = ", 0);
        check(model.replace(broken, first), ExitCode.NOT_MET, startingWith(blocks, "counterexample", 1));
        String second = startingWith(blocks, "        long x = ", 1);
        String method = startingWith(blocks, "    private void giveBack", 0);
        String repaired = model.replace(broken, second)
                .replace(dropped, "        giveBack(p);\n")
                .replaceFirst("}\\s*$", Matcher.quoteReplacement(method) + "}\n");
        check(repaired, ExitCode.MET, startingWith(blocks, "scenario (scope)", 0));
    }

    private void check(String model, ExitCode code, String shown) throws IOException {
        Files.writeString(folder.resolve("Shop.java"), model);
        String text = Ran.command("check", folder.resolve("shop.inv").toString())
                .ends(code)
                .out();
        assertTrue(same(text).contains(same(shown)), () -> shown + "\nis not in\n" + text);
    }

    /** Without the folder, and however the lines are broken. */
    private String same(String text) {
        return text.replace(folder + "/", "").replace("mine/", "").replaceAll("\\s+", " ");
    }

    private static String startingWith(List<String> blocks, String start, int which) {
        return blocks.stream()
                .filter(b -> b.startsWith(start))
                .skip(which)
                .findFirst()
                .orElseThrow();
    }
}
