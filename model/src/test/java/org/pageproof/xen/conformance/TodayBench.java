package org.pageproof.xen.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pageproof.xen.Domain;

/** Functions of the hypervisor of today. */
final class TodayBench implements Bench {
    /** Makes a model; the limit of a domain and the build differ from row to row. */
    interface Form {
        VectorWorld with(long maxPages, boolean debug);
    }

    private final Function function;
    private final Form form;

    TodayBench(Function function, Form form) {
        this.function = function;
        this.form = form;
    }

    @Override
    public Result drive(Row row, boolean debug) {
        VectorWorld world = form.with(Numbers.parse(row.get("before_dom_max"), VectorWorld.TOTAL_BITS), debug);
        StateSetter.set(world, row);
        world.platform().prepare(row);
        String before = state(world, row);
        Call.End end = Call.run(() -> function.call(world, row));
        Map<String, String> state = StateReader.read(world, row.frames());
        List<String> events = new ArrayList<>(world.platform().events);
        if (end.outcome().equals("ok")) {
            addFreed(before, state(world, row), events);
            addHeldLocks(world, events);
        }
        return new Result(end.returned(), end.outcome(), end.message(), state, events);
    }

    private static String state(VectorWorld world, Row row) {
        return StateReader.read(world, row.frames()).getOrDefault(row.frames().get(0) + "state", "");
    }

    /** The files note at the end that a frame in use went to the heap, or to the offlined ones, unless offlining did it. */
    private void addFreed(String before, String after, List<String> events) {
        boolean offlining = function == Function.mark_page_offline || function == Function.offline_page;
        if (before.equals(after) || offlining) {
            return;
        }
        if (after.equals("F")) {
            events.add("freed");
        } else if (after.equals("D") && !before.equals("F")) {
            events.add("freed_offlined");
        }
    }

    private static void addHeldLocks(VectorWorld world, List<String> events) {
        if (world.heap_lock.depth() != 0) {
            events.add("LOCK_IMBALANCE_heap_lock");
        }
        for (Domain d : world.domains) {
            if (d.page_alloc_lock.depth() != 0) {
                events.add("LOCK_IMBALANCE_page_alloc_lock");
            }
        }
    }
}
