package org.pageproof.checker.steps.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.analysis.Range;

/**
 * Where everything stands in the packed state. A slot, a CPU's position and its location each lie within one long. The live
 * registers of a CPU share one region of bits: each location has its own arrangement of it, and a register may be split
 * into pieces. Bits that an arrangement does not use are zero, so that equal states have equal longs.
 */
public final class Layout {
    /** A field within one long; {@code bits} of 0 means that it always has the one value {@code range} allows. */
    public record Field(Range range, int word, int shift, int bits) {}

    /** Bits {@code from ..} of a register's encoded value. */
    public record Piece(int from, int word, int shift, int bits) {}

    /** A register with its pieces. */
    public record Spread(int register, Range range, List<Piece> pieces) {}

    private final int words;
    private final List<Field> slots;
    private final List<Field> positions;
    private final List<Field> locations;
    private final List<List<Piece>> regions;
    private final List<List<List<Spread>>> live;

    private Layout(
            int words,
            List<Field> slots,
            List<Field> positions,
            List<Field> locations,
            List<List<Piece>> regions,
            List<List<List<Spread>>> live) {
        this.words = words;
        this.slots = slots;
        this.positions = positions;
        this.locations = locations;
        this.regions = regions;
        this.live = live;
    }

    /** Longs per packed state. */
    public int words() {
        return words;
    }

    public Field slot(int slot) {
        return slots.get(slot);
    }

    public Field position(int cpu) {
        return positions.get(cpu);
    }

    /** 0 at rest, otherwise 1 + the place of the location among those that the CPU can be at. */
    public Field location(int cpu) {
        return locations.get(cpu);
    }

    /** The bits that the CPU's live registers share. */
    public List<Piece> region(int cpu) {
        return regions.get(cpu);
    }

    /** The stored registers of the CPU at the {@code index}-th of its locations, in the order of its live state. */
    public List<Spread> live(int cpu, int index) {
        return live.get(cpu).get(index);
    }

    /**
     * Arranges the state.
     *
     * @param slots the range of each slot
     * @param positions how many positions each CPU's program has, the finished one included
     * @param live the live states of the locations of each CPU
     */
    static Layout of(List<Range> slots, List<Integer> positions, List<List<LiveState>> live) {
        Bins bins = new Bins();
        Field[] slotFields = new Field[slots.size()];
        List<Integer> widestFirst = IntStream.range(0, slots.size())
                .boxed()
                .sorted(Comparator.comparing(i -> -slots.get(i).bits()))
                .toList();
        for (int s : widestFirst) {
            slotFields[s] = bins.field(slots.get(s));
        }
        List<Field> positionFields = new ArrayList<>();
        List<Field> locationFields = new ArrayList<>();
        for (int c = 0; c < positions.size(); c++) {
            positionFields.add(bins.field(Range.of(0, positions.get(c) - 1L)));
            locationFields.add(bins.field(Range.of(0, live.get(c).size())));
        }
        List<List<Piece>> regions = new ArrayList<>();
        List<List<List<Spread>>> spreads = new ArrayList<>();
        for (List<LiveState> ofCpu : live) {
            int bits = ofCpu.stream().mapToInt(Layout::bits).max().orElse(0);
            List<Piece> region = bins.region(bits);
            regions.add(region);
            spreads.add(ofCpu.stream().map(l -> spread(l, region)).toList());
        }
        return new Layout(
                Math.max(1, bins.words()), Arrays.asList(slotFields), positionFields, locationFields, regions, spreads);
    }

    private static int bits(LiveState live) {
        return live.stored().stream().mapToInt(s -> s.range().bits()).sum();
    }

    private static List<Spread> spread(LiveState live, List<Piece> region) {
        List<Spread> result = new ArrayList<>();
        int piece = 0;
        int used = 0;
        for (LiveState.Stored s : live.stored()) {
            List<Piece> pieces = new ArrayList<>();
            int from = 0;
            while (from < s.range().bits()) {
                Piece p = region.get(piece);
                int take = Math.min(p.bits() - used, s.range().bits() - from);
                pieces.add(new Piece(from, p.word(), p.shift() + used, take));
                from += take;
                used += take;
                if (used == p.bits()) {
                    piece++;
                    used = 0;
                }
            }
            result.add(new Spread(s.register(), s.range(), pieces));
        }
        return result;
    }

    /** Hands out bits of longs, first fit. */
    private static final class Bins {
        private final List<Integer> used = new ArrayList<>();

        int words() {
            return used.size();
        }

        Field field(Range range) {
            int bits = range.bits();
            if (bits == 0) {
                return new Field(range, 0, 0, 0);
            }
            for (int w = 0; ; w++) {
                if (w == used.size()) {
                    used.add(0);
                }
                int at = used.get(w);
                if (at + bits <= 64) {
                    used.set(w, at + bits);
                    return new Field(range, w, at, bits);
                }
            }
        }

        List<Piece> region(int bits) {
            List<Piece> pieces = new ArrayList<>();
            int from = 0;
            for (int w = 0; from < bits; w++) {
                if (w == used.size()) {
                    used.add(0);
                }
                int take = Math.min(64 - used.get(w), bits - from);
                if (take > 0) {
                    pieces.add(new Piece(from, w, used.get(w), take));
                    used.set(w, used.get(w) + take);
                    from += take;
                }
            }
            return pieces;
        }
    }
}
