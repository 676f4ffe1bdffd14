package org.pageproof.machine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The named fields of a word, from bit 0 upwards. A layout is built at construction of the model, so that widths may depend
 * on its parameters; model code keeps masks and shifts in final fields.
 */
public final class BitLayout {
    /** What a field holds. */
    public enum Kind {
        /** An unsigned number. */
        NUMBER,
        /** One bit. */
        FLAG,
        /** The ordinal of an enum constant. */
        ENUM,
        /** 0 for none, i + 1 for element i of an array of the model. */
        REFERENCE
    }

    /**
     * One field.
     *
     * @param name as specs say it
     * @param kind what it holds
     * @param shift its lowest bit
     * @param bits its width, at least 1
     * @param values the names of the constants of an enum, in order; otherwise empty
     * @param array the array of the model that a reference points into; otherwise null
     */
    public record Field(
            String name,
            Kind kind,
            int shift,
            int bits,
            List<String> values,
            @Nullable String array) {
        /** Its bits in place. */
        public long mask() {
            return Widths.mask(bits) << shift;
        }

        /** Its value in {@code word}. */
        public long of(long word) {
            return word >>> shift & Widths.mask(bits);
        }
    }

    private final String name;
    private final List<Field> fields;
    private final int width;

    private BitLayout(String name, List<Field> fields, int width) {
        this.name = name;
        this.fields = List.copyOf(fields);
        this.width = width;
    }

    /** Starts a layout; {@code name} is the hypervisor's name of the word. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** The name of the word. */
    public String name() {
        return name;
    }

    /** The fields from bit 0 upwards, without gaps. */
    public List<Field> fields() {
        return fields;
    }

    /** The width of all fields together, 1 to 64. */
    public int width() {
        return width;
    }

    /**
     * The field of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Field field(String field) {
        for (Field f : fields) {
            if (f.name.equals(field)) {
                return f;
            }
        }
        throw new IllegalArgumentException("the layout " + name + " has no field " + field);
    }

    /** The bits of a field in place. */
    public long mask(String field) {
        return field(field).mask();
    }

    /** The lowest bit of a field. */
    public int shift(String field) {
        return field(field).shift();
    }

    /**
     * A constant of an enum, in place.
     *
     * @throws IllegalArgumentException if the field does not hold that enum
     */
    public long constant(String field, Enum<?> value) {
        int code = field(field).values().indexOf(value.name());
        if (code < 0) {
            throw new IllegalArgumentException(
                    "the field " + field + " of the layout " + name + " has no constant " + value);
        }
        return (long) code << shift(field);
    }

    /** Collects fields from bit 0 upwards. */
    public static final class Builder {
        private final String name;
        private final List<Field> fields = new ArrayList<>();
        private int width;

        private Builder(String name) {
            this.name = name;
        }

        /** A number of {@code bits} bits. */
        public Builder field(String field, int bits) {
            return add(field, Kind.NUMBER, bits, List.of(), null);
        }

        /** An enum, by ordinal, in as many bits as its constants need. */
        public Builder field(String field, Class<? extends Enum<?>> type) {
            List<String> values = new ArrayList<>();
            for (Enum<?> constant : type.getEnumConstants()) {
                values.add(constant.name());
            }
            int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(values.size() - 1));
            return add(field, Kind.ENUM, bits, List.copyOf(values), null);
        }

        /** One bit. */
        public Builder flag(String field) {
            return add(field, Kind.FLAG, 1, List.of(), null);
        }

        /** A reference into the array {@code array} of the model: 0 for none, i + 1 for element i. */
        public Builder reference(String field, int bits, String array) {
            return add(field, Kind.REFERENCE, bits, List.of(), array);
        }

        private Builder add(String field, Kind kind, int bits, List<String> values, @Nullable String array) {
            if (bits < 1 || width + bits > 64) {
                throw new IllegalArgumentException("the field " + field + " of the layout " + name + " with " + bits
                        + " bits does not fit above bit " + width + " of 64");
            }
            for (Field f : fields) {
                if (f.name.equals(field)) {
                    throw new IllegalArgumentException("the layout " + name + " has two fields " + field);
                }
            }
            fields.add(new Field(field, kind, width, bits, values, array));
            width += bits;
            return this;
        }

        /** The layout; it needs at least one field. */
        public BitLayout build() {
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("the layout " + name + " has no fields");
            }
            return new BitLayout(name, fields, width);
        }
    }
}
