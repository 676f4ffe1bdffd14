package org.pageproof.checker.properties.schema;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.instance.ModelInstance;
import org.pageproof.checker.steps.world.FieldInfo;
import org.pageproof.checker.steps.world.World;
import org.pageproof.checker.steps.world.WorldBuilder;
import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Cell;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Tlb;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;
import org.pageproof.spec.schema.ArrayType;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.GroupType;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.LockType;
import org.pageproof.spec.schema.Member;
import org.pageproof.spec.schema.MemberType;
import org.pageproof.spec.schema.ObjectType;
import org.pageproof.spec.schema.Origin;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.schema.WordType;

/** The types of fields and objects as specs see them. Java's declared types decide; an instance gives layouts of words. */
final class Types {
    private final ModelInstance instance;
    private final World world;
    private final Map<Class<?>, String> names = new LinkedHashMap<>();
    private final Map<String, Class<?>> byName = new HashMap<>();
    private final Map<List<String>, String> enums = new HashMap<>();
    private final Deque<Class<?>> open = new ArrayDeque<>();
    private final List<Member> roots;
    private final List<ObjectType> objects = new ArrayList<>();

    Types(ModelInstance instance, World world) {
        this.instance = instance;
        this.world = world;
        for (int id = 1; id <= world.size(); id++) {
            if (world.object(id) instanceof Enum<?> e) {
                enumType(e.getDeclaringClass());
            }
        }
        this.roots = members(instance.type(), List.of(world.model()));
        while (!open.isEmpty()) {
            Class<?> type = open.remove();
            objects.add(new ObjectType(name(type), home(type), members(type, instances(type))));
        }
    }

    List<Member> roots() {
        return roots;
    }

    List<ObjectType> objects() {
        return objects;
    }

    private List<Object> instances(Class<?> type) {
        BitSet ids = world.instances(type);
        return ids.stream().mapToObj(world::object).toList();
    }

    private List<Member> members(Class<?> type, List<Object> instances) {
        Map<String, Member> members = new LinkedHashMap<>();
        for (Field f : WorldBuilder.fields(type)) {
            List<@Nullable Object> values = new ArrayList<>();
            instances.forEach(o -> values.add(WorldBuilder.get(f, o)));
            Origin origin = Origin.field(f.getDeclaringClass().getName(), f.getName());
            MemberType member = f.isSynthetic() ? null : member(f.getType(), new FieldInfo(f), values, origin);
            if (member != null) {
                members.put(f.getName(), new Member(f.getName(), member, origin));
            }
        }
        return List.copyOf(members.values());
    }

    /** The type of a field or of array elements below it; null when specs cannot speak of it. */
    private @Nullable MemberType member(Class<?> type, FieldInfo info, List<@Nullable Object> values, Origin origin) {
        if (type.isArray()) {
            List<@Nullable Object> elements = new ArrayList<>();
            int length = -1;
            for (Object v : values) {
                for (int i = 0; v != null && i < Array.getLength(v); i++) {
                    elements.add(Array.get(v, i));
                }
            }
            MemberType element = member(type.getComponentType(), info, elements, origin);
            return element == null ? null : new ArrayType(element, length);
        } else if (type == Word.class) {
            return word(first(values, Word.class), origin);
        } else if (type == WordPair.class) {
            WordPair pair = first(values, WordPair.class);
            return new GroupType(List.of(
                    new Member("low", word(pair == null ? null : pair.low(), origin), origin.part("low")),
                    new Member("high", word(pair == null ? null : pair.high(), origin), origin.part("high"))));
        } else if (type == SpinLock.class) {
            return new LockType();
        } else if (type == Tlb.class) {
            return new ArrayType(new ArrayType(BoolType.BOOL, -1), -1);
        } else if (type == Cell.class) {
            Class<?> target = info.cellType();
            return target == null ? null : value(target, true);
        } else if (type.isPrimitive()) {
            return primitive(type, info.range());
        } else if (type.isEnum() || !isLibrary(type)) {
            boolean constant = Modifier.isFinal(info.field().getModifiers());
            return value(type, !constant || values.stream().anyMatch(v -> v == null));
        }
        return null;
    }

