package org.pageproof.checker.prove.capacity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.capacity.Capacity.Least;

/** What was found out about the counters, for people and for programs. */
public final class CapacityTable {
    private static final String ROW = "%-14s %-7s %4s  %-6s %11s %12s %12s  %s";
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

    private CapacityTable() {}

    /** A table of at most 80 columns, and what its columns mean. */
    public static String text(List<Capacity> found, String solver) {
        StringBuilder text = new StringBuilder();
        line(text, ROW.formatted("", "", "", "", "by entries,", "by entries,", "by all", ""));
        line(text, ROW.formatted("era", "count", "bits", "most", "l1 tables", "all tables", "references", "bug"));
        Set<String> unknown = new TreeSet<>();
        for (Capacity c : found) {
            int bits = c.era().bits(c.counter());
            line(
                    text,
                    ROW.formatted(
                            c.counter() == Counter.GENERAL ? c.era().name() : "",
                            c.counter().word(),
                            bits,
                            c.counter().mostInWords(bits),
                            memory(c, Counting.ENTRIES),
                            memory(c, Counting.LEVELS),
                            memory(c, Counting.KINDS),
                            c.era().bug(c.counter())));
            c.least().values().forEach(l -> {
                if (l instanceof Least.Unknown u) {
                    unknown.add(u.why());
                }
            });
        }
        text.append(meaning(Bounds.NOTES));
        unknown.forEach(why -> line(text, "UNKNOWN: " + why));
        if (unknown.isEmpty()) {
            line(text, "Found by " + solver + ": it can with that memory, and cannot with 4 KiB less.");
        }
        return text.toString();
    }

    private static String meaning(Bounds bounds) {
        return String.format(
                Locale.ROOT,
                """

                The least memory of a guest that takes more references to one page than the
                counter holds, in MiB; "none can" is about every guest of up to 2^%d frames.
                  by entries, l1 tables   only present entries of lowest page tables count
                                          as references, and only these tables as memory
                  by entries, all tables  the memory is that of the tables of all levels,
                                          each in an entry of one above, and of the page
                  by all references       besides, for the general count: the allocation,
                                          %d vCPUs' GDT and LDT slots (%d each) or base
                                          pointers (%d each), %,d grant mappings (one
                                          domain's default); for the type count: what can
                                          have the same type, which is writable mappings
                                          and grant mappings, or slots, or base pointers
                """,
                Long.numberOfTrailingZeros(bounds.frames()),
                bounds.vcpus(),
                bounds.slots(),
                bounds.bases(),
                bounds.grants());
    }

    private static String memory(Capacity capacity, Counting counting) {
        Least least = capacity.least().get(counting);
        if (least instanceof Least.Frames frames) {
            return new BigDecimal(frames.bytes())
                    .divide(MEBIBYTE, 2, RoundingMode.CEILING)
                    .toPlainString()
                    .replaceFirst("\\.00$", "   ");
        }
        return least instanceof Least.None ? "none can" : "UNKNOWN";
    }

    /** The same with exact numbers. */
    public static String json(List<Capacity> found, String solver) {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode root = mapper.createObjectNode();
        root.put("solver", solver);
        ObjectNode bounds = root.putObject("bounds");
        bounds.put("frames", Bounds.NOTES.frames());
        bounds.put("vcpus", Bounds.NOTES.vcpus());
        bounds.put("slotsPerVcpu", Bounds.NOTES.slots());
        bounds.put("basesPerVcpu", Bounds.NOTES.bases());
        bounds.put("grantMappings", Bounds.NOTES.grants());
        ArrayNode counters = root.putArray("counters");
        for (Capacity c : found) {
            int bits = c.era().bits(c.counter());
            ObjectNode node = counters.addObject();
            node.put("era", c.era().name());
            node.put("from", c.era().from());
            node.put("counter", c.counter().word());
            node.put("bits", bits);
            node.put("most", c.counter().most(bits));
            if (!c.era().bug(c.counter()).isEmpty()) {
                node.put("bug", c.era().bug(c.counter()));
            }
            for (Counting counting : Counting.values()) {
                put(node.putObject(counting.key()), c.least().get(counting));
            }
        }
        try {
            return mapper.writeValueAsString(root) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ObjectNode node, @Nullable Least least) {
        if (least instanceof Least.Frames frames) {
            node.put("verdict", "possible");
            node.put("leastFrames", frames.frames());
            node.put("leastBytes", frames.bytes());
        } else if (least instanceof Least.Unknown unknown) {
            node.put("verdict", "UNKNOWN");
            node.put("why", unknown.why());
        } else {
            node.put("verdict", "none can");
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
