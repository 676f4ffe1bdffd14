package org.pageproof.checker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proposed is made of what was written, and can be written. */
class SpecHintsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private Ran check(String property, String operation) throws IOException {
        Path spec = Files.writeString(
                folder.resolve("h.inv"),
                "module h;\nmodel xen.Pages;\n" + property
                        + "\nscenario s { model with pages = 1, domains = 1; cpus 1 repeat " + operation + "; }\n");
        return Ran.command("check", spec.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "forall p in pages: p.owner.domain.tot_pages >= 0 @ p.owner.domain != none => ...",
                "pages[pages[0].in_flight + 7].count_info.count >= 0 @ pages[0].in_flight + 7 < size(pages) => ...",
                "forall p in pages: p.owner == none @ did you mean \"p.owner.domain\"?",
                "forall p in pages, d in domains: p.owner == d @ did you mean \"p.owner.domain\"?",
                "forall p in pages: p.count_info == true @ this is a whole word; its parts are ",
                "forall p in pages: p.count_info & PGC_allocated != 0 @ \"allocated\" is a part of a word: ",
                "!(exists c in cpus: c in gget_page) @ did you mean \"get_page\"?",
                "forall p in pages: p->owner.domain == none @ a field is \"p.owner\"",
            })
    void ofExpressions(String claim, String advice) throws IOException {
        check("invariant a { " + claim + " }", "get_page").refuses("h.inv:3:", advice);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "transition a { by gget_page => false } @ get_page @ did you mean \"get_page\"?",
                "invariant a { true } @ alloc_pages @ did you mean \"alloc_",
            })
    void ofNames(String property, String operation, String advice) throws IOException {
        check(property, operation).refuses(advice);
    }
}
