package org.pageproof.checker.report.html;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** Data as JSON that may stand inside a {@code script} element: it holds none of the characters that could end it. */
final class EmbeddedJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    static {
        JSON.getFactory().setCharacterEscapes(new NoMarkup());
    }

    private EmbeddedJson() {}

    static String of(Object data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("data of a report that cannot be written", e);
        }
    }

    /** Writes less-than, greater-than, ampersand and the line separators of JavaScript as escapes. */
    private static final class NoMarkup extends CharacterEscapes {
        private static final long serialVersionUID = 1;
        private static final String MARKUP = "<>&";
        private static final String SEPARATORS = "\u2028\u2029";

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            MARKUP.chars().forEach(c -> codes[c] = ESCAPE_STANDARD);
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return SEPARATORS.indexOf(character) < 0
                    ? null
                    : new SerializedString("\\u" + Integer.toHexString(character));
        }
    }
}
