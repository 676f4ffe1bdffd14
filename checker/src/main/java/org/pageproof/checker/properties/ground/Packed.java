package org.pageproof.checker.properties.ground;

import java.util.List;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.Layout;

/**
 * Where an input stands in a packed state.
 *
 * @param range its values, which say how it is encoded
 * @param pieces the bits of the encoded value, lowest first; none where it has one value only
 */
public record Packed(Range range, List<Layout.Piece> pieces) {
    public Packed {
        pieces = List.copyOf(pieces);
    }

    static Packed of(Layout.Field f) {
        return new Packed(
                f.range(), f.bits() == 0 ? List.of() : List.of(new Layout.Piece(0, f.word(), f.shift(), f.bits())));
    }

    /** Whether there is only one value, which takes no bits. */
    public boolean isConstant() {
        return pieces.isEmpty();
    }

    /** The value in a state that begins at {@code at}. */
    public long read(long[] words, int at) {
        long encoded = 0;
        for (Layout.Piece p : pieces) {
            long mask = p.bits() == 64 ? -1 : (1L << p.bits()) - 1;
            encoded |= (words[at + p.word()] >>> p.shift() & mask) << p.from();
        }
        return range.decode(encoded);
    }
}
