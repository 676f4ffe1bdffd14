package org.pageproof.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WordTest {
    @Test
    void comparesAndExchanges() {
        Word word = new Word(4, 5);
        assertEquals(5, word.cmpxchg(4, 9));
        assertEquals(5, word.peek());
        assertEquals(5, word.cmpxchg(5, 9));
        assertEquals(9, word.read());
        assertEquals(9, word.exchange(3));
        assertEquals(3, word.fetchAdd(-1));
        assertEquals(2, word.fetchOr(8));
        assertEquals(10, word.fetchAnd(2));
        assertEquals(2, word.peek());
    }

    @Test
    void testsBits() {
        Word word = new Word(4, 8);
        assertTrue(word.testAndClear(3));
        assertFalse(word.testAndClear(3));
        assertFalse(word.testAndSet(0));
        assertTrue(word.testAndSet(0));
        assertEquals(1, word.peek());
    }

    @Test
    void storingOutsideViolatesFitsAndStoresNothing() {
        Word word = new Word(4, 15);
        for (Runnable store : new Runnable[] {
            () -> word.write(16),
            () -> word.write(-1),
            () -> word.cmpxchg(15, 16),
            () -> word.fetchAdd(1),
            () -> word.fetchOr(16),
            () -> word.exchange(16),
            () -> word.testAndSet(4)
        }) {
            assertEquals("fits", assertThrows(ModelViolation.class, store::run).property());
            assertEquals(15, word.peek());
        }
        assertEquals(15, word.cmpxchg(14, 16));
    }

    @Test
    void aWrappingWordStoresModulo() {
        Word word = Word.wrapping(2, 3);
        assertEquals(3, word.fetchAdd(3));
        assertEquals(2, word.peek());
        word.write(-1);
        assertEquals(3, word.peek());
        assertTrue(word.isWrapping());
    }

    @Test
    void sixtyFourBitsTakeEveryLong() {
        Word word = new Word(64, -1);
        word.write(Long.MIN_VALUE);
        assertEquals(Long.MIN_VALUE, word.fetchAdd(-1));
        assertEquals(Long.MAX_VALUE, word.read());
        assertFalse(word.testAndSet(63));
        assertEquals(-1, word.peek());
    }

    @Test
    void refusesBadWidthsAndValues() {
        assertThrows(IllegalArgumentException.class, () -> new Word(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Word(65, 0));
        assertThrows(IllegalArgumentException.class, () -> new Word(2, 4));
        assertThrows(IllegalArgumentException.class, () -> new Word(2, 0).poke(4));
        assertThrows(IllegalArgumentException.class, () -> new WordPair(40, 0, 25, 0));
    }

    @Property
    void halvesOfAPairAreIndependent(
            @ForAll @IntRange(min = 1, max = 32) int lowWidth,
            @ForAll @IntRange(min = 1, max = 32) int highWidth,
            @ForAll long a,
            @ForAll long b) {
        long low = a & Widths.mask(lowWidth);
        long high = b & Widths.mask(highWidth);
        WordPair pair = new WordPair(lowWidth, 0, highWidth, 0);
        pair.low().write(low);
        pair.high().write(high);
        assertEquals(low, pair.low().read());
        assertEquals(high, pair.high().read());
        assertEquals(pair.join(low, high), pair.read());
        assertEquals(low, pair.lowOf(pair.peek()));
        assertEquals(high, pair.highOf(pair.peek()));
        assertSame(pair, pair.high().pair());
    }

    @Test
    void aPairComparesBothWords() {
        WordPair pair = new WordPair(4, 1, 2, 2);
        assertEquals(pair.join(1, 2), pair.cmpxchg(pair.join(1, 1), pair.join(2, 1)));
        assertEquals(pair.join(1, 2), pair.cmpxchg(pair.join(1, 2), pair.join(2, 1)));
        assertEquals(2, pair.low().peek());
        assertEquals(1, pair.high().peek());
        assertThrows(ModelViolation.class, () -> pair.join(16, 0));
        assertThrows(ModelViolation.class, () -> pair.low().write(16));
        assertEquals(1, pair.high().peek());
    }
}
