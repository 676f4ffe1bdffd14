package org.pageproof.checker.report.html;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the script of a page shows step by step.
 *
 * @param steps in order
 * @param groups the objects of the model, those of one array together
 * @param slots with every value that they have in the trace
 * @param states for each state the index of the value of each slot
 * @param positions for each state where each CPU stands, in words
 * @param sources excerpts around the accesses
 * @param wrong the line of the model that violates something, or null
 * @param elements which variables of the property stand for an object, by its path
 */
record PageData(
        List<Step> steps,
        List<Group> groups,
        List<Slot> slots,
        List<List<Integer>> states,
        List<List<String>> positions,
        List<Excerpt> sources,
        @Nullable Place wrong,
        Map<String, String> elements) {
    /** A step; {@code source} is the index of its excerpt, or -1. */
    record Step(
            int cpu,
            String operation,
            String function,
            @Nullable String switched,
            List<Integer> choices,
            @Nullable Access access,
            List<Change> changes,
            String file,
            int line,
            int source) {}

    /** A shared access: its kind, its target, and what it was given and returned, by name. */
    record Access(String kind, @Nullable String target, List<Part> values) {}

    /** A slot that differs afterwards; the bit fields that differ, or one without a name for the whole slot. */
    record Change(String slot, List<Difference> fields) {}

    record Difference(String name, String before, String after) {}

    /** The objects of one array, or the slots that belong to none. */
    record Group(String name, List<String> objects, List<Row> rows) {}

    /**
     * One field of all objects of a group.
     *
     * @param elements the indices of a field that is an array, in order; otherwise one empty text
     * @param slots for each object, the number of the slot of each element, or -1
     * @param changes whether any of them ever changes
     */
    record Row(String field, List<String> elements, List<List<Integer>> slots, boolean changes) {}

    /** A slot with its values, each as its bit fields or as one part without a name. */
    record Slot(String path, List<List<Part>> values) {}

    /** A name and a text; a flag that is set has an empty text. */
    record Part(String name, String text) {}

    /** Lines of a source file, with their numbers from 1; lines in between are left out. */
    record Excerpt(String file, String path, List<Line> lines) {}

    record Place(String file, int line) {}

    record Line(int number, String text) {}
}
