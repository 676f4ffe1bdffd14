package org.pageproof.checker.steps.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.Insn.Cond;
import org.pageproof.checker.steps.ir.Insn.Conversion;
import org.pageproof.checker.steps.ir.Insn.Op;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.load.ModelClass;

/**
 * Translates one method, an instruction at a time. Local variable i is register i; place k of the operand stack (counted in
 * values) is register maxLocals + k.
 */
final class MethodTranslator {
    private final Context context;
    private final ClassNode owner;
    private final MethodNode method;
    private final int id;
    private final Code code;
    private int depth;
    private @Nullable Frame<BasicValue> frame;

    MethodTranslator(Context context, int id, ModelClass.Found found) {
        this.context = context;
        this.id = id;
        this.owner = found.owner();
        this.method = found.method();
        this.code = new Code(method.instructions.size());
    }

    MethodCode translate() {
        List<Integer> parameters = parameterRegisters();
        if (acceptable()) {
            translateBody();
        }
        return new MethodCode(
                id,
                context.methods().function(new ModelClass.Found(owner, method)),
                Refusals.shortName(owner.name) + "." + method.name,
                Refusals.file(owner),
                parameters,
                method.maxLocals,
                method.maxLocals + method.maxStack + 2,
                code.resolve(),
                code.lines());
    }

    private List<Integer> parameterRegisters() {
        List<Integer> registers = new ArrayList<>();
        int at = 0;
        if ((method.access & Opcodes.ACC_STATIC) == 0) {
            registers.add(at++);
        }
        for (Type t : Type.getArgumentTypes(method.desc)) {
            registers.add(at);
            at += t.getSize();
        }
        return registers;
    }

