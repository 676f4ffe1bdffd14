package org.pageproof.checker.steps.world;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.Refusal;
import org.pageproof.checker.steps.Slot;
import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Cell;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Tlb;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;

/** Gives every word, cell, lock, TLB entry and every mutable plain field or array element its slot. */
public final class SlotBuilder {

    private static final int MOST_SLOTS = 100_000;

    private final World world;
    private final Lines lines;
    private final Reach reach;
    private final int cpus;
    private final List<Place> places = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<Group, Integer> groups = new HashMap<>();
    private final int[] first;

    /** Values of one field, or elements of one type in the arrays below it, share their inferred range. */
    private record Group(Field field, Class<?> type) {}

    private SlotBuilder(World world, int cpus, Lines lines) {
        this.world = world;
        this.lines = lines;
        this.reach = new Reach(world);
        this.cpus = cpus;
        this.first = new int[world.size() + 1];
        Arrays.fill(first, -1);
    }

    /** Tells the instructions where a mutable field of an object stands. */
    public interface FieldSlots {
        void set(Field field, int object, int slot);
    }

    /** Says where in the sources a field is written or made. */
    public interface Lines {
        Refusal at(Field field, String what, String advice);
    }

    /**
     * The slots of a world.
     *
     * @param written the plain fields that operations write
     * @param arrays the ids of the arrays that operations may write to
     * @param halts whether operations halt CPUs
     * @param refused receives mutable data that is neither CPU-owned, ghost nor guarded
     */
    public static Slots build(
            World world,
            int cpus,
            List<Field> written,
            BitSet arrays,
            boolean halts,
            FieldSlots fieldSlots,
            Lines lines,
            List<Refusal> refused) {
        SlotBuilder b = new SlotBuilder(world, cpus, lines);
        for (int id = 1; id <= world.size(); id++) {
            b.machineObject(id);
        }
        for (int id = 1; id <= world.size() && b.places.size() <= MOST_SLOTS; id++) {
            for (Field f : written) {
                if (f.getDeclaringClass().isInstance(world.object(id))) {
                    fieldSlots.set(f, id, b.places.size());
                    b.field(id, f);
                }
            }
            if (arrays.get(id)) {
                b.array(id);
            }
        }
        int halted = halts ? b.places.size() : -1;
        for (int c = 0; halts && c < cpus; c++) {
            b.machine("halted[" + c + "]", Slot.Kind.HALTED, new Meaning.Bool(), 1, new Place.Source(0, null, c));
        }
        if (b.places.size() > MOST_SLOTS) {
            b.refuse(null, "a state of more than " + MOST_SLOTS + " values", "make the model smaller");
        }
        b.requireNames();
        refused.addAll(b.refusals);
        return new Slots(b.places, b.first, halted, b.groups.size());
    }

    /** Specs, traces and formulas name the parts of the state. */
    private void requireNames() {
        Set<String> names = new HashSet<>();
        for (Place p : places) {
            if (!names.add(p.path())) {
                Place.Source source = p.source();
                FieldInfo at = source.field() != null
                        ? new FieldInfo(source.field())
                        : source.object() == 0 ? null : world.holder(source.object());
                refuse(
                        at,
                        "two parts of the state with the name " + p.path(),
                        "rename one of them, since specs and traces go by names");
                return;
            }
        }
    }

