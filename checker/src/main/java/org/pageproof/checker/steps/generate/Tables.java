package org.pageproof.checker.steps.generate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.ir.PlainField;
import org.pageproof.checker.steps.program.Layout;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.steps.world.Place;
import org.pageproof.checker.steps.world.World;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;

/** The facts of a program as plain arrays, for the hot loops. */
final class Tables {
    static final int NULLABLE = 64;

    final int cpus;

    /** Per slot: the word in the upper bits, then {@link #NULLABLE}, then the shift in the lowest six bits. */
    final int[] slotPlace;

    final long[] slotMask;

    /** What is added to the packed number; one less than the lowest value where 0 stands for null. */
    final long[] slotBias;

    final long[] slotLow;
    final long[] slotHigh;
    final int[] slotOwner;
    final int[] slotGuard;
    final boolean[] slotBounded;
    final int[] first;
    final int[] width;
    final int[] lowWidth;
    final boolean[] wrapping;
    final boolean[] recursive;
    final boolean[] isArray;
    final int[] length;
    final long[][] elements;
    final int[][] fieldSlots;
    final long[][] fieldConstants;
    final int[] pathParent;
    final int[] pathMethod;

    private final Map<PlainField, Integer> fieldNumbers = new HashMap<>();

    Tables(StepProgram program, List<PlainField> fields) {
        StepProgram.Parts parts = program.parts();
        cpus = program.cpus();
        int slots = program.slots().size();
        slotPlace = new int[slots];
        slotBias = new long[slots];
        slotMask = new long[slots];
        slotLow = new long[slots];
        slotHigh = new long[slots];
        slotOwner = new int[slots];
        slotGuard = new int[slots];
        slotBounded = new boolean[slots];
        for (int s = 0; s < slots; s++) {
            slot(parts, s);
        }
        World world = program.world();
        int n = world.size() + 1;
        first = new int[n];
        width = new int[n];
        lowWidth = new int[n];
        wrapping = new boolean[n];
        recursive = new boolean[n];
        isArray = new boolean[n];
        length = new int[n];
        elements = new long[n][];
        for (int id = 1; id < n; id++) {
            object(parts, world.object(id), id);
        }
        fieldSlots = new int[fields.size()][n];
        fieldConstants = new long[fields.size()][n];
        for (int f = 0; f < fields.size(); f++) {
            fieldNumbers.put(fields.get(f), f);
            for (int id = 1; id < n; id++) {
                fieldSlots[f][id] = fields.get(f).slot(id);
                fieldConstants[f][id] = fields.get(f).constant(id);
            }
        }
        List<PathTable.Path> paths = parts.paths().paths();
        pathParent = paths.stream().mapToInt(PathTable.Path::parent).toArray();
        pathMethod = paths.stream().mapToInt(PathTable.Path::method).toArray();
    }

    private void slot(StepProgram.Parts parts, int s) {
        Layout.Field f = parts.layout().slot(s);
        Place place = parts.slotTable().places().get(s);
        boolean nullable = f.range().nullable();
        slotPlace[s] = f.word() << 7 | (nullable ? NULLABLE : 0) | f.shift();
        slotBias[s] = nullable ? f.range().low() - 1 : f.range().low();
        slotMask[s] = f.bits() == 64 ? -1 : (1L << f.bits()) - 1;
        slotLow[s] = f.range().low();
        slotHigh[s] = f.range().high();
        slotOwner[s] = place.kind() == Slot.Kind.CPU_OWNED ? place.owner() : -1;
        slotGuard[s] = place.guard();
        slotBounded[s] = place.bounded();
    }

    private void object(StepProgram.Parts parts, Object o, int id) {
        first[id] = parts.slotTable().first(id);
        if (o instanceof Word w) {
            width[id] = w.width();
            wrapping[id] = w.isWrapping();
        } else if (o instanceof WordPair p) {
            width[id] = p.width();
            lowWidth[id] = p.lowWidth();
        } else if (o instanceof SpinLock l) {
            recursive[id] = l.isRecursive();
        } else if (parts.arrays().isArray(id)) {
            isArray[id] = true;
            length[id] = parts.arrays().length(id);
            elements[id] = new long[length[id]];
            for (int i = 0; i < length[id]; i++) {
                elements[id][i] = parts.arrays().constant(id, i);
            }
        }
    }

    int number(PlainField field) {
        Integer n = fieldNumbers.get(field);
        if (n == null) {
            throw new IllegalStateException("a field without a number: " + field);
        }
        return n;
    }
}
