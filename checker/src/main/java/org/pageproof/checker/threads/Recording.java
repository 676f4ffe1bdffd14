package org.pageproof.checker.threads;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.pageproof.checker.live.Liveness;

/**
 * Makes a class of the model tell a {@link Tape} where it stands: at the beginning and end of each method, before each backward jump, and
 * before each call that may come to a shared access the live local variables and what is on the operand stack. What the class does
 * besides is not touched: nothing is removed or replaced, and the inserted code leaves stack and variables as it finds them.
 */
final class Recording {
    private static final String TAPE = Type.getInternalName(Tape.class);
    private static final String MACHINE = "org/pageproof/machine/";

    /** Calls of the machine package that are local code. */
    private static final Set<String> LOCAL =
            Set.of("choose", "assume", "bugOn", "wmb", "rmb", "mb", "low", "high", "join", "lowOf", "highOf");

    private final Sites sites;

    Recording(Sites sites) {
        this.sites = sites;
    }

    byte[] of(byte[] original) {
        ClassNode node = new ClassNode();
        ClassReader reader = new ClassReader(original);
        reader.accept(node, 0);
        for (MethodNode m : node.methods) {
            boolean code = (m.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0;
            if (code && !m.name.startsWith("<")) {
                record(node.name, m);
            }
        }
        // The inserted code has no jumps and uses only variables of its own, so that the frames stay right.
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        return writer.toByteArray();
    }

    /** Objects that NEW has made and no constructor has seen yet cannot be handed to anyone. */
    private static final class Interpreter extends BasicInterpreter {
        static final BasicValue RAW = new BasicValue(Type.getObjectType("raw"));

        Interpreter() {
            super(ASM9);
        }

        @Override
        public @Nullable BasicValue newOperation(AbstractInsnNode insn) throws AnalyzerException {
            return insn.getOpcode() == Opcodes.NEW ? RAW : super.newOperation(insn);
        }
    }

    private void record(String owner, MethodNode m) {
        int method = sites.method(owner, m);
        Liveness liveness = sites.liveness(method, m);
        @Nullable Frame<BasicValue>[] frames;
        try {
            frames = new Analyzer<>(new Interpreter()).analyze(owner, m);
        } catch (AnalyzerException e) {
            throw new IllegalStateException("bytecode of " + owner + "." + m.name + " that cannot be analysed", e);
        }
        boolean watched = sites.isWatched(method);
        AbstractInsnNode[] code = m.instructions.toArray();
        int temporaries = m.maxLocals;
        int real = 0;
        for (int i = 0; i < code.length; i++) {
            AbstractInsnNode insn = code[i];
            Frame<BasicValue> frame = frames[i];
            if (frame != null && insn instanceof MethodInsnNode call && mayStand(call)) {
                m.instructions.insertBefore(insn, site(call, frame, liveness.after(real), temporaries));
            } else if (frame != null && insn instanceof FieldInsnNode field && isPlain(field)) {
                m.instructions.insertBefore(insn, field(field, frame, temporaries));
            } else if (frame != null && isElement(insn.getOpcode())) {
                m.instructions.insertBefore(insn, element(insn.getOpcode(), frame, temporaries));
            } else if (insn instanceof JumpInsnNode jump && isBackward(code, i, jump)) {
                m.instructions.insertBefore(insn, tape("tick", "()V"));
            } else if (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN) {
                m.instructions.insertBefore(insn, leave(m, insn.getOpcode(), watched));
            }
            real += insn.getOpcode() >= 0 ? 1 : 0;
        }
        m.instructions.insert(enter(m, method, watched));
    }

    private static boolean isBackward(AbstractInsnNode[] code, int i, JumpInsnNode jump) {
        for (int k = 0; k < i; k++) {
            if (code[k] == jump.label) {
                return true;
            }
        }
        return false;
    }

    private boolean mayStand(MethodInsnNode call) {
        if (call.owner.startsWith(MACHINE)) {
            return !LOCAL.contains(call.name) && !call.name.equals("<init>");
        }
        return !call.name.equals("<init>") && sites.isModel(call.owner);
    }

    private static MethodInsnNode tape(String method, String descriptor) {
        return new MethodInsnNode(Opcodes.INVOKESTATIC, TAPE, method, descriptor, false);
    }

    private InsnList site(MethodInsnNode call, Frame<BasicValue> frame, BitSet live, int temporaries) {
        int arguments = Type.getArgumentTypes(call.desc).length + (call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
        boolean access = call.owner.startsWith(MACHINE);
        int below = frame.getStackSize() - arguments;
        int told = access ? frame.getStackSize() : below;
        List<BasicValue> stack = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int free = temporaries;
        for (int s = 0; s < frame.getStackSize(); s++) {
            stack.add(Objects.requireNonNull(frame.getStack(s)));
            places.add(free);
            free += stack.get(s).getSize();
        }
        InsnList code = new InsnList();
        for (int s = stack.size() - 1; s >= 0 && told > 0; s--) {
            code.add(new VarInsnNode(type(stack.get(s)).getOpcode(Opcodes.ISTORE), places.get(s)));
        }
        code.add(new LdcInsnNode(sites.site()));
        code.add(tape("site", "(I)V"));
        for (int local = live.nextSetBit(0); local >= 0; local = live.nextSetBit(local + 1)) {
            put(code, Objects.requireNonNull(frame.getLocal(local)), local);
        }
        for (int s = 0; s < told; s++) {
            put(code, stack.get(s), places.get(s));
        }
        for (int s = 0; s < stack.size() && told > 0; s++) {
            code.add(new VarInsnNode(type(stack.get(s)).getOpcode(Opcodes.ILOAD), places.get(s)));
        }
        return code;
    }

    private static Type type(BasicValue value) {
        return Objects.requireNonNull(value.getType());
    }

    private static void put(InsnList code, BasicValue value, int variable) {
        if (value.equals(Interpreter.RAW) || value.equals(BasicValue.UNINITIALIZED_VALUE)) {
            return;
        }
        load(code, type(value), variable);
        code.add(tape("put", value.isReference() ? "(Ljava/lang/Object;)V" : "(J)V"));
    }

    /** The value of a variable, a number as a long. */
    private static void load(InsnList code, Type type, int variable) {
        code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), variable));
        widen(code, type);
    }

    private static void widen(InsnList code, Type type) {
        switch (type.getSort()) {
            case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> code.add(new InsnNode(Opcodes.I2L));
            case Type.FLOAT -> code.add(new InsnNode(Opcodes.F2L));
            case Type.DOUBLE -> code.add(new InsnNode(Opcodes.D2L));
            default -> {}
        }
    }

    private boolean isPlain(FieldInsnNode field) {
        boolean instance = field.getOpcode() == Opcodes.GETFIELD || field.getOpcode() == Opcodes.PUTFIELD;
        return instance && sites.isModel(field.owner);
    }

    private InsnList field(FieldInsnNode field, Frame<BasicValue> frame, int temporaries) {
        InsnList code = new InsnList();
        LdcInsnNode number = new LdcInsnNode(sites.field(field.owner, field.name));
        if (field.getOpcode() == Opcodes.GETFIELD) {
            code.add(new InsnNode(Opcodes.DUP));
            code.add(number);
            code.add(tape("field", "(Ljava/lang/Object;I)V"));
            return code;
        }
        Type type = type(Objects.requireNonNull(frame.getStack(frame.getStackSize() - 1)));
        boolean reference = type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
        code.add(new VarInsnNode(type.getOpcode(Opcodes.ISTORE), temporaries));
        code.add(new InsnNode(Opcodes.DUP));
        if (!reference) {
            load(code, type, temporaries);
        }
        code.add(number);
        code.add(reference ? tape("field", "(Ljava/lang/Object;I)V") : tape("store", "(Ljava/lang/Object;JI)V"));
        code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), temporaries));
        return code;
    }

    private static boolean isElement(int opcode) {
        return isLoad(opcode) || (opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE);
    }

    private static boolean isLoad(int opcode) {
        return opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD;
    }

    private static InsnList element(int opcode, Frame<BasicValue> frame, int temporaries) {
        InsnList code = new InsnList();
        if (isLoad(opcode)) {
            code.add(new InsnNode(Opcodes.DUP2));
            code.add(tape("element", "(Ljava/lang/Object;I)V"));
            return code;
        }
        Type type = type(Objects.requireNonNull(frame.getStack(frame.getStackSize() - 1)));
        boolean reference = opcode == Opcodes.AASTORE;
        code.add(new VarInsnNode(type.getOpcode(Opcodes.ISTORE), temporaries));
        code.add(new InsnNode(Opcodes.DUP2));
        if (!reference) {
            load(code, type, temporaries);
        }
        code.add(tape("storeElement", reference ? "(Ljava/lang/Object;I)V" : "(Ljava/lang/Object;IJ)V"));
        code.add(new VarInsnNode(type.getOpcode(Opcodes.ILOAD), temporaries));
        return code;
    }

    private InsnList enter(MethodNode m, int method, boolean watched) {
        InsnList code = new InsnList();
        code.add(new LdcInsnNode(method));
        code.add(tape("enter", "(I)V"));
        int variable = (m.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (Type t : Type.getArgumentTypes(m.desc)) {
            if (watched) {
                load(code, t, variable);
                hand(code, t, "argument");
            }
            variable += t.getSize();
        }
        if (watched) {
            code.add(tape("begun", "()V"));
        }
        return code;
    }

    /** Hands what is on the stack to the tape: a number, or a reference with whether it is to an enum. */
    private void hand(InsnList code, Type type, String method) {
        boolean reference = type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
        if (reference) {
            boolean isEnum = type.getSort() == Type.OBJECT && sites.isEnum(type.getInternalName());
            code.add(new InsnNode(isEnum ? Opcodes.ICONST_1 : Opcodes.ICONST_0));
        }
        code.add(tape(method, reference ? "(Ljava/lang/Object;Z)V" : "(J)V"));
    }

    private InsnList leave(MethodNode m, int opcode, boolean watched) {
        InsnList code = new InsnList();
        if (watched && opcode != Opcodes.RETURN) {
            Type type = Type.getReturnType(m.desc);
            code.add(new InsnNode(type.getSize() == 2 ? Opcodes.DUP2 : Opcodes.DUP));
            widen(code, type);
            hand(code, type, "result");
        }
        code.add(tape(watched ? "ended" : "leave", "()V"));
        return code;
    }
}
