package org.pageproof.checker.cli;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.methods.Method;
import org.pageproof.checker.scenario.BadInput;

/** Sizes, times, numbers and words as they are written on the command line. */
final class Quantities {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kmgt]?)b?");
    private static final Pattern TIME = Pattern.compile("(\\d+)(ms|s|m|h)");

    /** Longer than anybody waits, and short enough to be counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofHours(99_999);

    private Quantities() {}

    /** A size in bytes, at least 1 MiB and at most what the JVM may use. */
    static long bytes(String option, String text) throws BadInput {
        Matcher m = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            throw new BadInput(option + " " + text + ": expected a size such as 500m or 2g");
        }
        int shift = m.group(2).isEmpty() ? 0 : 10 * ("kmgt".indexOf(m.group(2)) + 1);
        long number = Long.parseLong(m.group(1));
        long most = Runtime.getRuntime().maxMemory();
        if (number > most >> shift) {
            throw new BadInput(option + " " + text + ": this machine leaves " + (most >> 20)
                    + "m to the program; give less, or use a machine with more memory");
        }
        long bytes = number << shift;
        if (bytes < 1 << 20) {
            throw new BadInput(option + " " + text + ": a search needs 1m at least");
        }
        return bytes;
    }

    /** A time above zero: nothing is done in none. */
    static Duration time(String option, String text) throws BadInput {
        Matcher m = TIME.matcher(text.toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            throw new BadInput(option + " " + text + ": expected a time such as 500ms, 60s, 5m or 1h");
        }
        ChronoUnit unit = switch (m.group(2)) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            default -> ChronoUnit.HOURS;
        };
        BigInteger number = new BigInteger(m.group(1));
        if (number.signum() == 0) {
            throw new BadInput(option + " " + text + ": nothing can be done in no time; give more, such as 60s");
        }
        if (number.compareTo(BigInteger.valueOf(LONGEST.dividedBy(unit.getDuration()))) > 0) {
            throw new BadInput(option + " " + text + ": the longest time is " + LONGEST.toHours() + "h; give less");
        }
        return Duration.of(number.longValueExact(), unit);
    }

    /** A folder to write to. */
    static Path folder(String option, Path path) throws BadInput {
        if (path.toString().isBlank()) {
            throw new BadInput(option + " \"" + path + "\": expected a folder to write to, such as out");
        }
        return path;
    }

    /** Settings {@code NAME=VALUE}, whose values are integers, or true and false as 1 and 0; the last of a name counts. */
    static Map<String, Long> settings(String option, List<String> texts) throws BadInput {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals <= 0 || equals == text.length() - 1) {
                throw new BadInput(option + " " + text + ": write NAME=VALUE");
            }
            String value = text.substring(equals + 1);
            try {
                numbers.put(
                        text.substring(0, equals),
                        value.equals("true") ? 1 : value.equals("false") ? 0 : Long.parseLong(value.replace("_", "")));
            } catch (NumberFormatException x) {
                throw new BadInput(option + " " + text + ": expected an integer, true or false");
            }
        }
        return numbers;
    }

    /** A method to prove with; null for the usual. */
    static Method method(@Nullable String text) throws BadInput {
        if (text == null) {
            return Method.AUTO;
        }
        List<String> words = Stream.of(Method.values())
                .map(m -> m.name().toLowerCase(Locale.ROOT))
                .toList();
        oneOf("--method", text, words);
        return Method.valueOf(text.toUpperCase(Locale.ROOT));
    }

    static void oneOf(String option, String text, List<String> words) throws BadInput {
        if (!words.contains(text)) {
            throw new BadInput(option + " " + text + ": expected one of " + String.join(", ", words));
        }
    }
}
