package org.pageproof.checker.steps.world;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Which CPU objects reach which objects through plain fields and arrays. What exactly one reaches is CPU-owned. */
final class Reach {
    private static final int NOBODY = -1;
    private static final int SEVERAL = -2;

    private final int[] owner;

    Reach(World world) {
        owner = new int[world.size() + 1];
        java.util.Arrays.fill(owner, NOBODY);
        for (int cpu = 0; cpu < world.cpus().size(); cpu++) {
            BitSet reached = from(world, world.cpus().get(cpu));
            for (int id = reached.nextSetBit(0); id > 0; id = reached.nextSetBit(id + 1)) {
                owner[id] = owner[id] == NOBODY ? cpu : SEVERAL;
            }
        }
    }

    /** The CPU that alone reaches the object, or a negative number. */
    int owner(int id) {
        return owner[id];
    }

    private static BitSet from(World world, int start) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        reached.set(start);
        open.add(start);
        while (!open.isEmpty()) {
            Object o = world.object(open.remove());
            if (o.getClass().isArray() && !o.getClass().getComponentType().isPrimitive()) {
                for (int i = 0; i < Array.getLength(o); i++) {
                    add(world, Array.get(o, i), reached, open);
                }
            } else if (!o.getClass().isArray() && !WorldBuilder.isLibrary(o.getClass()) && !(o instanceof Enum)) {
                for (Field f : WorldBuilder.fields(o.getClass())) {
                    // A reference that javac adds to an inner class is no part of the CPU.
                    if (!f.getType().isPrimitive() && !f.isSynthetic()) {
                        add(world, WorldBuilder.get(f, o), reached, open);
                    }
                }
            }
        }
        return reached;
    }

    private static void add(World world, @Nullable Object o, BitSet reached, Deque<Integer> open) {
        if (o != null && world.contains(o) && !reached.get(world.id(o))) {
            reached.set(world.id(o));
            open.add(world.id(o));
        }
    }
}
