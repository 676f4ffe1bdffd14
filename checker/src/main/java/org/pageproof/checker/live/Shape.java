package org.pageproof.checker.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of a model and where their values stand in a {@link Picture}. Every field of the object graph that is not final, every
 * element of an array, every word, cell, lock and TLB has a position; a final field has a value that never changes. The graph is fixed
 * when the model is constructed, and the same for each construction with the same parameters: a shape describes all of them and
 * holds no object of any.
 *
 * <p>Objects have numbers from 1, breadth first from the model, fields in the order of declaration and inherited ones first; 0 is
 * none. A value is a number, 0 or 1, the ordinal of an enum constant (-1 for null) or the number of an object (0 for null), as the
 * declared type says. Arrays, words, cells, locks and TLBs are objects too: a field of that type has their number.
 */
public final class Shape {
    /** The number of the model. */
    public static final int MODEL = 1;

    private final List<ShapeObject> objects;
    private final List<ShapePlace> places;
    private final Map<Named, Integer> positions = new HashMap<>();
    private final Map<Named, Long> constants;

    /** A field of an object. */
    record Named(int object, String declaringClass, String field) {}

    Shape(List<ShapeObject> objects, List<ShapePlace> places, Map<Named, Long> constants) {
        this.objects = List.copyOf(objects);
        this.places = List.copyOf(places);
        this.constants = Map.copyOf(constants);
        for (ShapePlace p : places) {
            if (!p.field().isEmpty()) {
                positions.put(new Named(p.object(), p.declaringClass(), p.field()), p.position());
            }
        }
    }

    /** The shape of a freshly constructed model. */
    public static Shape of(Object model) {
        return new ShapeWalk(model).shape();
    }

    /** All objects; that with number n stands at n - 1. */
    public List<ShapeObject> objects() {
        return objects;
    }

    /** The object with a number from 1. */
    public ShapeObject object(int number) {
        return objects.get(number - 1);
    }

    /** All positions, in order. */
    public List<ShapePlace> places() {
        return places;
    }

    /** The object of that path, such as {@code pages[0]}. */
    public Optional<ShapeObject> find(String path) {
        return objects.stream().filter(o -> o.path().equals(path)).findFirst();
    }

    /** The position of that path, such as {@code cpus[1].held[0]}. */
    public Optional<ShapePlace> place(String path) {
        return places.stream().filter(p -> p.path().equals(path)).findFirst();
    }

    /** Whether the object has such a field. */
    public boolean hasField(int object, String declaringClass, String field) {
        Named named = new Named(object, declaringClass, field);
        return positions.containsKey(named) || constants.containsKey(named);
    }

    /**
     * The value of a field of an object.
     *
     * @param declaringClass binary name of the class that declares the field
     * @throws IllegalArgumentException when the object has no such field
     */
    public long field(Picture picture, int object, String declaringClass, String field) {
        Named named = new Named(object, declaringClass, field);
        Integer position = positions.get(named);
        if (position != null) {
            return picture.at(position);
        }
        Long constant = constants.get(named);
        if (constant == null) {
            throw new IllegalArgumentException("no field " + field + " of " + declaringClass + " in object " + object);
        }
        return constant;
    }

    /** The value of an element of an array; the index must be below its length. */
    public long element(Picture picture, int array, int index) {
        ShapeObject o = require(array, ShapeObject.Kind.ARRAY);
        if (index < 0 || index >= o.length()) {
            throw new IllegalArgumentException("no element " + index + " of " + o.path());
        }
        return picture.at(o.first() + index);
    }

    /** The bits of a word. */
    public long word(Picture picture, int word) {
        return picture.at(require(word, ShapeObject.Kind.WORD).first());
    }

    /** The object that a cell refers to, 0 for null. */
    public int cell(Picture picture, int cell) {
        return (int) picture.at(require(cell, ShapeObject.Kind.CELL).first());
    }

    /** The CPU that holds a lock, -1 for nobody. */
    public int holder(Picture picture, int lock) {
        return (int) picture.at(require(lock, ShapeObject.Kind.LOCK).first());
    }

    /** How often its holder has taken a lock; 0 while it is free. */
    public int depth(Picture picture, int lock) {
        return (int) picture.at(require(lock, ShapeObject.Kind.LOCK).first() + 1);
    }

    /** Whether a CPU has a TLB entry for a page; both must be below the numbers of the TLB. */
    public boolean stale(Picture picture, int tlb, int cpu, int page) {
        ShapeObject o = require(tlb, ShapeObject.Kind.TLB);
        if (cpu < 0 || cpu >= o.width() || page < 0 || page >= o.length()) {
            throw new IllegalArgumentException("no entry " + cpu + ", " + page + " of " + o.path());
        }
        return (picture.at(o.first() + page) >>> cpu & 1) != 0;
    }

    /** The number of the low or of the high word of a pair. */
    public int half(int pair, boolean high) {
        require(pair, ShapeObject.Kind.PAIR);
        String field = high ? "high" : "low";
        return (int) field(Picture.EMPTY, pair, "", field);
    }

    private ShapeObject require(int number, ShapeObject.Kind kind) {
        ShapeObject o = object(number);
        if (o.kind() != kind) {
            throw new IllegalArgumentException(o.path() + " is no " + kind);
        }
        return o;
    }
}
