package org.pageproof.xen.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.xen.Domain;
import org.pageproof.xen.FrameList;
import org.pageproof.xen.PageInfo;

/** The lists that a frame is on, by the names that the files have for them. */
final class Lists {
    private static final String NONE = "none";
    private static final String HEAP = "heap:";
    private static final Map<String, FrameList> ALLOCATOR =
            Map.of("offlined_list", FrameList.offlined, "broken_list", FrameList.broken);

    private Lists() {}

    static void set(VectorWorld world, PageInfo page, String list) {
        for (Domain d : world.domains) {
            ofDomain(d).values().forEach(members -> members[page.mfn] = false);
        }
        page.frame_list = FrameList.none;
        page.order = 0;
        if (list.startsWith(HEAP)) {
            page.frame_list = FrameList.heap;
            page.order = Integer.parseInt(list.substring(HEAP.length()));
        } else if (ALLOCATOR.containsKey(list)) {
            page.frame_list = ALLOCATOR.getOrDefault(list, FrameList.none);
        } else if (!list.equals(NONE)) {
            String[] parts = list.split(":", 2);
            Domain d = world.domains[(int) Owners.pickled(parts[1]) - 1];
            boolean[] members = ofDomain(d).get(parts[0]);
            if (members == null) {
                throw new IllegalArgumentException("there is no list " + list);
            }
            members[page.mfn] = true;
        }
    }

    static String get(VectorWorld world, PageInfo page) {
        List<String> on = new ArrayList<>();
        if (page.frame_list == FrameList.heap) {
            on.add(HEAP + page.order);
        }
        ALLOCATOR.forEach((name, list) -> {
            if (page.frame_list == list) {
                on.add(name);
            }
        });
        for (Domain d : world.domains) {
            ofDomain(d).forEach((name, members) -> {
                if (members[page.mfn]) {
                    on.add(name + ":" + Owners.name(d.pickled));
                }
            });
        }
        return on.isEmpty() ? NONE : String.join("+", on);
    }

    private static Map<String, boolean[]> ofDomain(Domain d) {
        Map<String, boolean[]> lists = new LinkedHashMap<>();
        lists.put("page_list", d.page_list);
        lists.put("extra_list", d.extra_page_list);
        lists.put("xenpage_list", d.xenpage_list);
        lists.put("relmem_list", d.relmem_list);
        return lists;
    }
}
