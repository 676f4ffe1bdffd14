package org.pageproof.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BitLayoutTest {
    enum Phase {
        NEW,
        USED,
        GONE
    }

    private final BitLayout layout = BitLayout.named("info")
            .field("count", 3)
            .field("phase", Phase.class)
            .flag("allocated")
            .reference("domain", 2, "domains")
            .build();

    @Test
    void fieldsLieFromBitZeroUp() {
        assertEquals(8, layout.width());
        assertEquals(0b111, layout.mask("count"));
        assertEquals(0b11000, layout.mask("phase"));
        assertEquals(3, layout.shift("phase"));
        assertEquals(1 << 5, layout.mask("allocated"));
        assertEquals(6, layout.shift("domain"));
        assertEquals(List.of("NEW", "USED", "GONE"), layout.field("phase").values());
        assertEquals("domains", layout.field("domain").array());
        assertEquals(2, layout.field("phase").of(0b01_0_10_111));
        assertEquals(8, new Word(layout, 0).width());
    }

    @Test
    void constantsOfAnEnumAreInPlace() {
        assertEquals(2 << 3, layout.constant("phase", Phase.GONE));
        assertThrows(IllegalArgumentException.class, () -> layout.constant("count", Phase.GONE));
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> layout.mask("owner"));
        assertThrows(
                IllegalArgumentException.class,
                () -> BitLayout.named("x").field("a", 60).field("b", 5));
        assertThrows(
                IllegalArgumentException.class,
                () -> BitLayout.named("x").flag("a").flag("a"));
        assertThrows(IllegalArgumentException.class, () -> BitLayout.named("x").build());
    }
}
