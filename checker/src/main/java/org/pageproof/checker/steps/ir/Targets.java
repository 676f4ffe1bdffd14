package org.pageproof.checker.steps.ir;

import java.util.Arrays;

/**
 * Which method a call reaches.
 *
 * @param direct the method's id for static, special and monomorphic calls, or -1
 * @param byObject for a virtual call the method's id per object of the world, -1 where the object does not understand it
 */
public record Targets(int direct, int[] byObject) {
    public static Targets direct(int method) {
        return new Targets(method, new int[0]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Targets t && t.direct == direct && Arrays.equals(t.byObject, byObject);
    }

    @Override
    public int hashCode() {
        return 31 * direct + Arrays.hashCode(byObject);
    }
}
