package org.pageproof.checker.properties.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Packed;
import org.pageproof.checker.properties.ground.Terms;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.Layout;
import org.pageproof.spec.typed.BinaryOp;

/** Large expressions are spread over methods that HotSpot compiles, and mean what they meant. */
class MethodSizeTest {
    private static final int SLOTS = 6000;

    private static Packed field(int slot) {
        return new Packed(Range.of(0, 15), List.of(new Layout.Piece(0, slot / 16, slot % 16 * 4, 4)));
    }

    private static Ground slot(int slot) {
        return Terms.slot(slot, false, 0, 15);
    }

    private static Ground allSmall(int from, int to) {
        List<Ground> parts = new ArrayList<>();
        for (int s = from; s < to; s++) {
            parts.add(Terms.compare(BinaryOp.LESS, slot(s), Terms.constant(15)));
        }
        return Terms.all(parts);
    }

    @Test
    void largeExpressions() {
        List<Ground> terms = new ArrayList<>();
        for (int s = 0; s < SLOTS; s++) {
            terms.add(slot(s));
        }
        Ground sum = Terms.compare(BinaryOp.EQUAL, Terms.sum(terms), Terms.constant(SLOTS));
        Ground select = Terms.compare(
                BinaryOp.EQUAL,
                Terms.select(Terms.sum(terms), SLOTS - 2000, terms.subList(0, 4000), Terms.constant(3)),
                Terms.constant(1));
        List<Ground> units = List.of(allSmall(0, SLOTS), Terms.not(allSmall(0, SLOTS)), sum, select);
        check(new UnitCompiler(MethodSizeTest::field).bytes(units));
        UnitCode code = new UnitCompiler(MethodSizeTest::field).compile(units);
        long[] ones = new long[SLOTS / 16];
        java.util.Arrays.fill(ones, 0x1111_1111_1111_1111L);
        assertEquals(List.of(true, false, true, true), results(code, ones, units.size()));
        ones[SLOTS / 16 - 1] |= 0xfL << 60;
        assertEquals(List.of(false, true, false, true), results(code, ones, units.size()));
    }

    @Test
    void manyUnits() {
        List<Ground> units = new ArrayList<>();
        for (int s = 0; s < SLOTS; s++) {
            units.add(Terms.compare(BinaryOp.EQUAL, slot(s), Terms.constant(1)));
        }
        check(new UnitCompiler(MethodSizeTest::field).bytes(units.subList(0, UnitCompiler.UNITS_PER_CLASS)));
        UnitCode code = new UnitCompiler(MethodSizeTest::field).compile(units);
        long[] words = new long[SLOTS / 16];
        words[4321 / 16] = 1L << (4321 % 16 * 4);
        for (int s = 0; s < SLOTS; s++) {
            assertEquals(s == 4321, code.isTrue(s, words, 0, words, 0));
        }
    }

    private static List<Boolean> results(UnitCode code, long[] words, int units) {
        List<Boolean> all = new ArrayList<>();
        for (int u = 0; u < units; u++) {
            all.add(code.isTrue(u, words, 0, words, 0));
        }
        return all;
    }

    /** Writes the class once more, with a label at the end of each method that tells where that is. */
    private static void check(byte[] classFile) {
        ClassWriter again = new ClassWriter(0);
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, again) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    String @Nullable [] thrown) {
                                return new Sized(name, super.visitMethod(access, name, descriptor, signature, thrown));
                            }
                        },
                        0);
    }

    private static final class Sized extends MethodVisitor {
        private final String name;
        private final Label end = new Label();

        Sized(String name, MethodVisitor to) {
            super(Opcodes.ASM9, to);
            this.name = name;
        }

        @Override
        public void visitMaxs(int stack, int locals) {
            visitLabel(end);
            super.visitMaxs(stack, locals);
            assertTrue(end.getOffset() < 8000, () -> name + " has " + end.getOffset() + " bytes");
        }
    }
}
