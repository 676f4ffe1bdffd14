package org.pageproof.checker.steps.world;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.pageproof.machine.Cell;
import org.pageproof.machine.Ghost;
import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.Range;

/** A field of a model class with what its annotations say; for arrays it speaks of the elements. */
public record FieldInfo(Field field) {
    public boolean ghost() {
        return field.isAnnotationPresent(Ghost.class);
    }

    /** The name of the guarding lock, or null. */
    public @Nullable String guardedBy() {
        GuardedBy g = field.getAnnotation(GuardedBy.class);
        return g == null ? null : g.value();
    }

    public @Nullable Range range() {
        return field.getAnnotation(Range.class);
    }

    /** The class that a {@code Cell} found through this field refers to, from the generic signature; null when it is raw. */
    public @Nullable Class<?> cellType() {
        return cellType(field.getGenericType());
    }

    private static @Nullable Class<?> cellType(Type type) {
        if (type instanceof ParameterizedType p && p.getRawType() == Cell.class) {
            Type argument = p.getActualTypeArguments()[0];
            if (argument instanceof Class<?> c) {
                return c;
            }
            return argument instanceof ParameterizedType q && q.getRawType() instanceof Class<?> raw ? raw : null;
        }
        return type instanceof java.lang.reflect.GenericArrayType a ? cellType(a.getGenericComponentType()) : null;
    }

    /** The innermost element type of the field. */
    public Class<?> elementType() {
        Class<?> type = field.getType();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return type;
    }

    /** Class and name, such as {@code RefCount$Page.count}. */
    public String name() {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }
}
