package org.pageproof.checker.steps.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Location;
import org.pageproof.checker.steps.ModelRefused;
import org.pageproof.checker.steps.Refusal;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;

/**
 * The call paths of the program, as a tree, and the locations on them. The code of a method is shared by all paths that reach
 * it; only numbers are made per path. A method that stands on a path {@link #RECURSION} times is not entered again.
 */
public final class PathTable {
    /** How often one method may be open on a call path. */
    public static final int RECURSION = 8;

    private static final int MOST = 200_000;

    /**
     * One call path.
     *
     * @param parent the path of the caller, or -1
     * @param call the instruction of the caller that is open, or -1
     * @param method the method that was called
     * @param base where its registers begin in the CPU's register file
     * @param operation the index of the operation that the path starts with
     */
    public record Path(int id, int parent, int call, int method, int base, int operation) {}

    /** A location: a path and the access instruction in its method. */
    public record Place(int path, int insn) {}

    private final Input input;
    private final Ranges ranges;
    private final List<String> operations;
    private final List<Path> paths = new ArrayList<>();
    private final Map<Long, Integer> children = new HashMap<>();
    private final List<Integer> roots = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final Map<Long, Integer> locations = new HashMap<>();

    private PathTable(Input input, Ranges ranges, List<String> operations) {
        this.input = input;
        this.ranges = ranges;
        this.operations = operations;
    }

    /**
     * All call paths from the operations.
     *
     * @throws ModelRefused when recursion makes them too many
     */
    public static PathTable of(Input input, Ranges ranges, List<String> operations) throws ModelRefused {
        PathTable t = new PathTable(input, ranges, operations);
        for (int o = 0; o < input.entries().size(); o++) {
            int method = input.entries().get(o).method();
            t.roots.add(t.open(-1, -1, method, 0, o));
        }
        return t;
    }

    private int open(int parent, int call, int method, int base, int operation) throws ModelRefused {
        int id = paths.size();
        MethodCode m = input.methods().get(method);
        if (id >= MOST) {
            throw new ModelRefused(List.of(new Refusal(
                    m.method(), m.file(), 0, "more than " + MOST + " call paths", "make the recursion a loop")));
        }
        paths.add(new Path(id, parent, call, method, base, operation));
        for (int i = 0; i < m.code().size(); i++) {
            if (!ranges.reachable(method, i)) {
                continue;
            }
            Insn insn = m.code().get(i);
            if (insn instanceof Insn.Access) {
                locations.put(key(id, i), places.size());
                places.add(new Place(id, i));
            } else if (insn instanceof Insn.Call c) {
                BitSet targets = Ranges.targets(c.targets(), receiver(method, i, c));
                for (int target = targets.nextSetBit(0); target >= 0; target = targets.nextSetBit(target + 1)) {
                    if (activations(id, target) < RECURSION) {
                        int child = open(id, i, target, base + m.registers(), operation);
                        children.put(childKey(id, c.site(), target), child);
                    }
                }
            }
        }
        return id;
    }

    private @Nullable Range receiver(int method, int at, Insn.Call c) {
        @Nullable Range[] known = ranges.before(method, at);
        return known == null || c.args().isEmpty() ? null : known[c.args().get(0)];
    }

    private int activations(int path, int method) {
        int count = 0;
        for (int p = path; p >= 0; p = paths.get(p).parent()) {
            count += paths.get(p).method() == method ? 1 : 0;
        }
        return count;
    }

    private static long key(int path, int insn) {
        return (long) path << 32 | insn;
    }

    private static long childKey(int path, int site, int method) {
        return ((long) path << 40) | ((long) site << 20) | method;
    }

    public List<Path> paths() {
        return paths;
    }

    /** The path that consists of the operation alone. */
    public int root(int operation) {
        return roots.get(operation);
    }

    /** The path that calling {@code method} at {@code site} leads to; -1 when the recursion is too deep. */
    public int child(int path, int site, int method) {
        return children.getOrDefault(childKey(path, site, method), -1);
    }

    /** Whether any value leads to an access instruction on a path, as far as the range analysis can tell. */
    public boolean isReached(int path, int insn) {
        return locations.containsKey(key(path, insn));
    }

    /** The location of an access instruction on a path. */
    public int location(int path, int insn) {
        Integer id = locations.get(key(path, insn));
        if (id == null) {
            throw new IllegalStateException(
                    "an access that the range analysis takes for unreachable: path " + path + " instruction " + insn);
        }
        return id;
    }

    public List<Place> places() {
        return places;
    }

    /** The location as it is shown. */
    public Location location(int id) {
        Place place = places.get(id);
        Path path = paths.get(place.path());
        List<Location.Call> calls = new ArrayList<>();
        int at = place.insn();
        for (int p = path.id(); p >= 0; p = paths.get(p).parent()) {
            MethodCode m = input.methods().get(paths.get(p).method());
            calls.add(
                    0,
                    new Location.Call(
                            m.function(), m.method(), m.file(), m.lines().get(at)));
            at = paths.get(p).call();
        }
        Insn.Access access =
                (Insn.Access) input.methods().get(path.method()).code().get(place.insn());
        return new Location(
                id, operations.get(path.operation()), calls, access.kind().javaName());
    }
}
