package org.pageproof.checker.steps.world;

import java.lang.reflect.Array;

/** The arrays of the world: lengths, and the elements of those that no operation writes to. */
public final class Arrays {
    private final long[][] constants;
    private final boolean[] references;

    public Arrays(World world) {
        constants = new long[world.size() + 1][];
        references = new boolean[world.size() + 1];
        for (int id = 1; id <= world.size(); id++) {
            Object o = world.object(id);
            if (o.getClass().isArray()) {
                long[] elements = new long[Array.getLength(o)];
                for (int i = 0; i < elements.length; i++) {
                    elements[i] = world.encode(o.getClass().getComponentType(), Array.get(o, i));
                }
                constants[id] = elements;
                references[id] = !o.getClass().getComponentType().isPrimitive();
            }
        }
    }

    public boolean isArray(int id) {
        return id > 0 && constants[id] != null;
    }

    public int length(int id) {
        return constants[id].length;
    }

    /** The element as constructed. */
    public long constant(int id, int index) {
        return constants[id][index];
    }

    public boolean hasReferences(int id) {
        return references[id];
    }
}
