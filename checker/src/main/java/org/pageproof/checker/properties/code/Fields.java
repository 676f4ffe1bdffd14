package org.pageproof.checker.properties.code;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.pageproof.checker.properties.ground.Ground;
import org.pageproof.checker.properties.ground.Packed;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.Layout;

/** Reads inputs out of packed states, with shifts and masks that are constants of the code. */
final class Fields {
    private final MethodVisitor m;
    private final IntFunction<Packed> fields;

    Fields(MethodVisitor m, IntFunction<Packed> fields) {
        this.m = m;
        this.fields = fields;
    }

    /** Leaves the value of a slot. */
    void slot(Ground.Slot s) {
        value(fields.apply(s.slot()), s.after());
    }

    /** Leaves a bit field as an unsigned number. */
    void bits(Ground.Bits b) {
        Packed f = fields.apply(b.slot());
        boolean plain =
                f.range().low() == 0 && !f.range().nullable() && f.pieces().size() == 1;
        if (plain && b.shift() + b.width() <= f.pieces().get(0).bits()) {
            Layout.Piece all = f.pieces().get(0);
            extract(all, b.after(), all.shift() + b.shift(), b.width());
            return;
        }
        value(f, b.after());
        m.visitLdcInsn(b.shift());
        m.visitInsn(Opcodes.LUSHR);
        mask(b.width());
    }

    /**
     * Compares without decoding, where both are stored in the same way or one is a constant.
     *
     * @return false when nothing was written because that is not so
     */
    boolean equal(Ground.Compare c, Label target, boolean when) {
        if (c.left() instanceof Ground.Slot s && c.right() instanceof Ground.Const k) {
            Packed f = fields.apply(s.slot());
            long wanted = k.value().longValueExact();
            if (!f.range().contains(wanted) || f.isConstant()) {
                return false;
            }
            stored(f, s.after());
            constant(f.range().encode(wanted));
        } else if (c.left() instanceof Ground.Slot a
                && c.right() instanceof Ground.Slot b
                && fields.apply(a.slot()).range().equals(fields.apply(b.slot()).range())) {
            stored(fields.apply(a.slot()), a.after());
            stored(fields.apply(b.slot()), b.after());
        } else {
            return false;
        }
        m.visitInsn(Opcodes.LCMP);
        m.visitJumpInsn(when ? Opcodes.IFEQ : Opcodes.IFNE, target);
        return true;
    }

    private void value(Packed f, boolean after) {
        Range r = f.range();
        stored(f, after);
        long base = r.nullable() ? r.low() - 1 : r.low();
        if (f.isConstant() || base == 0) {
            return;
        }
        Label isNull = null;
        if (r.nullable()) {
            isNull = skipNull();
        }
        constant(base);
        m.visitInsn(Opcodes.LADD);
        if (isNull != null) {
            m.visitLabel(isNull);
        }
    }

    private @Nullable Label skipNull() {
        Label isNull = new Label();
        m.visitInsn(Opcodes.DUP2);
        m.visitInsn(Opcodes.LCONST_0);
        m.visitInsn(Opcodes.LCMP);
        m.visitJumpInsn(Opcodes.IFEQ, isNull);
        return isNull;
    }

    /** Leaves the number that stands in the state; where there is one value only, that value. */
    private void stored(Packed f, boolean after) {
        if (f.isConstant()) {
            constant(f.range().decode(0));
        }
        for (Layout.Piece p : f.pieces()) {
            extract(p, after, p.shift(), p.bits());
            if (p.from() > 0) {
                m.visitLdcInsn(p.from());
                m.visitInsn(Opcodes.LSHL);
                m.visitInsn(Opcodes.LOR);
            }
        }
    }

    private void extract(Layout.Piece p, boolean after, int shift, int width) {
        m.visitVarInsn(Opcodes.ALOAD, after ? 2 : 0);
        m.visitVarInsn(Opcodes.ILOAD, after ? 3 : 1);
        if (p.word() > 0) {
            m.visitLdcInsn(p.word());
            m.visitInsn(Opcodes.IADD);
        }
        m.visitInsn(Opcodes.LALOAD);
        if (shift > 0) {
            m.visitLdcInsn(shift);
            m.visitInsn(Opcodes.LUSHR);
        }
        if (shift + width < 64) {
            mask(width);
        }
    }

    private void mask(int width) {
        if (width < 64) {
            constant((1L << width) - 1);
            m.visitInsn(Opcodes.LAND);
        }
    }

    private void constant(long value) {
        m.visitLdcInsn(value);
    }
}
