package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims that say which access a CPU makes next, by every engine that is there. */
class BeforeTest {
    private static final String MODEL = """
            import org.pageproof.machine.*;

            @Model("tiny")
            public class Tiny {
                static final class Page { final Word refs = new Word(1, 0); }
                static final class Cpu { final Word seen = new Word(1, 0); }
                final Page[] pages = {new Page(), new Page()};
                final Page[] turned = {pages[1], pages[0]};
                final Cpu[] cpus = {new Cpu(), new Cpu()};
                final SpinLock door = new SpinLock();
                final WordPair both = new WordPair(1, 0, 1, 0);

                @Operation("move")
                void move(Cpu self, @Index("pages") int from, boolean there) {
                    door.lock();
                    Word refs = (there ? turned[from] : pages[from]).refs;
                    long n = refs.read();
                    store(refs, 1 - n);
                    self.seen.write(n);
                    door.unlock();
                }

                private void store(Word refs, long n) {
                    refs.write(n);
                }

                @Operation("swap")
                void swap(Cpu self) {
                    long low = both.low().read();
                    both.cmpxchg(both.join(low, 0), both.join(1 - low, 0));
                }
            }
            """;
    private static final String SPEC = """
            module m;
            model tiny;
            def stores(c: Cpu) = exists p in pages: c before write of p.refs;

            lemma stores_behind_the_door { forall c in cpus: stores(c) => door.holder == c && c in store }
            lemma of_one_object { forall c in cpus: !(c before write of pages[0].refs && c before write of pages[1].refs) }
            lemma own_word { forall c, e in cpus: c before write of e.seen => c == e }
            lemma at_rest_is_before_nothing { at rest => (forall c in cpus: !(c before read) && !(c before lock) && !stores(c)) }
            lemma whole_pair { forall c in cpus: c before cmpxchg of both => c before cmpxchg of both.low && c before atomic of both.high }
            cover half_is_no_pair { exists c in cpus: c before read of both }
            transition begins_by_reading { forall c in cpus: !stores(c) && stores(c)' => c steps && (exists p in pages: by read of p.refs) }
            transition is_kept { forall c in cpus: c before unlock && c steps => by unlock of door }
            transition is_of_it { forall c in cpus, p in pages: c before write of p.refs && c steps => by write of p.refs }

            invariant no_store_of_second { forall c in cpus: !(c before write of pages[1].refs) }
            invariant no_unlock { forall c in cpus: !(c before unlock) }
            invariant no_other_page { forall c in cpus: !(c before read of pages[0].refs) || !(c before read) }
            invariant no_pair { forall c in cpus: !(c before cmpxchg of both.high) }
            transition no_reading_ahead { forall c in cpus, p in pages: stores(c)' => !(by read of p.refs) }
            cover waits { exists c in cpus: c before lock of door }

            scenario s {
                cpus all repeat move | swap;
                expect violation of no_store_of_second in 2 steps;
                expect violation of no_unlock in 4 steps;
                expect violation of no_other_page in 1 steps;
                expect violation of no_pair in 1 steps;
                expect violation of no_reading_ahead in 2 steps;
                expect not reached waits;
                expect not reached half_is_no_pair;
                expect holds;
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private String spec = "";

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("Tiny.java"), MODEL);
        spec = Files.writeString(folder.resolve("m.inv"), SPEC).toString();
    }

    @Test
    void whatIsSaidOfTheNextAccessIsSo() throws IOException {
        String out = folder.resolve("out").toString();
        Ran.command("check", spec, "--out", out).ends(ExitCode.MET);
        try (Stream<Path> files = Files.walk(Path.of(out))) {
            List<String> traces = files.map(Path::toString)
                    .filter(f -> f.endsWith("no_store_of_second.json"))
                    .toList();
            assertEquals(1, traces.size());
            Ran.command("replay", traces.get(0)).ends(ExitCode.MET);
        }
    }

    /** All engines find the same violations of the same length. */
    @Test
    void enginesAgree() {
        Ran ran = Ran.command("agree", spec, "--most", "threads=2000", "--most", "prove=2000")
                .ends(ExitCode.MET);
        assertTrue(ran.out().contains("no_store_of_second in 2"), ran.out());
        Set<String> judges = new TreeSet<>();
        Engines.all().judges().stream().filter(e -> e.missing().isEmpty()).forEach(e -> judges.add(e.name()));
        List<String> silent = new ArrayList<>(judges);
        silent.removeIf(j -> ran.out().contains(j + " 1"));
        assertEquals(List.of(), silent, ran.out());
    }
}