    private void machineObject(int id) {
        Object o = world.object(id);
        String path = world.path(id);
        if (world.isStatic(id)
                && (o instanceof Word || o instanceof Cell || o instanceof SpinLock || o instanceof Tlb)) {
            refuseStatic(id);
            return;
        }
        Place.Source source = new Place.Source(id, null, 0);
        if (o instanceof WordPair pair) {
            int low = world.id(pair.low());
            first[id] = places.size();
            word(low, pair.low());
            word(world.id(pair.high()), pair.high());
        } else if (o instanceof Word word && word.pair() == null) {
            word(id, word);
        } else if (o instanceof Cell<?>) {
            first[id] = places.size();
            cell(id, path, source);
        } else if (o instanceof SpinLock lock) {
            first[id] = places.size();
            int depth = lock.isRecursive() ? SpinLock.MOST_TAKEN : 1;
            machine(path, Slot.Kind.LOCK, new Meaning.Lock(cpus), (long) cpus * depth, source);
        } else if (o instanceof Tlb tlb) {
            first[id] = places.size();
            for (int c = 0; c < tlb.cpus(); c++) {
                for (int p = 0; p < tlb.pages(); p++) {
                    String entry = path + "[" + c + "][" + p + "]";
                    Place.Source at = new Place.Source(id, null, c * tlb.pages() + p);
                    machine(entry, Slot.Kind.TLB, new Meaning.Bool(), 1, at);
                }
            }
        }
    }

    private void word(int id, Word word) {
        first[id] = places.size();
        int w = word.width();
        BitLayout layout = word.layout();
        Meaning meaning = layout == null ? new Meaning.Int() : bits(layout);
        long low = w == 64 ? Long.MIN_VALUE : 0;
        long high = w == 64 ? Long.MAX_VALUE : (1L << w) - 1;
        Place.Source source = new Place.Source(id, null, 0);
        places.add(new Place(world.path(id), Slot.Kind.WORD, -1, meaning, low, high, true, -1, -1, source));
    }

    private static Meaning bits(BitLayout layout) {
        List<Meaning.Field> fields = new ArrayList<>();
        for (BitLayout.Field f : layout.fields()) {
            Meaning meaning = switch (f.kind()) {
                case NUMBER -> new Meaning.Int();
                case FLAG -> new Meaning.Bool();
                case ENUM -> new Meaning.Enumeration(f.values());
                case REFERENCE -> new Meaning.Index(Objects.requireNonNull(f.array()));
            };
            fields.add(new Meaning.Field(f.name(), f.shift(), f.bits(), meaning));
        }
        return new Meaning.Bits(fields);
    }

    private void cell(int id, String path, Place.Source source) {
        FieldInfo holder = world.holder(id);
        Class<?> type = holder == null ? null : holder.cellType();
        if (type == null) {
            refuse(holder, "a Cell without a type argument", "declare it as Cell<Domain> or the like");
            return;
        }
        BitSet domain = world.instances(type);
        long low = domain.isEmpty() ? 1 : domain.nextSetBit(0);
        long high = domain.isEmpty() ? 0 : domain.length() - 1;
        places.add(new Place(path, Slot.Kind.CELL, -1, new Meaning.Reference(), low, high, true, -1, -1, source));
    }

    private void machine(String path, Slot.Kind kind, Meaning meaning, long high, Place.Source source) {
        places.add(new Place(path, kind, -1, meaning, 0, high, true, -1, -1, source));
    }

    private void field(int id, Field f) {
        String path = world.path(id).isEmpty() ? f.getName() : world.path(id) + "." + f.getName();
        plain(id, new FieldInfo(f), f.getType(), path, new Place.Source(id, f, 0));
    }

    private void array(int id) {
        Object array = world.object(id);
        FieldInfo holder = world.holder(id);
        first[id] = places.size();
        if (world.isStatic(id)) {
            refuseStatic(id);
        } else if (holder != null && !declares(holder.field().getType(), array.getClass())) {
            refuse(
                    holder,
                    "a store to an array of "
                            + array.getClass().getComponentType().getSimpleName()
                            + " that is held as an array of another class",
                    "create it with the class that its field declares");
        }
        int length = places.size() > MOST_SLOTS ? 0 : Math.min(Array.getLength(array), MOST_SLOTS + 1);
        for (int i = 0; i < length; i++) {
            String path = world.path(id) + "[" + i + "]";
            if (holder != null) {
                plain(id, holder, array.getClass().getComponentType(), path, new Place.Source(id, null, i));
            }
        }
    }

