package org.pageproof.checker.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShownTraceTest {
    @Test
    void handMadeTrace() {
        assertEquals("""
                counterexample of count_covers_held (invariant), 3 steps
                  model refcount, variant put_plain_write, with pages = 1, cpus = 2
                  scenario two_cpus of docs/refcount.inv

                step | cpu0                       | cpu1                       | access and changes
                -----+----------------------------+----------------------------+------------------------------------
                   1 | get_page(p = pages[0])     |                            | pages[0].count_info.read: 0x9
                     |   Pages.java:41            |                            |   {count 1, allocated}
                     | ~ cpu1 goes on: preempted, cpu0 could go on with pages[0].count_info.write
                   2 |                            | get_page(p = pages[0])     | choose: 1, 0
                     |                            |   Pages.java:41            | pages[0].count_info.read: 0x9
                     |                            |                            |   {count 1, allocated}
                     | ~ cpu0 goes on: preempted, cpu1 could go on with pages[0].count_info.write
                   3 | get_page                   |                            | pages[0].count_info.write
                     |   add_reference            |                            |   count 1 -> 2
                     |   Pages.java:44            |                            |   cpus[0].held[0]: 0 -> 1

                violated after step 3: count_covers_held
                  The count is at least the number of references held.
                  Whoever reads the count relies on it.
                  See get_page.
                  docs/refcount.inv:12: false: p.count >= (sum c in cpus: c.held[p])
                  for p = pages[0]
                  where p.count = 2, sum c in cpus: c.held[p] = 3
                """, new ShownTrace(HandMade.trace()).text());
    }

    @Test
    void onANarrowTerminalTheCpusShareAColumn() {
        assertEquals("""
                counterexample of count_covers_held (invariant), 3 steps
                  model refcount, variant put_plain_write, with pages = 1, cpus = 2
                  scenario two_cpus of docs/refcount.inv

                step | cpu | where                         | access and changes
                -----+-----+-------------------------------+------------------------------------
                   1 | 0   | get_page(p = pages[0])        | pages[0].count_info.read: 0x9
                     |     |   Pages.java:41               |   {count 1, allocated}
                     | ~ cpu1 goes on: preempted, cpu0 could go on with
                     |     pages[0].count_info.write
                   2 | : 1 | get_page(p = pages[0])        | choose: 1, 0
                     |     |   Pages.java:41               | pages[0].count_info.read: 0x9
                     |     |                               |   {count 1, allocated}
                     | ~ cpu0 goes on: preempted, cpu1 could go on with
                     |     pages[0].count_info.write
                   3 | 0 : | get_page                      | pages[0].count_info.write
                     |     |   add_reference Pages.java:44 |   count 1 -> 2
                     |     |                               |   cpus[0].held[0]: 0 -> 1

                violated after step 3: count_covers_held
                  The count is at least the number of references held.
                  Whoever reads the count relies on it.
                  See get_page.
                  docs/refcount.inv:12: false: p.count >= (sum c in cpus: c.held[p])
                  for p = pages[0]
                  where p.count = 2, sum c in cpus: c.held[p] = 3
                """, new ShownTrace(HandMade.trace(), 80).text());
    }

    @Test
    void neverWiderThanTheTerminal() {
        for (int cpus = 1; cpus <= 8; cpus++) {
            for (int width : List.of(60, 80, ShownTrace.WIDTH)) {
                String text = new ShownTrace(HandMade.spreadOver(cpus), width).text();
                assertTrue(text.lines().allMatch(l -> l.length() <= width), text);
            }
            String text = new ShownTrace(HandMade.spreadOver(cpus), 500).text();
            assertTrue(text.lines().allMatch(l -> l.length() <= ShownTrace.WIDTH), text);
        }
    }
}
