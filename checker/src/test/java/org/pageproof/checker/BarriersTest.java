package org.pageproof.checker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The page model's write barriers stand where the domain notes have them. Under sequential consistency no run can tell, so
 * this reads the byte code: the fields that a method touches and the calls that it makes, in the order of the text.
 */
class BarriersTest {
    private static final String BARRIER = "wmb";

    @ParameterizedTest
    @CsvSource({
        "DomainHeap, publish, owner pickled write wmb set_allocated",
        "XenHeapSharing, share_xen_page_with_guest, owner pickled write wmb",
        "Donation, publish, owner pickled write wmb count_info",
        "PageTypes, validate_page, validate wmb load",
        "PageTypes, devalidate_page, page_set_tlbflush_timestamp wmb load minus_one store",
        "PageTypes, devalidate_page, wmb load types PGT_validated store",
    })
    void standsBetween(String type, String method, String sequence) throws IOException {
        String text = text("xen/" + type, method);
        assertTrue((" " + text + " ").contains(" " + sequence + " "), () -> method + ": " + text);
    }

    @ParameterizedTest
    @CsvSource({
        "DomainHeap, publish, 1",
        "XenHeapSharing, share_xen_page_with_guest, 1",
        "Donation, publish, 1",
        "PageTypes, validate_page, 1",
        "PageTypes, devalidate_page, 2",
        "PageTypes, stays_partial, 0",
        "PageTypes, make_valid, 0",
        "DomainHeap, set_allocated, 0",
        "Transfer, steal_page, 0",
        "HeapAllocator, mark_page_inuse, 0",
        "HeapAllocator, mark_page_free, 0",
    })
    void standsNowhereElse(String type, String method, int barriers) throws IOException {
        assertEquals(
                barriers,
                List.of(text("xen/" + type, method).split(" ")).stream()
                        .filter(BARRIER::equals)
                        .count());
    }

    @Test
    void isMissingInB12() throws IOException {
        String name = "variants/B12";
        String part = node(name).innerClasses.stream()
                .map(c -> c.name)
                .filter(c -> c.startsWith("org/pageproof/" + name + "$"))
                .findFirst()
                .orElseThrow()
                .substring("org/pageproof/".length());
        String text = text(part, "publish");
        assertTrue(text.contains("owner pickled write"), text);
        assertFalse(text.toLowerCase(Locale.ROOT).contains(BARRIER), text);
    }

    private static String text(String type, String method) throws IOException {
        MethodNode found = node(type).methods.stream()
                .filter(m -> m.name.equals(method))
                .findFirst()
                .orElseThrow();
        return String.join(
                " ",
                Stream.of(found.instructions.toArray())
                        .flatMap(BarriersTest::name)
                        .toList());
    }

    private static Stream<String> name(AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            return Stream.of(call.name);
        }
        return instruction instanceof FieldInsnNode field ? Stream.of(field.name) : Stream.of();
    }

    private static ClassNode node(String type) throws IOException {
        String file = "org/pageproof/" + type + ".class";
        try (InputStream in = BarriersTest.class.getClassLoader().getResourceAsStream(file)) {
            ClassNode node = new ClassNode();
            new ClassReader(Objects.requireNonNull(in, file).readAllBytes()).accept(node, ClassReader.SKIP_DEBUG);
            return node;
        }
    }
}
