package org.pageproof.xen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.machine.BitLayout;
import org.pageproof.xen.shadow.ShadowInfo;

/** The words of each era have their fields where the tables of pages 1.1 and 1.2 have them. */
class LayoutsTest {
    /** Each field with its lowest bit. */
    private static String fields(BitLayout layout) {
        return layout.fields().stream().map(f -> f.name() + " " + f.shift()).collect(Collectors.joining(", ")) + " of "
                + layout.width();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "56 @ count 0, shadowed_pt 56, need_scrub 57, state 58, broken 60, extra 61, xen_heap 62, allocated 63 of 64",
                "57 @ count 0, need_scrub 57, state 58, broken 60, extra 61, xen_heap 62, allocated 63 of 64",
                // PGC_page_table was at 61, and PGC_need_scrub another name of bit 63.
                "54 @ count 0, extra 54, state 55, broken 57, cacheattr 58, shadowed_pt 61, xen_heap 62, allocated 63 of 64",
                // There were no states: cacheattr at 58 and 26, page_table at 61 and 29.
                "58 @ count 0, state 58, broken 60, extra 61, xen_heap 62, allocated 63 of 64",
                "26 @ count 0, state 26, broken 28, extra 29, xen_heap 30, allocated 31 of 32",
            })
    void countInfo(int bits, String fields) {
        assertEquals(fields, fields(CountInfo.layout(bits)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "58 @ count 0, cacheattr 58, page_table 61, xen_heap 62, allocated 63 of 64",
                "26 @ count 0, cacheattr 26, page_table 29, xen_heap 30, allocated 31 of 32",
            })
    void countInfoBeforeStates(int bits, String fields) {
        assertEquals(fields, fields(CountInfo.earlyLayout(bits)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "55 @ count 0, non_coherent 55, partial 56, pae_xen_l2 57, validated 58, pinned 59, locked 60, type 61 of 64",
                "56 @ count 0, partial 56, pae_xen_l2 57, validated 58, pinned 59, locked 60, type 61 of 64",
                "57 @ count 0, partial 57, pae_xen_l2 58, validated 59, pinned 60, type 61 of 64",
                "25 @ count 0, partial 25, pae_xen_l2 26, validated 27, pinned 28, type 29 of 32",
            })
    void typeInfo(int bits, String fields) {
        assertEquals(fields, fields(TypeInfo.layout(bits)));
    }

    @Test
    void shadows() {
        assertEquals("type 0, pinned 5, head 6, count 7 of 32", fields(ShadowInfo.layout(25)));
    }

    @Test
    void whatHasNoBitCannotBeAskedFor() {
        assertThrows(
                IllegalArgumentException.class, () -> new Scope(1, 1, 1, 54, 2, 1, 0, 6, 63, true, false, true, false));
        assertThrows(
                IllegalArgumentException.class, () -> new Scope(1, 1, 1, 56, 2, 1, 0, 6, 63, true, false, false, true));
    }
}
