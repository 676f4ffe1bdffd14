package org.pageproof.xen.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.xen.Domain;
import org.pageproof.xen.PageInfo;

/** Reads the state of the model in the words of the files. */
final class StateReader {
    private StateReader() {}

    /** The state by column, {@code after_} left out. */
    static Map<String, String> read(VectorWorld world, List<String> frames) {
        Map<String, String> state = new LinkedHashMap<>();
        for (int p = 0; p < frames.size(); p++) {
            readFrame(world, world.pages[p], frames.get(p), state);
        }
        Domain a = world.a();
        state.put("dom_tot", total(a.tot_pages));
        state.put("dom_extra_pages", total(a.extra_pages));
        state.put("dom_max", total(a.max_pages));
        state.put("dom_xenheap_pages", total(a.xenheap_pages));
        state.put("dom_dying", Long.toString(a.is_dying.peek()));
        state.put("domB_tot", total(world.domains[1].tot_pages));
        state.put("avail", Integer.toString(world.heap().avail));
        return state;
    }

    private static String total(long value) {
        return Numbers.format(value, VectorWorld.TOTAL_BITS);
    }

    private static void readFrame(VectorWorld world, PageInfo page, String prefix, Map<String, String> state) {
        for (Field field : Field.COUNT) {
            state.put(prefix + field.column(), field.get(page.count_info, StateSetter.COUNT));
        }
        for (Field field : Field.TYPE) {
            state.put(prefix + field.column(), field.get(page.type_info, StateSetter.TYPE));
        }
        state.put(prefix + "owner", Owners.name(page.owner.peek()));
        state.put(prefix + "list", Lists.get(world, page));
    }
}
