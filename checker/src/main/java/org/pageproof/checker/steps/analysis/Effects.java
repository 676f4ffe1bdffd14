package org.pageproof.checker.steps.analysis;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.ir.AccessKind;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.Operands;
import org.pageproof.checker.steps.ir.PlainField;
import org.pageproof.checker.steps.world.Place;
import org.pageproof.machine.Tlb;
import org.pageproof.machine.WordPair;

/**
 * Which slots each step may read and write, the control state of its CPU aside: the access, the local code after it, and for
 * a step that may begin an operation the local code before it. Always more than what happens, never less.
 */
public final class Effects {
    private final Input input;
    private final Ranges ranges;
    private final PathTable paths;
    private final BitSet[] reads;
    private final BitSet[] writes;

    private Effects(Input input, Ranges ranges, PathTable paths) {
        this.input = input;
        this.ranges = ranges;
        this.paths = paths;
        int steps = paths.places().size() + input.entries().size();
        reads = new BitSet[steps];
        writes = new BitSet[steps];
        for (int i = 0; i < steps; i++) {
            reads[i] = new BitSet();
            writes[i] = new BitSet();
        }
    }

    /** The effects of every step number. */
    public static Effects of(Input input, Ranges ranges, PathTable paths) {
        Effects e = new Effects(input, ranges, paths);
        for (int l = 0; l < paths.places().size(); l++) {
            e.walk(paths.places().get(l), e.reads[l], e.writes[l], true);
        }
        for (int o = 0; o < input.entries().size(); o++) {
            int step = paths.places().size() + o;
            PathTable.Place entry = new PathTable.Place(paths.root(o), 0);
            for (int first : e.walk(entry, e.reads[step], e.writes[step], false)) {
                e.reads[first].or(e.reads[step]);
                e.writes[first].or(e.writes[step]);
            }
        }
        return e;
    }

    /** The slots that the step may read. */
    public BitSet reads(int step) {
        return reads[step];
    }

    /** The slots that the step may write. */
    public BitSet writes(int step) {
        return writes[step];
    }

    /** Follows local code from a place up to the next accesses; returns the locations of those. */
    private Set<Integer> walk(PathTable.Place from, BitSet read, BitSet written, boolean startsWithAccess) {
        Set<Integer> next = new HashSet<>();
        Set<PathTable.Place> seen = new HashSet<>();
        Deque<PathTable.Place> open = new ArrayDeque<>();
        open.add(from);
        seen.add(from);
        boolean first = startsWithAccess;
        while (!open.isEmpty()) {
            PathTable.Place at = open.remove();
            int method = paths.paths().get(at.path()).method();
            Insn insn = input.methods().get(method).code().get(at.insn());
            if (!ranges.reachable(method, at.insn())) {
                continue;
            }
            if (insn instanceof Insn.Access && !first) {
                next.add(paths.location(at.path(), at.insn()));
                continue;
            }
            first = false;
            touch(method, at.insn(), insn, read, written);
            for (PathTable.Place p : following(at, insn)) {
                if (seen.add(p)) {
                    open.add(p);
                }
            }
        }
        return next;
    }

    private List<PathTable.Place> following(PathTable.Place at, Insn insn) {
        PathTable.Path path = paths.paths().get(at.path());
        if (insn instanceof Insn.Return) {
            return path.parent() < 0 ? List.of() : List.of(new PathTable.Place(path.parent(), path.call() + 1));
        } else if (insn instanceof Insn.Call c) {
            Range receiver = c.args().isEmpty()
                    ? null
                    : range(path.method(), at.insn(), c.args().get(0));
            return Ranges.targets(c.targets(), receiver).stream()
                    .map(m -> paths.child(at.path(), c.site(), m))
                    .filter(child -> child >= 0)
                    .mapToObj(child -> new PathTable.Place(child, 0))
                    .toList();
        }
        return Operands.next(insn, at.insn()).stream()
                .map(n -> new PathTable.Place(at.path(), n))
                .toList();
    }

    private void touch(int method, int at, Insn insn, BitSet read, BitSet written) {
        if (insn instanceof Insn.Load l) {
            fields(range(method, at, l.object()), l.field(), read, new BitSet());
        } else if (insn instanceof Insn.Store s) {
            fields(range(method, at, s.object()), s.field(), read, written);
        } else if (insn instanceof Insn.ArrayLoad l) {
            elements(range(method, at, l.array()), range(method, at, l.index()), read, new BitSet());
        } else if (insn instanceof Insn.ArrayStore s) {
            elements(range(method, at, s.array()), range(method, at, s.index()), read, written);
        } else if (insn instanceof Insn.Access a) {
            access(method, at, a, read, written);
        }
    }

    private void fields(Range objects, PlainField field, BitSet read, BitSet written) {
        for (long id = objects.low(); id <= objects.high(); id++) {
            int slot = field.slot((int) id);
            if (slot >= 0) {
                plain(slot, read, written);
            }
        }
    }

    private void plain(int slot, BitSet read, BitSet written) {
        Place place = input.slots().places().get(slot);
        if (place.guard() >= 0) {
            read.set(place.guard());
        }
        read.set(slot);
        written.set(slot);
    }

    private void elements(Range arrays, Range index, BitSet read, BitSet written) {
        for (long id = arrays.low(); id <= arrays.high(); id++) {
            int first = input.arrays().isArray((int) id) ? input.slots().first((int) id) : -1;
            if (first >= 0) {
                long last = Math.min(index.high(), input.arrays().length((int) id) - 1L);
                for (long k = Math.max(0, index.low()); k <= last; k++) {
                    plain(first + (int) k, read, written);
                }
            }
        }
    }

    private void access(int method, int at, Insn.Access a, BitSet read, BitSet written) {
        boolean writes = switch (a.kind()) {
            case WORD_READ, CELL_READ, PAIR_READ, TLB_IS_STALE -> false;
            default -> true;
        };
        if (a.kind() == AccessKind.HALT || a.kind() == AccessKind.RESUME) {
            int halted = input.slots().halted();
            read.set(halted, input.slots().places().size());
            written.set(halted, input.slots().places().size());
            return;
        }
        Range receivers = range(method, at, a.receiver());
        for (long id = Math.max(1, receivers.low()); id <= receivers.high(); id++) {
            int first = input.slots().first((int) id);
            if (first >= 0) {
                int end = first + width(input.world().object((int) id));
                read.set(first, end);
                if (writes) {
                    written.set(first, end);
                }
            }
        }
    }

    private static int width(Object object) {
        if (object instanceof Tlb t) {
            return t.cpus() * t.pages();
        }
        return object instanceof WordPair ? 2 : 1;
    }

    private Range range(int method, int at, int register) {
        @Nullable Range[] known = ranges.before(method, at);
        Range range = known == null ? null : known[register];
        return range == null ? Range.NULL : range;
    }
}
