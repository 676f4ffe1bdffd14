package org.pageproof.checker.report.html;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.trace.Trace;

/**
 * What the template of a report is filled with; all of it is plain text that the template escapes, but for
 * {@code data}, {@code style} and {@code script}.
 *
 * @param title of the page
 * @param cover whether the trace shows how a cover is reached; otherwise it is a counterexample
 * @param verdict such as {@code violated after step 9}
 * @param finding what the trace shows
 * @param number of the property, such as {@code I29}; empty when there is none
 * @param documentation paragraphs of the property's doc comment
 * @param property how the property is written; null when the spec cannot tell
 * @param place file and line of the part that is false; empty when unknown
 * @param notices what the reader must know
 * @param facts what was run and recorded
 * @param lanes one for each CPU
 * @param steps how many there are
 * @param rows the start, then one for each step
 * @param runs the operations, as stretches of the timeline
 * @param switches the steps before which another CPU takes over
 * @param data as JSON, for the script
 * @param style the style sheet
 * @param script the script
 */
record ReportPage(
        String title,
        boolean cover,
        String verdict,
        Trace.Finding finding,
        String number,
        List<String> documentation,
        @Nullable Written property,
        String place,
        List<String> notices,
        List<Fact> facts,
        List<Integer> lanes,
        int steps,
        List<Row> rows,
        List<Run> runs,
        List<Integer> switches,
        String data,
        String style,
        String script) {
    /** A label and what it labels. */
    record Fact(String label, String value) {}

    /** The text of a property, with the part that decided in the middle; {@code first} is its first line, from 1. */
    record Written(String file, int first, String before, String decided, String after) {}

    /**
     * A step as a row of the table of steps.
     *
     * @param number from 1; 0 is the start
     * @param cpu that makes it, or -1
     * @param starts whether it starts the operation
     * @param operation with its arguments where it starts
     * @param function that makes the access; empty where it is the operation itself
     * @param source of the access; empty when unknown
     * @param choices outcomes of {@code choose}; empty when there are none
     * @param access in words
     * @param changes what differs afterwards, one slot each
     * @param switched why another CPU goes on here; null when it is the same one
     * @param lanes what each CPU does meanwhile, as style classes: {@code acts}, {@code inside} or {@code rests}
     * @param decides whether it is the last one
     */
    record Row(
            int number,
            int cpu,
            boolean starts,
            String operation,
            String function,
            String source,
            String choices,
            String access,
            List<String> changes,
            @Nullable String switched,
            List<String> lanes,
            boolean decides) {}

    /** One run of an operation on a CPU, from its first step to its last; {@code open} when it does not end. */
    record Run(int cpu, int from, int to, String text, boolean open) {}

    /** A row of the index: where the report is, and what its trace shows. */
    record Entry(String href, String trace, boolean cover, Trace content) {}
}
