package org.pageproof.checker.steps.world;

import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.Slot;

/**
 * A slot before its range is known.
 *
 * @param path how it is named
 * @param kind what it is
 * @param owner the CPU that owns it, or -1
 * @param meaning how values are shown
 * @param low smallest legal value when {@code bounded}
 * @param high largest legal value when {@code bounded}
 * @param bounded whether the range is given: by a width, a class or {@code @Range}; otherwise it is inferred
 * @param group places with one number share their inferred range: the same field of several objects
 * @param guard the place of the lock that guards it, or -1
 * @param source where to read it on a live instance
 */
public record Place(
        String path,
        Slot.Kind kind,
        int owner,
        Meaning meaning,
        long low,
        long high,
        boolean bounded,
        int group,
        int guard,
        Source source) {

    /** An object of the world, the field of it (null for machine objects and arrays) and an index. */
    public record Source(int object, java.lang.reflect.@Nullable Field field, int index) {}
}
