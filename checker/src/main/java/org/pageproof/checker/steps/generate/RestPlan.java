package org.pageproof.checker.steps.generate;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.program.Layout;
import org.pageproof.checker.steps.program.StepProgram;

/** How one CPU's registers are packed at one location, as plain arrays: one entry per piece of a register. */
final class RestPlan {
    private final PackedField location;
    private final int index;
    private final int[] clearWord;
    private final long[] clearMask;
    private final int[] register;
    private final long[] low;
    private final long[] high;
    private final boolean[] nullable;
    private final int[] word;
    private final int[] shift;
    private final int[] from;
    private final long[] mask;

    RestPlan(StepProgram.Parts parts, int cpu, int at) {
        Layout layout = parts.layout();
        int number = parts.cpuLocations().index(cpu, at);
        location = new PackedField(layout.location(cpu));
        index = number + 1;
        List<Layout.Piece> region = layout.region(cpu);
        clearWord = region.stream().mapToInt(Layout.Piece::word).toArray();
        clearMask = region.stream()
                .mapToLong(p -> ~(CallTables.mask(p.bits()) << p.shift()))
                .toArray();
        List<Layout.Spread> live = layout.live(cpu, number);
        List<Layout.Spread> owners = new ArrayList<>();
        List<Layout.Piece> pieces = new ArrayList<>();
        for (Layout.Spread s : live) {
            for (Layout.Piece p : s.pieces()) {
                owners.add(s);
                pieces.add(p);
            }
        }
        register = owners.stream().mapToInt(Layout.Spread::register).toArray();
        low = owners.stream().mapToLong(s -> s.range().low()).toArray();
        high = owners.stream().mapToLong(s -> s.range().high()).toArray();
        nullable = new boolean[owners.size()];
        for (int i = 0; i < nullable.length; i++) {
            nullable[i] = owners.get(i).range().nullable();
        }
        word = pieces.stream().mapToInt(Layout.Piece::word).toArray();
        shift = pieces.stream().mapToInt(Layout.Piece::shift).toArray();
        from = pieces.stream().mapToInt(Layout.Piece::from).toArray();
        mask = pieces.stream().mapToLong(p -> CallTables.mask(p.bits())).toArray();
    }

    void pack(long[] state, long[] registers) {
        for (int i = 0; i < clearWord.length; i++) {
            state[clearWord[i]] &= clearMask[i];
        }
        for (int i = 0; i < register.length; i++) {
            long value = registers[register[i]];
            long encoded;
            if (nullable[i] && value == 0) {
                encoded = 0;
            } else {
                if (value < low[i] || value > high[i]) {
                    throw new ToolError("the value " + value + " of a register is outside its inferred range");
                }
                encoded = nullable[i] ? value - low[i] + 1 : value - low[i];
            }
            state[word[i]] |= (encoded >>> from[i] & mask[i]) << shift[i];
        }
        location.set(state, index);
    }

    void unpack(long[] state, long[] registers) {
        for (int i = 0; i < register.length; i++) {
            if (from[i] == 0) {
                registers[register[i]] = 0;
            }
            registers[register[i]] |= (state[word[i]] >>> shift[i] & mask[i]) << from[i];
            boolean last = i + 1 == register.length || register[i + 1] != register[i];
            if (last) {
                long e = registers[register[i]];
                registers[register[i]] = nullable[i] ? (e == 0 ? 0 : e - 1 + low[i]) : e + low[i];
            }
        }
    }
}