    private boolean acceptable() {
        if ((method.access & (Opcodes.ACC_NATIVE | Opcodes.ACC_ABSTRACT)) != 0) {
            refuse("a native or abstract method", "give it a body");
            return false;
        }
        boolean lines = false;
        for (AbstractInsnNode i : method.instructions) {
            if (i instanceof LineNumberNode l) {
                lines = true;
                if (code.line() == 0) {
                    code.line(l.line);
                }
            }
        }
        if (!lines) {
            refuse("a class compiled without debug information", "compile the model with -g");
            return false;
        }
        if ((method.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            refuse("a synchronized method", "use a SpinLock of the machine package");
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            boolean isSynchronized = false;
            for (AbstractInsnNode i : method.instructions) {
                isSynchronized |= i.getOpcode() == Opcodes.MONITORENTER;
            }
            code.line(line(block));
            if (isSynchronized) {
                refuse("synchronized", "use a SpinLock of the machine package");
            } else if (block.type == null) {
                refuse("try/finally", "write the clean-up on each path");
            } else {
                refuse("try/catch", "test the condition before; a throw ends in a violation of no_exception");
            }
        }
        return method.tryCatchBlocks.isEmpty();
    }

    private int line(TryCatchBlockNode block) {
        int line = code.line();
        for (AbstractInsnNode i = block.start; i != null && i != block.end; i = i.getNext()) {
            if (i instanceof LineNumberNode l) {
                return l.line;
            }
        }
        return line;
    }

    private void translateBody() {
        Frame<BasicValue>[] frames;
        try {
            frames = new Analyzer<>(new StringValues()).analyze(owner.name, method);
        } catch (AnalyzerException e) {
            refuse("bytecode that cannot be analysed", "compile the model with javac 17 or later");
            return;
        }
        for (int i = 0; i < frames.length; i++) {
            AbstractInsnNode insn = method.instructions.get(i);
            code.start(i);
            frame = frames[i];
            if (insn instanceof LineNumberNode l) {
                code.line(l.line);
            }
            if (frames[i] != null && insn.getOpcode() >= 0) {
                depth = frames[i].getStackSize();
                translate(insn);
            }
        }
        code.start(frames.length);
    }

    /** The register of stack place {@code k} from the top: 0 is the topmost value, -1 the next free place. */
    private int top(int k) {
        return method.maxLocals + depth - 1 - k;
    }

    private int push() {
        return top(-1);
    }

    /** The register for the result of a call without operands. */
    int nextFree() {
        return push();
    }

    private boolean wide(int k) {
        return Objects.requireNonNull(frame).getStack(depth - 1 - k).getSize() == 2;
    }

    private int index(LabelNode label) {
        return method.instructions.indexOf(label);
    }

    void refuse(String what, String advice) {
        context.refusals().add(Refusals.Place.of(owner, method, code.line()).refusal(what, advice));
    }

    /** Refuses the string at place {@code k} from the top: it is no number or object of the world. */
    private void noString(int k) {
        if (StringValues.isString(Objects.requireNonNull(frame).getStack(depth - 1 - k))) {
            refuse("a string outside of a message", "compute with numbers, enums and objects of the model");
        }
    }

    private void noStrings(AbstractInsnNode insn) {
        switch (insn.getOpcode()) {
            case Opcodes.IFNULL, Opcodes.IFNONNULL, Opcodes.PUTFIELD, Opcodes.AASTORE, Opcodes.INSTANCEOF ->
                noString(0);
            case Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE -> {
                noString(0);
                noString(1);
            }
            case Opcodes.ARETURN -> {
                if (!StringValues.isString(Type.getReturnType(method.desc))) {
                    noString(0);
                }
            }
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL, Opcodes.INVOKESTATIC, Opcodes.INVOKEINTERFACE ->
                noStringsPassed((MethodInsnNode) insn);
            default -> {}
        }
    }

    /** A string may be handed to a parameter of type String, and to the constructor of an exception. */
    private void noStringsPassed(MethodInsnNode call) {
        Type[] types = Type.getArgumentTypes(call.desc);
        boolean exception = call.name.equals("<init>") && context.classes().isThrowable(call.owner);
        for (int i = 0; i < types.length && !exception; i++) {
            if (!StringValues.isString(types[i])) {
                noString(types.length - 1 - i);
            }
        }
    }

    private void translate(AbstractInsnNode insn) {
        int opcode = insn.getOpcode();
        noStrings(insn);
        switch (insn.getType()) {
            case AbstractInsnNode.VAR_INSN -> variable(opcode, ((VarInsnNode) insn).var);
            case AbstractInsnNode.IINC_INSN -> {
                IincInsnNode i = (IincInsnNode) insn;
                code.add(new Insn.Const(push(), i.incr));
                code.add(new Insn.Binary(Op.ADD, false, i.var, i.var, push()));
            }
            case AbstractInsnNode.INT_INSN -> {
                if (opcode == Opcodes.NEWARRAY) {
                    refuse("creating an array", "create it in the constructor; variable arguments create one too");
                } else {
                    code.add(new Insn.Const(push(), ((IntInsnNode) insn).operand));
                }
            }
            case AbstractInsnNode.LDC_INSN -> constant(((LdcInsnNode) insn).cst);
            case AbstractInsnNode.JUMP_INSN -> jump(opcode, index(((JumpInsnNode) insn).label));
            case AbstractInsnNode.TABLESWITCH_INSN -> {
                TableSwitchInsnNode s = (TableSwitchInsnNode) insn;
                List<Integer> keys = new ArrayList<>();
                for (int k = s.min; k <= s.max; k++) {
                    keys.add(k);
                }
                branchOn(keys, s.labels, s.dflt);
            }
            case AbstractInsnNode.LOOKUPSWITCH_INSN -> {
                LookupSwitchInsnNode s = (LookupSwitchInsnNode) insn;
                branchOn(s.keys, s.labels, s.dflt);
            }
            case AbstractInsnNode.FIELD_INSN -> field((FieldInsnNode) insn);
            case AbstractInsnNode.METHOD_INSN -> {
                MethodInsnNode call = (MethodInsnNode) insn;
                new CallTranslator(context, code, this).call(call, argumentRegisters(call));
            }
            case AbstractInsnNode.INVOKE_DYNAMIC_INSN -> dynamic((InvokeDynamicInsnNode) insn);
            case AbstractInsnNode.TYPE_INSN -> type(opcode, ((TypeInsnNode) insn).desc);
            case AbstractInsnNode.MULTIANEWARRAY_INSN ->
                refuse("creating an array", "create it in the constructor; variable arguments create one too");
            default -> plain(opcode);
        }
    }

    private void variable(int opcode, int variable) {
        switch (opcode) {
            case Opcodes.ILOAD, Opcodes.LLOAD, Opcodes.ALOAD -> code.add(new Insn.Move(push(), variable));
            case Opcodes.ISTORE, Opcodes.LSTORE, Opcodes.ASTORE -> code.add(new Insn.Move(variable, top(0)));
            default -> floating();
        }
    }

    private void floating() {
        refuse("floating point", "use int or long");
    }

    private void constant(Object value) {
        if (value instanceof Integer i) {
            code.add(new Insn.Const(push(), i));
        } else if (value instanceof Long l) {
            code.add(new Insn.Const(push(), l));
        } else if (value instanceof String) {
            code.add(new Insn.Ref(push(), 0));
        } else if (value instanceof Float || value instanceof Double) {
            floating();
        } else {
            refuse("a class literal", "models have no use for reflection");
        }
    }

    private void jump(int opcode, int target) {
        switch (opcode) {
            case Opcodes.GOTO -> code.add(new Insn.Jump(target));
            case Opcodes.IFEQ, Opcodes.IFNULL -> code.add(new Insn.Branch(Cond.EQ, top(0), -1, target));
            case Opcodes.IFNE, Opcodes.IFNONNULL -> code.add(new Insn.Branch(Cond.NE, top(0), -1, target));
            case Opcodes.IFLT -> code.add(new Insn.Branch(Cond.LT, top(0), -1, target));
            case Opcodes.IFGE -> code.add(new Insn.Branch(Cond.GE, top(0), -1, target));
            case Opcodes.IFGT -> code.add(new Insn.Branch(Cond.GT, top(0), -1, target));
            case Opcodes.IFLE -> code.add(new Insn.Branch(Cond.LE, top(0), -1, target));
            case Opcodes.IF_ICMPEQ, Opcodes.IF_ACMPEQ -> code.add(new Insn.Branch(Cond.EQ, top(1), top(0), target));
            case Opcodes.IF_ICMPNE, Opcodes.IF_ACMPNE -> code.add(new Insn.Branch(Cond.NE, top(1), top(0), target));
            case Opcodes.IF_ICMPLT -> code.add(new Insn.Branch(Cond.LT, top(1), top(0), target));
            case Opcodes.IF_ICMPGE -> code.add(new Insn.Branch(Cond.GE, top(1), top(0), target));
            case Opcodes.IF_ICMPGT -> code.add(new Insn.Branch(Cond.GT, top(1), top(0), target));
            case Opcodes.IF_ICMPLE -> code.add(new Insn.Branch(Cond.LE, top(1), top(0), target));
            default -> refuse("a subroutine of old bytecode", "compile the model with javac 17 or later");
        }
    }

    private void branchOn(List<Integer> keys, List<LabelNode> labels, LabelNode otherwise) {
        List<Integer> targets = labels.stream().map(this::index).toList();
        code.add(new Insn.Switch(top(0), List.copyOf(keys), targets, index(otherwise)));
    }

    private void field(FieldInsnNode f) {
        switch (f.getOpcode()) {
            case Opcodes.GETSTATIC -> new StaticFields(context, code, this).read(f, push());
            case Opcodes.PUTSTATIC ->
                refuse("a store to the static field " + f.name, "make it a Word or a field of an object");
            case Opcodes.GETFIELD -> {
                if (isOfModel(f)) {
                    code.add(new Insn.Load(top(0), top(0), context.fields().get(f.owner, f.name)));
                }
            }
            default -> {
                if (!isOfModel(f)) {
                    return;
                }
                context.fields().written(f.owner, f.name, Refusals.Place.of(owner, method, code.line()));
                code.add(new Insn.Store(top(1), context.fields().get(f.owner, f.name), top(0)));
            }
        }
    }

    private boolean isOfModel(FieldInsnNode f) {
        boolean known = context.fields().isOfModel(f.owner, f.name);
        if (!known) {
            refuse(
                    "the field " + f.name + " of the library class " + Refusals.shortName(f.owner),
                    "keep the value in a field of the model");
        }
        return known;
    }

    private void dynamic(InvokeDynamicInsnNode call) {
        if (call.bsm.getOwner().equals("java/lang/runtime/SwitchBootstraps")) {
            refuse("a switch on patterns", "use instanceof");
        } else if (call.bsm.getOwner().equals("java/lang/runtime/ObjectMethods")) {
            refuse("equals, hashCode or toString of a record", "compare the components");
        } else if (!call.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
            refuse("a lambda or method reference", "write the code out or call a method of the model");
        } else if (!Messages.isMessage(call)) {
            refuse(
                    "string concatenation outside of the message of bugOn, assert or an exception",
                    "models compute with numbers and references");
        } else {
            depth -= Type.getArgumentTypes(call.desc).length;
            code.add(new Insn.Ref(push(), 0));
        }
    }

    private void type(int opcode, String name) {
        switch (opcode) {
            case Opcodes.NEW -> {
                if (context.classes().isThrowable(name)) {
                    if (!Messages.isThrown(method, code.bytecode())) {
                        refuse(
                                "an exception that is not thrown at once",
                                "write throw new " + Refusals.shortName(name));
                    }
                    code.add(new Insn.Ref(push(), 0));
                } else {
                    refuse(
                            "creating an object of " + Refusals.shortName(name),
                            "the objects of a model are fixed when it is constructed: create it in the constructor");
                }
            }
            case Opcodes.ANEWARRAY ->
                refuse("creating an array", "create it in the constructor; variable arguments create one too");
            case Opcodes.CHECKCAST ->
                code.add(new Insn.Cast(top(0), context.classes().instances(name)));
            default ->
                code.add(new Insn.InstanceOf(top(0), top(0), context.classes().instances(name)));
        }
    }

    private List<Integer> argumentRegisters(MethodInsnNode call) {
        int count = Type.getArgumentTypes(call.desc).length + (call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
        List<Integer> registers = new ArrayList<>();
        for (int i = count - 1; i >= 0; i--) {
            registers.add(top(i));
        }
        return registers;
    }

    private void plain(int opcode) {
        if (opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5) {
            code.add(new Insn.Const(push(), opcode - Opcodes.ICONST_0));
            return;
        }
        switch (opcode) {
            case Opcodes.NOP -> code.add(new Insn.Nothing());
            case Opcodes.ACONST_NULL -> code.add(new Insn.Ref(push(), 0));
            case Opcodes.LCONST_0 -> code.add(new Insn.Const(push(), 0));
            case Opcodes.LCONST_1 -> code.add(new Insn.Const(push(), 1));
            case Opcodes.IALOAD, Opcodes.LALOAD, Opcodes.AALOAD, Opcodes.BALOAD, Opcodes.CALOAD, Opcodes.SALOAD ->
                code.add(new Insn.ArrayLoad(top(1), top(1), top(0)));
            case Opcodes.IASTORE, Opcodes.LASTORE, Opcodes.AASTORE, Opcodes.BASTORE, Opcodes.CASTORE, Opcodes.SASTORE ->
                code.add(new Insn.ArrayStore(top(2), top(1), top(0)));
            case Opcodes.ARRAYLENGTH -> code.add(new Insn.ArrayLength(top(0), top(0)));
            case Opcodes.POP, Opcodes.POP2 -> code.add(new Insn.Nothing());
            case Opcodes.DUP -> duplicate(1, 0);
            case Opcodes.DUP_X1 -> duplicate(1, 1);
            case Opcodes.DUP_X2 -> duplicate(1, wide(1) ? 1 : 2);
            case Opcodes.DUP2 -> duplicate(wide(0) ? 1 : 2, 0);
            case Opcodes.DUP2_X1 -> duplicate(wide(0) ? 1 : 2, 1);
            case Opcodes.DUP2_X2 -> {
                int copied = wide(0) ? 1 : 2;
                duplicate(copied, wide(copied) ? 1 : 2);
            }
            case Opcodes.SWAP -> {
                code.add(new Insn.Move(push(), top(0)));
                code.add(new Insn.Move(top(0), top(1)));
                code.add(new Insn.Move(top(1), push()));
            }
            case Opcodes.LCMP -> code.add(new Insn.Compare(top(1), top(1), top(0)));
            case Opcodes.INEG -> code.add(new Insn.Unary(Conversion.NEG_INT, top(0), top(0)));
            case Opcodes.LNEG -> code.add(new Insn.Unary(Conversion.NEG_LONG, top(0), top(0)));
            case Opcodes.I2L -> code.add(new Insn.Nothing());
            case Opcodes.L2I -> code.add(new Insn.Unary(Conversion.TO_INT, top(0), top(0)));
            case Opcodes.I2B -> code.add(new Insn.Unary(Conversion.TO_BYTE, top(0), top(0)));
            case Opcodes.I2S -> code.add(new Insn.Unary(Conversion.TO_SHORT, top(0), top(0)));
            case Opcodes.I2C -> code.add(new Insn.Unary(Conversion.TO_CHAR, top(0), top(0)));
            case Opcodes.IRETURN, Opcodes.LRETURN, Opcodes.ARETURN -> code.add(new Insn.Return(top(0)));
            case Opcodes.RETURN -> code.add(new Insn.Return(-1));
            case Opcodes.ATHROW ->
                code.add(new Insn.Fail(BuiltIn.NO_EXCEPTION, Messages.thrown(method, code.bytecode())));
            case Opcodes.MONITORENTER, Opcodes.MONITOREXIT ->
                refuse("synchronized", "use a SpinLock of the machine package");
            default -> arithmetic(opcode);
        }
    }

    /** Copies the topmost {@code copied} values below the {@code under} values beneath them. */
    private void duplicate(int copied, int under) {
        int free = push();
        for (int i = 0; i < copied + under; i++) {
            code.add(new Insn.Move(free + copied - 1 - i, free - 1 - i));
        }
        for (int i = 0; i < copied && under > 0; i++) {
            code.add(new Insn.Move(free - under - copied + i, free + i));
        }
    }

    private void arithmetic(int opcode) {
        Op op = ArithmeticOpcodes.op(opcode);
        if (op == null) {
            floating();
        } else {
            code.add(new Insn.Binary(op, ArithmeticOpcodes.wide(opcode), top(1), top(1), top(0)));
        }
    }
}
