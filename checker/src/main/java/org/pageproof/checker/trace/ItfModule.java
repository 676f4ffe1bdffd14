package org.pageproof.checker.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Informal Trace Format's way with numbers and states: integers outside -(2^53-1) .. 2^53-1 are written as
 * {@code {"#bigint": "-9223372036854775808"}}, since many JSON readers keep numbers as doubles.
 */
final class ItfModule extends SimpleModule {
    private static final long serialVersionUID = 1;
    private static final long EXACT = (1L << 53) - 1;
    private static final String BIG = "#bigint";
    private static final String META = "#meta";

    ItfModule() {
        addSerializer(Long.class, new WriteLong());
        addSerializer(Long.TYPE, new WriteLong());
        addDeserializer(Long.class, new ReadLong());
        addDeserializer(Long.TYPE, new ReadLong());
        addSerializer(TraceState.class, new WriteState());
        addDeserializer(TraceState.class, new ReadState());
    }

    private static void write(long value, JsonGenerator out) throws IOException {
        if (value >= -EXACT && value <= EXACT) {
            out.writeNumber(value);
        } else {
            out.writeStartObject();
            out.writeStringField(BIG, Long.toString(value));
            out.writeEndObject();
        }
    }

    private static long read(JsonParser in, DeserializationContext context) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return in.getLongValue();
        }
        if (in.currentToken() == JsonToken.START_OBJECT && BIG.equals(in.nextFieldName())) {
            String digits = in.nextTextValue();
            if (digits != null && in.nextToken() == JsonToken.END_OBJECT) {
                try {
                    return new BigInteger(digits).longValueExact();
                } catch (ArithmeticException | NumberFormatException e) {
                    throw (IOException) context.weirdStringException(digits, Long.class, "not an integer of 64 bits")
                            .initCause(e);
                }
            }
        }
        return context.reportInputMismatch(Long.class, "expected an integer, or an object with the key " + BIG);
    }

    private static final class WriteLong extends JsonSerializer<Long> {
        @Override
        public void serialize(Long value, JsonGenerator out, SerializerProvider all) throws IOException {
            write(value, out);
        }
    }

    private static final class ReadLong extends JsonDeserializer<Long> {
        @Override
        public Long deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return read(in, context);
        }
    }

    private static final class WriteState extends JsonSerializer<TraceState> {
        @Override
        public void serialize(TraceState state, JsonGenerator out, SerializerProvider all) throws IOException {
            out.writeStartObject();
            for (Map.Entry<String, Long> slot : state.slots().entrySet()) {
                out.writeFieldName(slot.getKey());
                write(slot.getValue(), out);
            }
            for (int cpu = 0; cpu < state.cpus().size(); cpu++) {
                out.writeStringField(TraceState.cpuVar(cpu), state.cpus().get(cpu));
            }
            out.writeEndObject();
        }
    }

    private static final class ReadState extends JsonDeserializer<TraceState> {
        @Override
        public TraceState deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Map<String, Long> slots = new LinkedHashMap<>();
            List<String> cpus = new ArrayList<>();
            if (in.currentToken() != JsonToken.START_OBJECT) {
                context.reportInputMismatch(
                        TraceState.class, "expected a state: an object with one value per variable");
            }
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                JsonToken value = in.nextToken();
                if (name.equals(META)) {
                    in.skipChildren();
                } else if (value == JsonToken.VALUE_STRING) {
                    cpus.add(in.getText());
                } else {
                    slots.put(name, read(in, context));
                }
            }
            return new TraceState(slots, cpus);
        }
    }
}
