package org.pageproof.xen.conformance;

import java.util.List;
import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Word;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Domain;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.TypeInfo;

/** Puts the model into the state before a recorded call. */
final class StateSetter {
    static final BitLayout COUNT = CountInfo.layout(VectorWorld.COUNT_BITS);
    static final BitLayout TYPE = TypeInfo.layout(VectorWorld.TYPE_BITS);
    private static final int DOMAIN_REFERENCES = 3;
    private static final String ABSENT = "-";

    private StateSetter() {}

    static void set(VectorWorld world, Row row) {
        List<String> frames = row.frames();
        for (int p = 0; p < world.pages.length; p++) {
            if (p < frames.size() && !row.is("before_" + frames.get(p) + "cnt", ABSENT)) {
                setFrame(world, world.pages[p], row, "before_" + frames.get(p));
            } else {
                setInUse(world, world.pages[p]);
            }
        }
        Domain a = world.a();
        a.tot_pages = total(row, "dom_tot");
        a.extra_pages = total(row, "dom_extra_pages");
        a.xenheap_pages = total(row, "dom_xenheap_pages");
        a.is_dying.poke(Long.parseLong(row.get("before_dom_dying")));
        Domain b = world.domains[1];
        b.tot_pages = total(row, "domB_tot");
        b.extra_pages = 2;
        b.xenheap_pages = 3;
        for (Domain d : world.domains) {
            d.refcnt.poke(DOMAIN_REFERENCES);
        }
        world.heap().avail = Integer.parseInt(row.get("before_avail"));
    }

    private static long total(Row row, String column) {
        return Numbers.parse(row.get("before_" + column), VectorWorld.TOTAL_BITS);
    }

    private static void setFrame(VectorWorld world, PageInfo page, Row row, String prefix) {
        setWord(page.count_info, COUNT, Field.COUNT, row, prefix);
        setWord(page.type_info, TYPE, Field.TYPE, row, prefix);
        String owner = row.get(prefix + "owner");
        page.owner.poke(owner.equals(ABSENT) ? 0 : Owners.pickled(owner));
        Lists.set(world, page, row.get(prefix + "list"));
    }

    private static void setWord(Word word, BitLayout layout, List<Field> fields, Row row, String prefix) {
        word.poke(0);
        for (Field field : fields) {
            String text = row.get(prefix + field.column());
            if (!text.equals(ABSENT)) {
                field.set(word, layout, text);
            }
        }
    }

    /** A frame that takes no part: somebody uses it. */
    private static void setInUse(VectorWorld world, PageInfo page) {
        page.count_info.poke(COUNT.mask("allocated") | 1);
        page.type_info.poke(0);
        page.owner.poke(Owners.pickled("B"));
        Lists.set(world, page, "page_list:B");
    }
}
