package org.pageproof.jpf.host;

import gov.nasa.jpf.vm.ClassInfo;
import gov.nasa.jpf.vm.ClassLoaderInfo;
import gov.nasa.jpf.vm.ElementInfo;
import gov.nasa.jpf.vm.FieldInfo;
import gov.nasa.jpf.vm.MJIEnv;
import gov.nasa.jpf.vm.VM;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.checker.live.Picture;
import org.pageproof.checker.live.Shape;
import org.pageproof.checker.live.ShapeObject;
import org.pageproof.checker.live.ShapePlace;

/** The model's objects on the heap of Java PathFinder, by the numbers and positions of a shape. */
final class HeapReader {
    private final VM vm;
    private final Shape shape;

    /** Where the objects are, by number; they never move. */
    private final int[] references;

    private final Map<Integer, Integer> numbers = new HashMap<>();

    HeapReader(VM vm, Shape shape, int model) {
        this.vm = vm;
        this.shape = shape;
        this.references = new int[shape.objects().size() + 1];
        for (ShapeObject o : shape.objects()) {
            int ref = o.link() == null ? model : follow(o.link());
            if (ref == MJIEnv.NULL || numbers.put(ref, o.number()) != null) {
                throw new IllegalStateException(
                        "the model constructs another world under Java PathFinder: " + o.path() + " is not the same");
            }
            references[o.number()] = ref;
        }
    }

    private int follow(ShapeObject.Link link) {
        ElementInfo parent = at(references[link.parent()]);
        return switch (link.way()) {
            case FIELD -> parent.getReferenceField(field(parent, link.declaringClass(), link.field()));
            case ELEMENT -> parent.getReferenceElement(link.index());
            case CELL -> at(parent.getReferenceField("value")).getReferenceField("value");
            case LOW -> parent.getReferenceField("low");
            case HIGH -> parent.getReferenceField("high");
            case PAIR -> parent.getReferenceField("pair");
        };
    }

    private ElementInfo at(int reference) {
        return vm.getHeap().get(reference);
    }

    private static FieldInfo field(ElementInfo of, String declaringClass, String name) {
        for (ClassInfo c = of.getClassInfo(); c != null; c = c.getSuperClass()) {
            if (c.getName().equals(declaringClass)) {
                return c.getDeclaredInstanceField(name);
            }
        }
        throw new IllegalStateException("no field " + name + " of " + declaringClass);
    }

    /** The object with a number from 1; 0 is null. */
    int reference(int number) {
        return number == 0 ? MJIEnv.NULL : references[number];
    }

    /** Whether the constructor left the object in the model. */
    boolean knows(int reference) {
        return numbers.containsKey(reference);
    }

    /** The CPU that holds a lock, -1 for nobody. */
    int holder(int lock) {
        ElementInfo state = at(at(references[lock]).getReferenceField("state"));
        return (int) (state.getLongField("value") >> 32);
    }

    /** The number of an object that the constructor left in the model, 0 for null. */
    int number(int reference) {
        if (reference == MJIEnv.NULL) {
            return 0;
        }
        Integer number = numbers.get(reference);
        if (number == null) {
            throw new UnsupportedOperationException("the model keeps an object of "
                    + at(reference).getClassInfo().getName() + " that its constructor did not leave in it");
        }
        return number;
    }

    /** The shared values now. */
    Picture picture() {
        List<ShapePlace> places = shape.places();
        long[] values = new long[places.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(places.get(i));
        }
        return Picture.of(values);
    }

    private long value(ShapePlace p) {
        ElementInfo o = at(references[p.object()]);
        return switch (p.kind()) {
            case WORD ->
                at(o.getReferenceField("bits")).getLongField("value") >>> o.getIntField("shift")
                        & o.getLongField("mask");
            case HOLDER -> (int) (at(o.getReferenceField("state")).getLongField("value") >> 32);
            case DEPTH -> (int) at(o.getReferenceField("state")).getLongField("value");
            case STALE ->
                at(at(o.getReferenceField("stale")).getReferenceElement(p.index()))
                        .getLongField("value");
            case REFERENCE, ENUM, BOOLEAN, NUMBER -> plain(o, p);
        };
    }

