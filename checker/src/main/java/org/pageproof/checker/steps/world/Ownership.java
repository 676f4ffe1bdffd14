package org.pageproof.checker.steps.world;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.machine.Cell;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;

/**
 * Which objects of a model as it was constructed belong to one CPU alone, and whether nothing but the model's array of CPUs leads to
 * a CPU. Otherwise some CPUs can be told from others.
 */
public final class Ownership {
    private static final int SHARED = -1;

    private final World world;
    private final Collection<Object> statics;
    private final int array;
    private final int[] owner;
    private String tangle = "";

    private Ownership(World world, Collection<Object> statics) {
        this.world = world;
        this.statics = statics;
        this.array = arrayOfCpus();
        this.owner = new int[world.size() + 1];
        Arrays.fill(owner, SHARED);
        find();
    }

    /**
     * Who has the objects of a world.
     *
     * @param statics objects of it that operations reach through static fields too
     */
    public static Ownership of(World world, Collection<Object> statics) {
        return new Ownership(world, statics);
    }

    private int arrayOfCpus() {
        for (int id = 1; id <= world.size(); id++) {
            if (world.object(id) instanceof Object[] all
                    && all.length > 0
                    && world.path(id).equals(array(world))) {
                return id;
            }
        }
        return 0;
    }

    /** The name of the model's array of CPUs; empty where there are none. */
    static String array(World world) {
        String first = world.cpus().isEmpty() ? "" : world.path(world.cpus().get(0));
        return first.substring(0, Math.max(0, first.indexOf('[')));
    }

    private void find() {
        int root = world.id(world.model());
        BitSet all = from(root, new BitSet());
        for (Object object : statics) {
            all.or(from(world.id(object), all));
        }
        for (int id = 1; id <= world.size(); id++) {
            if (world.object(id) instanceof Enum<?>) {
                all.or(from(id, all));
            }
        }
        BitSet several = new BitSet();
        BitSet one = new BitSet();
        for (int cpu = 0; cpu < world.cpus().size(); cpu++) {
            BitSet own = from(world.cpus().get(cpu), all);
            own.set(world.cpus().get(cpu));
            BitSet again = (BitSet) own.clone();
            again.and(one);
            several.or(again);
            one.or(own);
            for (int id = own.nextSetBit(0); id > 0; id = own.nextSetBit(id + 1)) {
                owner[id] = cpu;
            }
        }
        several.stream().forEach(id -> owner[id] = SHARED);
    }

    /** What all CPUs have belongs to one where there is one only; by their names those objects are known to be shared. */
    void share(Set<String> names) {
        for (int id = 1; id <= world.size(); id++) {
            if (names.contains(world.key(id))) {
                owner[id] = SHARED;
            }
        }
    }

    /** What an object leads to, itself included, up to CPUs and what is left out; who leads to a CPU is noted. */
    private BitSet from(int start, BitSet but) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        reached.set(start);
        open.add(start);
        while (!open.isEmpty()) {
            int at = open.remove();
            boolean isModel = at == world.id(world.model());
            for (Reference r : references(at)) {
                int id = r.to();
                if (isModel && id == array && r.name().equals(array(world))) {
                    // An inherited field of the same name is another one.
                    isModel = false;
                } else if (id != start && !but.get(id)) {
                    if (id == array || world.cpuOf(id) >= 0) {
                        tangle = tangle.isEmpty()
                                ? r.name() + " leads to "
                                        + (id == array ? "the array of CPUs" : "cpu" + world.cpuOf(id))
                                : tangle;
                    } else if (!reached.get(id)) {
                        reached.set(id);
                        open.add(id);
                    }
                }
            }
        }
        return reached;
    }

    private record Reference(String name, int to) {}

    /** The objects that an object refers to. Two fields can have one name, if one is inherited. */
    private List<Reference> references(int id) {
        List<Reference> all = new ArrayList<>();
        Object object = world.object(id);
        String path = world.path(id);
        if (object instanceof Word word) {
            put(path, word.pair(), all);
        } else if (object instanceof WordPair pair) {
            put(path + ".low", pair.low(), all);
            put(path + ".high", pair.high(), all);
        } else if (object instanceof Cell<?> cell) {
            put(path, cell.peek(), all);
        } else if (object.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(object); i++) {
                put(path + "[" + i + "]", Array.get(object, i), all);
            }
        } else if (!WorldBuilder.isLibrary(object.getClass())) {
            for (Field f : WorldBuilder.fields(object.getClass())) {
                if (!f.getType().isPrimitive()) {
                    put((path.isEmpty() ? "" : path + ".") + f.getName(), WorldBuilder.get(f, object), all);
                }
            }
        }
        return all;
    }

    private void put(String name, @Nullable Object object, List<Reference> all) {
        if (object != null && world.contains(object)) {
            all.add(new Reference(name, world.id(object)));
        }
    }

    /** What leads to a CPU beside the array, in words; empty where nothing does. */
    public String tangle() {
        return tangle;
    }

    /** The CPU that an object belongs to alone; -1 where it is shared. A CPU belongs to itself. */
    public int owner(int id) {
        return owner[id];
    }
}
