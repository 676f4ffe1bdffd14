package org.pageproof.xen.conformance;

import org.pageproof.machine.Word;
import org.pageproof.xen.Offlining.Status;

/** Offlining. */
final class OffliningCalls {
    private OffliningCalls() {}

    static String markPageOffline(VectorWorld world, Row row) {
        world.heap_lock.lock();
        Word before = new Word(
                StateSetter.COUNT, world.offlining().mark_page_offline(world.page(), row.is("arg_broken", "1")));
        world.heap_lock.unlock();
        return "orig:" + field("cnt", before) + "/" + field("state", before) + "/brk" + field("broken", before);
    }

    private static String field(String column, Word word) {
        return Field.COUNT.stream()
                .filter(f -> f.column().equals(column))
                .findFirst()
                .orElseThrow()
                .get(word, StateSetter.COUNT);
    }

    /** The owner that the hypervisor names is the one that it takes the reference for; the model says that there is one. */
    static String offlinePage(VectorWorld world, Row row) {
        boolean broken = row.is("arg_broken", "1");
        Status status = world.offlining().offline_page(world.cpu(), world.page(), broken);
        String mark = broken ? "+broken" : "";
        return "0;status="
                + switch (status) {
                    case again -> "again";
                    case offlined -> "offlined" + mark;
                    case pending_owned -> "pending+owned" + mark + "+owner=" + row.get("before_owner");
                    case pending_xenpage -> "pending+xenpage" + mark + "+owner=xen";
                    case failed_anonymous -> "failed+anonymous" + mark + "+owner=invalid";
                    default -> status.name();
                };
    }

    static String onlinePage(VectorWorld world) {
        Status status = world.offlining().online_page(world.page());
        return switch (status) {
            case failed_broken -> "-EINVAL;status=failed+broken";
            case onlined -> "0;status=onlined";
            case unchanged -> "0;status=0";
            default -> status.name();
        };
    }
}
