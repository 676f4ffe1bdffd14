package org.pageproof.checker.steps.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The variables that may be used at a place of a random model. */
final class Scope {
    final List<String> integers = new ArrayList<>();
    /** Integers that are not assigned to. */
    final List<String> constants = new ArrayList<>();

    final List<String> longs = new ArrayList<>();
    final List<String> booleans = new ArrayList<>();
    final List<String> pages = new ArrayList<>();
    int next;
    boolean inLoop;
    /** The statement that leaves the method. */
    String leave = "return";

    boolean model = true;
    boolean helpers = true;

    static Scope of(String self, String... integers) {
        Scope s = new Scope();
        if (!self.equals("self")) {
            throw new IllegalArgumentException(self);
        }
        s.integers.addAll(List.of(integers));
        return s;
    }

    /** The fields of the model cannot be named. */
    Scope withoutModel() {
        model = false;
        helpers = false;
        return this;
    }

    /** Methods that would call this one again cannot be called. */
    Scope withoutHelpers() {
        helpers = false;
        return this;
    }

    /** A scope within this one; it numbers its variables beyond those of its siblings. */
    Scope copy() {
        Scope s = new Scope();
        s.integers.addAll(integers);
        s.constants.addAll(constants);
        s.longs.addAll(longs);
        s.booleans.addAll(booleans);
        s.pages.addAll(pages);
        next += 10;
        s.next = next;
        next += 100;
        s.model = model;
        s.helpers = helpers;
        s.inLoop = inLoop;
        s.leave = leave;
        return s;
    }

    static String any(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }
}
