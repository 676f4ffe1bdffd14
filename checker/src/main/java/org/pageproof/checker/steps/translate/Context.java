package org.pageproof.checker.steps.translate;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.pageproof.checker.steps.ir.AccessKind;
import org.pageproof.checker.steps.load.ModelClass;
import org.pageproof.checker.steps.world.World;

/** What the translation of all methods shares. */
final class Context {
    private final World world;
    private final Refusals refusals;
    private final MethodTable methods;
    private final ClassTable classes;
    private final FieldTable fields;
    private final Map<String, Object> missing = new LinkedHashMap<>();
    private final Map<String, Object> statics = new LinkedHashMap<>();
    private final Set<AccessKind> used = EnumSet.noneOf(AccessKind.class);
    private final Set<String> classesRead = new TreeSet<>();
    private int sites;

    Context(ModelClass model, World world, Refusals refusals) {
        this.world = world;
        this.refusals = refusals;
        this.methods = new MethodTable(model);
        this.classes = new ClassTable(model, world, methods);
        this.fields = new FieldTable(world, classes);
    }

    Refusals refusals() {
        return refusals;
    }

    MethodTable methods() {
        return methods;
    }

    ClassTable classes() {
        return classes;
    }

    FieldTable fields() {
        return fields;
    }

    int newSite() {
        return sites++;
    }

    int sites() {
        return sites;
    }

    /** Notes that the steps depend on a static field of the class. */
    void reads(String internalName) {
        classesRead.add(internalName);
    }

    /** The classes whose code or static fields the steps depend on. */
    Set<String> classesUsed() {
        Set<String> result = new TreeSet<>(classesRead);
        for (int id = 0; id < methods.size(); id++) {
            result.add(methods.get(id).owner().name);
        }
        return result;
    }

    void uses(AccessKind kind) {
        used.add(kind);
    }

    Set<AccessKind> used() {
        return used;
    }

    /** The id of an object that a static final field holds; it is noted as missing when the world lacks it. */
    int constant(String name, Object value) {
        statics.put(name, value);
        if (world.contains(value)) {
            return world.id(value);
        }
        missing.put(name, value);
        return 0;
    }

    /** The objects that static final fields hold, by name. */
    Map<String, Object> statics() {
        return statics;
    }

    /** Objects that the world must be built anew with. */
    Map<String, Object> missing() {
        return missing;
    }
}
