package org.pageproof.xen.p2m.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.pageproof.variants.Vp17;
import org.pageproof.variants.Vp18;
import org.pageproof.variants.Vp20;

/** The sizes and the example of the domain notes (p2m 1.1, 4.1 VP-17, VP-18, VP-20). */
class P2mFormatTest {
    private static final FormatScope SCOPE = new FormatScope(2, 8);

    private static Party saved(P2mFormat model, boolean walked) {
        model.save(model.cpus[1], walked);
        return model.cpus[1];
    }

    private static Format formatOf(boolean wide, int order, int more) {
        P2mFormat model = new P2mFormat(SCOPE);
        model.setup_mfn_list_list(model.cpus[0], wide, order, more, false, true);
        return saved(model, false).format;
    }

    @Test
    void treesReachTo512GibAnd4Tib() {
        assertEquals(Format.tree, formatOf(true, 27, 1));
        assertEquals(Format.refused, formatOf(true, 27, 2));
        assertEquals(Format.tree, formatOf(false, 30, 1));
        assertEquals(Format.refused, formatOf(false, 30, 2));
    }

    @Test
    void aGuestThatHasToldNothingIsRefused() {
        assertEquals(Format.refused, saved(new P2mFormat(SCOPE), false).format);
    }

    /** 2 GiB, mapped by the entries 5 and 6 of a level 2 table. */
    private static long wordsOfTheExample(P2mFormat model) {
        model.map_list(model.cpus[0], 5, 2, 0);
        return saved(model, true).words;
    }

    @Test
    void theListOfTheExample() {
        assertEquals(1 << 19, wordsOfTheExample(new P2mFormat(SCOPE)));
        assertEquals(1 << 18, wordsOfTheExample(new Vp18(SCOPE)));
        assertEquals((1 << 19) + 1, wordsOfTheExample(new Vp17(SCOPE)));
    }

    @Test
    void missingWordsAreLeftOut() {
        P2mFormat model = new P2mFormat(SCOPE);
        model.map_list(model.cpus[0], 1, 1, 3);
        assertEquals(1 << 18, saved(model, true).words);
    }

    @Test
    void aRestoredGuestHasNoListUntilItResumes() {
        P2mFormat model = new P2mFormat(SCOPE);
        model.map_list(model.cpus[0], 0, 1, 0);
        model.restore(model.cpus[1]);
        assertEquals(Format.refused, saved(model, true).format);

        P2mFormat today = new Vp20(SCOPE);
        today.map_list(today.cpus[0], 0, 1, 0);
        today.restore(today.cpus[1]);
        assertEquals(Format.linear, saved(today, true).format);
    }
}