    private void plain(int object, FieldInfo info, Class<?> type, String path, Place.Source source) {
        int owner = reach.owner(object);
        int guard = -1;
        Slot.Kind kind;
        String lock = info.guardedBy();
        if (info.ghost()) {
            kind = Slot.Kind.GHOST;
            owner = -1;
        } else if (lock != null) {
            kind = Slot.Kind.GUARDED;
            owner = -1;
            guard = guard(object, info, lock);
        } else {
            kind = Slot.Kind.CPU_OWNED;
            if (owner < 0) {
                refuse(
                        info,
                        "a store to the mutable field " + info.field().getName()
                                + " of an object that is not reachable from exactly one CPU",
                        "make it a Word or a Cell, or mark it @Ghost or @GuardedBy(\"lock\")");
            }
        }
        Range range = info.range();
        if (range != null && !isInteger(type)) {
            refuse(info, "@Range on a field of type " + type.getSimpleName(), "it bounds integers only");
        } else if (range != null && range.min() > range.max()) {
            refuse(info, "an empty @Range", "give the smallest value as min");
        }
        int group = groups.computeIfAbsent(new Group(info.field(), type), f -> groups.size());
        long low = range == null ? 0 : range.min();
        long high = range == null ? 0 : range.max();
        places.add(new Place(
                path, kind, Math.max(owner, -1), meaning(type), low, high, range != null, group, guard, source));
    }

    /** Whether the type is the declared one or, for arrays of arrays, the type of its elements. */
    private static boolean declares(Class<?> declared, Class<?> type) {
        Class<?> element = declared.getComponentType();
        return declared == type || (element != null && declares(element, type));
    }

    private static boolean isInteger(Class<?> type) {
        return type == int.class
                || type == long.class
                || type == short.class
                || type == byte.class
                || type == char.class;
    }

    private static Meaning meaning(Class<?> type) {
        if (type == boolean.class) {
            return new Meaning.Bool();
        }
        return type.isPrimitive() ? new Meaning.Int() : new Meaning.Reference();
    }

    /** The lock field of that name in the object, in the object that holds the array, or in the model. */
    private int guard(int object, FieldInfo info, String name) {
        for (Object candidate : List.of(world.object(object), holderOf(object, info), world.model())) {
            for (Class<?> at = candidate.getClass(); at != null && !at.isArray(); at = at.getSuperclass()) {
                for (Field f : at.getDeclaredFields()) {
                    if (f.getName().equals(name)
                            && WorldBuilder.get(f, candidate) instanceof SpinLock lock
                            && world.contains(lock)) {
                        return first[world.id(lock)];
                    }
                }
            }
        }
        refuse(info, "@GuardedBy(\"" + name + "\")", "name a SpinLock field of the same object or of the model");
        return -1;
    }

    private Object holderOf(int array, FieldInfo info) {
        for (int id = 1; id <= world.size(); id++) {
            Object o = world.object(id);
            if (info.field().getDeclaringClass().isInstance(o)
                    && holds(WorldBuilder.get(info.field(), o), world.object(array))) {
                return o;
            }
        }
        return world.model();
    }

    /** Whether it is the array, or an array of arrays with the array in it. */
    private static boolean holds(@Nullable Object candidate, Object array) {
        if (candidate instanceof Object[] elements && candidate != array) {
            for (Object e : elements) {
                if (e != null && holds(e, array)) {
                    return true;
                }
            }
        }
        return candidate == array;
    }

    private void refuseStatic(int id) {
        refuse(
                world.holder(id),
                "mutable data that only the static field " + world.path(id) + " reaches",
                "make it a field of the model, so that each instance has its own");
    }

    private void refuse(@Nullable FieldInfo info, String what, String advice) {
        if (info != null) {
            refusals.add(lines.at(info.field(), what, advice));
            return;
        }
        Class<?> in = world.model().getClass();
        String where = in.getSimpleName();
        while (in.getEnclosingClass() != null) {
            in = in.getEnclosingClass();
        }
        refusals.add(new Refusal(where, in.getSimpleName() + ".java", 0, what, advice));
    }
}
