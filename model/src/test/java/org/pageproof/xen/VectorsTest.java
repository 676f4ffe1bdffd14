package org.pageproof.xen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageproof.machine.ModelViolation;

/** The functions of the model against what the original functions did on the same state (resources, vectors). */
class VectorsTest {
    private static final int COUNT_BITS = 56;
    private static final long MAX = (1L << COUNT_BITS) - 1;
    private static final String STATES = "IGDF";

    private final Pages model = new Pages(1, 2, 1, COUNT_BITS, 1);
    private final PageInfo page = model.pages[0];
    private final Cpu cpu = model.cpus[0];
    private final Domain a = model.domains[0];

    private interface Call {
        /** Runs the function and returns its result as the vectors spell it. */
        String run();
    }

    static Stream<Map<String, String>> getPage() {
        return rows("get_page_E3.csv");
    }

    static Stream<Map<String, String>> putPage() {
        return rows("put_page_E3.csv");
    }

    static Stream<Map<String, String>> assignPages() {
        return rows("assign_pages_E3.csv");
    }

    static Stream<Map<String, String>> freeDomheapPages() {
        return rows("free_domheap_pages_E3.csv");
    }

    static Stream<Map<String, String>> freeHeapPages() {
        return rows("free_heap_pages_E3.csv");
    }

    @ParameterizedTest
    @MethodSource
    void getPage(Map<String, String> row) {
        check(row, () -> String.valueOf(model.references.get_page(cpu, page, a)));
    }

    @ParameterizedTest
    @MethodSource
    void putPage(Map<String, String> row) {
        check(row, () -> {
            model.references.put_page(page);
            return "void";
        });
    }

    @ParameterizedTest
    @MethodSource
    void assignPages(Map<String, String> row) {
        check(row, () -> {
            model.domheap.assign_pages(a, page);
            return "0";
        });
    }

    @ParameterizedTest
    @MethodSource
    void freeDomheapPages(Map<String, String> row) {
        check(row, () -> {
            model.domheap.free_domheap_pages(page);
            return "void";
        });
    }

    @ParameterizedTest
    @MethodSource
    void freeHeapPages(Map<String, String> row) {
        check(row, () -> {
            model.heap.free_heap_pages(page);
            return "void";
        });
    }

    @Test
    void everyFileHasRows() {
        assertEquals(122, getPage().count());
        assertEquals(37, putPage().count());
        assertEquals(8, assignPages().count());
        assertEquals(6, freeDomheapPages().count());
        assertEquals(4, freeHeapPages().count());
    }

    private void check(Map<String, String> row, Call call) {
        page.count_info.poke(number(row, "before_cnt")
                | (long) STATES.indexOf(text(row, "before_state")) << COUNT_BITS
                | (row.getOrDefault("before_alloc", "0").equals("1") ? 1L << (COUNT_BITS + 2) : 0));
        page.owner.poke(owner(text(row, "before_owner")));
        page.on_heap_list = row.getOrDefault("before_list", "none").startsWith("heap");
        a.tot_pages = row.containsKey("before_dom_tot") ? (int) number(row, "before_dom_tot") : 1;
        boolean ok = text(row, "outcome").equals("ok");
        try {
            String result = call.run();
            if (!ok) {
                fail("the original crashes");
            }
            assertEquals(text(row, "ret"), result);
        } catch (ModelViolation e) {
            assertEquals("bug_on", e.property());
            if (ok) {
                throw e;
            }
        }
        long count = page.count_info.peek();
        assertEquals(number(row, "after_cnt"), count & MAX, "count");
        assertEquals(text(row, "after_state"), STATES.charAt((int) (count >>> COUNT_BITS & 3)) + "", "state");
        assertEquals(row.getOrDefault("after_alloc", "0"), String.valueOf(count >>> (COUNT_BITS + 2)), "allocated");
        assertEquals(owner(text(row, "after_owner")), page.owner.peek(), "owner");
        if (ok && row.containsKey("after_list")) {
            assertEquals(text(row, "after_list").startsWith("heap"), page.on_heap_list, "list");
        }
        if (ok && row.containsKey("after_dom_tot")) {
            assertEquals(number(row, "after_dom_tot"), a.tot_pages, "tot_pages");
        }
    }

    private static String text(Map<String, String> row, String column) {
        String value = row.get(column);
        assertNotNull(value, column);
        return value;
    }

    private static long number(Map<String, String> row, String column) {
        String value = text(row, column);
        if (value.startsWith("max")) {
            return value.equals("max") ? MAX : MAX + Long.parseLong(value.substring(3));
        }
        return Long.parseLong(value);
    }

    private static long owner(String name) {
        return List.of("none", "A", "B").indexOf(name);
    }

    private static Stream<Map<String, String>> rows(String file) {
        try (InputStream in = VectorsTest.class.getResourceAsStream("/vectors/" + file)) {
            assertNotNull(in, file);
            List<String[]> lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(line -> line.split(",", -1))
                    .toList();
            return lines.stream().skip(1).map(line -> {
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < line.length; i++) {
                    row.put(lines.get(0)[i], line[i]);
                }
                return row;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
