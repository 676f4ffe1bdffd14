package org.pageproof.checker.properties.code;

import java.util.ArrayList;
import java.util.List;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Terms;

/** How many bytes of bytecode expressions take, from above. */
final class Size {
    /** The most bytes of an expression in one method; the limit of HotSpot is 8,000. */
    static final int MOST = 6000;

    /** An expression up to this size is never worth a method. */
    static final int SMALL = 60;

    private static final int GROUP = 2000;
    private static final int GROUPS = 100;

    private Size() {}

    static int of(Ground g) {
        long size = own(g);
        for (Ground c : Terms.children(g)) {
            size += of(c);
        }
        return (int) Math.min(size, Integer.MAX_VALUE);
    }

    private static int own(Ground g) {
        if (g instanceof Ground.Const) {
            return 3;
        } else if (g instanceof Ground.Slot || g instanceof Ground.Bits) {
            return 45;
        } else if (g instanceof Ground.Select s) {
            return 30 + 8 * s.branches().size();
        }
        return 16 + 3 * Terms.children(g).size();
    }

    /** Splits operands into groups, in order, each of which may become a method; at most some hundred groups. */
    static List<List<Ground>> groups(List<Ground> operands) {
        long total = 0;
        for (Ground o : operands) {
            total += of(o);
        }
        long most = Math.max(GROUP, total / GROUPS);
        List<List<Ground>> groups = new ArrayList<>();
        List<Ground> group = new ArrayList<>();
        long size = 0;
        for (Ground o : operands) {
            if (!group.isEmpty() && size + of(o) > most) {
                groups.add(group);
                group = new ArrayList<>();
                size = 0;
            }
            group.add(o);
            size += of(o);
        }
        groups.add(group);
        return groups;
    }
}
