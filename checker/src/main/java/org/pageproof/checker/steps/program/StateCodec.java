package org.pageproof.checker.steps.program;

import java.util.List;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.analysis.Range;

/** Packs and unpacks states. */
final class StateCodec {
    private final Layout layout;
    private final List<Slot> slots;
    private final CpuLocations cpuLocations;

    StateCodec(Layout layout, List<Slot> slots, CpuLocations cpuLocations) {
        this.layout = layout;
        this.slots = slots;
        this.cpuLocations = cpuLocations;
    }

    void pack(State state, long[] to, int at) {
        for (int i = 0; i < layout.words(); i++) {
            to[at + i] = 0;
        }
        for (int s = 0; s < slots.size(); s++) {
            put(layout.slot(s), state.slot(s), to, at, slots.get(s).path());
        }
        for (int c = 0; c < state.cpus(); c++) {
            put(layout.position(c), state.position(c), to, at, "position of a CPU");
            int location = state.location(c);
            int index = location == State.AT_REST ? 0 : cpuLocations.index(c, location) + 1;
            put(layout.location(c), index, to, at, "location of a CPU");
            if (index > 0) {
                List<Layout.Spread> live = layout.live(c, index - 1);
                for (int r = 0; r < live.size(); r++) {
                    put(live.get(r), state.registers(c)[r], to, at);
                }
            }
        }
    }

    State unpack(long[] from, int at) {
        long[] values = new long[slots.size()];
        for (int s = 0; s < values.length; s++) {
            values[s] = get(layout.slot(s), from, at);
        }
        int cpus = cpuLocations.cpus();
        int[] positions = new int[cpus];
        int[] locations = new int[cpus];
        long[][] registers = new long[cpus][];
        for (int c = 0; c < cpus; c++) {
            positions[c] = (int) get(layout.position(c), from, at);
            int index = (int) get(layout.location(c), from, at);
            locations[c] = index == 0 ? State.AT_REST : cpuLocations.location(c, index - 1);
            List<Layout.Spread> live = index == 0 ? List.of() : layout.live(c, index - 1);
            registers[c] = new long[live.size()];
            for (int r = 0; r < live.size(); r++) {
                registers[c][r] = get(live.get(r), from, at);
            }
        }
        return new State(values, positions, locations, registers);
    }

    private static void put(Layout.Field f, long value, long[] to, int at, String what) {
        check(f.range(), value, what);
        if (f.bits() > 0) {
            to[at + f.word()] |= f.range().encode(value) << f.shift();
        }
    }

    private static void put(Layout.Spread s, long value, long[] to, int at) {
        check(s.range(), value, "register");
        long encoded = s.range().encode(value);
        for (Layout.Piece p : s.pieces()) {
            to[at + p.word()] |= (encoded >>> p.from() & mask(p.bits())) << p.shift();
        }
    }

    private static long get(Layout.Field f, long[] from, int at) {
        if (f.bits() == 0) {
            return f.range().decode(0);
        }
        return f.range().decode(from[at + f.word()] >>> f.shift() & mask(f.bits()));
    }

    private static long get(Layout.Spread s, long[] from, int at) {
        long encoded = 0;
        for (Layout.Piece p : s.pieces()) {
            encoded |= (from[at + p.word()] >>> p.shift() & mask(p.bits())) << p.from();
        }
        return s.range().decode(encoded);
    }

    private static void check(Range range, long value, String what) {
        if (!range.contains(value)) {
            throw new ToolError("the value " + value + " of " + what + " is outside its inferred range " + range);
        }
    }

    private static long mask(int bits) {
        return bits == 64 ? -1 : (1L << bits) - 1;
    }
}
