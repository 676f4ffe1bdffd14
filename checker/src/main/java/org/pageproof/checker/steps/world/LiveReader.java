package org.pageproof.checker.steps.world;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import org.pageproof.checker.steps.Slot;
import org.pageproof.machine.Cell;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Tlb;
import org.pageproof.machine.Word;

/** Reads slots from the live objects of a world, without counting as an access. */
public final class LiveReader {
    private final World world;
    private final int cpus;

    public LiveReader(World world, int cpus) {
        this.world = world;
        this.cpus = cpus;
    }

    /** The value that the place holds now; a halted CPU cannot be seen and reads as 0. */
    public long read(Place place) {
        if (place.kind() == Slot.Kind.HALTED) {
            return 0;
        }
        Object o = world.object(place.source().object());
        Field field = place.source().field();
        if (field != null) {
            return world.encode(field.getType(), WorldBuilder.get(field, o));
        } else if (o instanceof Word w) {
            return w.peek();
        } else if (o instanceof Cell<?> c) {
            return world.id(c.peek());
        } else if (o instanceof SpinLock l) {
            return l.depth() == 0 ? 0 : l.holder() + 1 + (long) cpus * (l.depth() - 1);
        } else if (o instanceof Tlb t) {
            int page = place.source().index() % t.pages();
            return t.peek(page) >>> (place.source().index() / t.pages()) & 1;
        }
        return world.encode(
                o.getClass().getComponentType(), Array.get(o, place.source().index()));
    }
}