    private static <T> @Nullable T first(List<@Nullable Object> values, Class<T> type) {
        return values.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable MemberType primitive(Class<?> type, @Nullable Range range) {
        if (type == boolean.class) {
            return BoolType.BOOL;
        } else if (type == float.class || type == double.class) {
            return null;
        }
        return range == null ? IntType.ANY : IntType.of(range.min(), range.max());
    }

    /** The type of an enum constant or of a reference. */
    ValueType value(Class<?> type, boolean nullable) {
        if (type == boolean.class) {
            return BoolType.BOOL;
        }
        return type.isEnum() ? enumType(type) : new RefType(name(type), nullable);
    }

    /** The type of references to a class, or of an enum; null for one of which specs cannot speak. */
    @Nullable
    ValueType known(String className) {
        for (Map.Entry<Class<?>, String> e : names.entrySet()) {
            if (e.getKey().getName().equals(className)) {
                return new RefType(e.getValue(), true);
            }
        }
        try {
            Class<?> type = Class.forName(className, false, instance.type().getClassLoader());
            return type.isEnum() ? enumType(type) : null;
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private EnumType enumType(Class<?> type) {
        List<String> constants = Arrays.stream(type.getEnumConstants())
                .map(c -> ((Enum<?>) c).name())
                .toList();
        enums.putIfAbsent(constants, type.getSimpleName());
        return new EnumType(type.getSimpleName(), constants);
    }

    private MemberType word(@Nullable Word word, Origin origin) {
        if (word == null) {
            return new WordType(0, IntType.ANY, List.of());
        }
        List<Member> parts = new ArrayList<>();
        BitLayout layout = word.layout();
        if (layout != null) {
            for (BitLayout.Field f : layout.fields()) {
                parts.add(new Member(f.name(), bits(f), origin.part(f.name())));
            }
        }
        return new WordType(0, IntType.ofBits(word.width()), parts);
    }

    private ValueType bits(BitLayout.Field f) {
        return switch (f.kind()) {
            case NUMBER -> IntType.ofBits(f.bits());
            case FLAG -> BoolType.BOOL;
            case ENUM -> new EnumType(enums.getOrDefault(f.values(), f.name()), f.values());
            case REFERENCE -> reference(f);
        };
    }

    private ValueType reference(BitLayout.Field f) {
        for (Field root : WorldBuilder.fields(instance.type())) {
            Class<?> element = root.getType().getComponentType();
            if (root.getName().equals(f.array()) && element != null && !element.isPrimitive()) {
                return value(element, true);
            }
        }
        return IntType.ofBits(f.bits());
    }

    /** The simple name of a class; where two classes share it, the later one has its outer class in front. */
    private String name(Class<?> type) {
        String known = names.get(type);
        if (known != null) {
            return known;
        }
        String name = type.getSimpleName();
        if (byName.containsKey(name)) {
            name = type.getName().substring(type.getName().lastIndexOf('.') + 1).replace('$', '_');
        }
        names.put(type, name);
        byName.put(name, type);
        open.add(type);
        return name;
    }

    /** The first root array that holds every object of the class. */
    private @Nullable String home(Class<?> type) {
        List<Object> all = instances(type);
        for (Field f : WorldBuilder.fields(instance.type())) {
            if (f.getType().getComponentType() == type
                    && WorldBuilder.get(f, world.model()) instanceof Object[] array
                    && Arrays.asList(array).containsAll(all)) {
                return f.getName();
            }
        }
        return null;
    }

    private static boolean isLibrary(Class<?> type) {
        return type.getName().startsWith("java.")
                || type.getName().startsWith("jdk.")
                || type.getName().startsWith("org.pageproof.machine.");
    }
}