    private long plain(ElementInfo o, ShapePlace p) {
        if (o.isArray()) {
            return decoded(p, o.isReferenceArray() ? o.getReferenceElement(p.index()) : element(o, p));
        } else if (p.field().isEmpty()) {
            return number(at(o.getReferenceField("value")).getReferenceField("value"));
        }
        FieldInfo f = field(o, p.declaringClass(), p.field());
        if (f.isReference()) {
            return decoded(p, o.getReferenceField(f));
        }
        return f.isFloatingPointField() ? 0 : f.is2SlotField() ? o.getLongField(f) : o.get1SlotField(f);
    }

    private long decoded(ShapePlace p, long value) {
        return switch (p.kind()) {
            case REFERENCE -> number((int) value);
            case ENUM -> value == MJIEnv.NULL ? -1 : at((int) value).getIntField("ordinal");
            default -> value;
        };
    }

    private static long element(ElementInfo array, ShapePlace p) {
        return switch (p.type()) {
            case "boolean" -> array.getBooleanElement(p.index()) ? 1 : 0;
            case "byte" -> array.getByteElement(p.index());
            case "char" -> array.getCharElement(p.index());
            case "short" -> array.getShortElement(p.index());
            case "int" -> array.getIntElement(p.index());
            case "long" -> array.getLongElement(p.index());
            default -> 0;
        };
    }

    /** Gives every place the value of the picture. */
    void write(Picture picture) {
        Picture now = picture();
        for (ShapePlace p : shape.places()) {
            if (picture.at(p.position()) != now.at(p.position())) {
                write(p, picture.at(p.position()));
            }
        }
    }

    private void write(ShapePlace p, long value) {
        ElementInfo o = vm.getHeap().getModifiable(references[p.object()]);
        switch (p.kind()) {
            case WORD -> {
                ElementInfo bits = vm.getHeap().getModifiable(o.getReferenceField("bits"));
                int shift = o.getIntField("shift");
                long others = bits.getLongField("value") & ~(o.getLongField("mask") << shift);
                bits.setLongField("value", others | value << shift);
            }
            case STALE ->
                vm.getHeap()
                        .getModifiable(at(o.getReferenceField("stale")).getReferenceElement(p.index()))
                        .setLongField("value", value);
            case HOLDER, DEPTH -> throw new IllegalStateException("no scenario starts with a lock that is held");
            case REFERENCE, ENUM, BOOLEAN, NUMBER -> plain(o, p, value);
        }
    }

    private void plain(ElementInfo o, ShapePlace p, long value) {
        if (!o.isArray() && p.field().isEmpty()) {
            vm.getHeap().getModifiable(o.getReferenceField("value")).setReferenceField("value", reference((int) value));
            return;
        }
        FieldInfo f = o.isArray() ? null : field(o, p.declaringClass(), p.field());
        if (p.kind() == ShapePlace.Kind.REFERENCE || p.kind() == ShapePlace.Kind.ENUM) {
            int reference = p.kind() == ShapePlace.Kind.ENUM ? constant(p.type(), (int) value) : reference((int) value);
            if (f == null) {
                o.setReferenceElement(p.index(), reference);
            } else {
                o.setReferenceField(f, reference);
            }
        } else if (f == null) {
            element(o, p, value);
        } else if (f.is2SlotField()) {
            o.setLongField(f, value);
        } else {
            o.set1SlotField(f, (int) value);
        }
    }

    /** The constant of an enum with that ordinal, MJIEnv.NULL for -1. */
    private int constant(String type, int ordinal) {
        if (ordinal < 0) {
            return MJIEnv.NULL;
        }
        ClassInfo c = ClassLoaderInfo.getCurrentResolvedClassInfo(type);
        return at(c.getStaticElementInfo().getReferenceField("$VALUES")).getReferenceElement(ordinal);
    }

    private static void element(ElementInfo array, ShapePlace p, long value) {
        switch (p.type()) {
            case "boolean" -> array.setBooleanElement(p.index(), value != 0);
            case "byte" -> array.setByteElement(p.index(), (byte) value);
            case "char" -> array.setCharElement(p.index(), (char) value);
            case "short" -> array.setShortElement(p.index(), (short) value);
            case "int" -> array.setIntElement(p.index(), (int) value);
            case "long" -> array.setLongElement(p.index(), value);
            default -> throw new IllegalStateException("no value for an element of type " + p.type());
        }
    }
}
