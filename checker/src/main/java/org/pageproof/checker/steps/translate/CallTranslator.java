package org.pageproof.checker.steps.translate;

import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.ir.AccessKind;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.Insn.Cond;
import org.pageproof.checker.steps.ir.Insn.PureKind;
import org.pageproof.checker.steps.ir.Targets;
import org.pageproof.checker.steps.load.ModelClass;

/** Translates one call: a shared access, something of the machine, a method of the model, or what is refused. */
final class CallTranslator {
    private final Context context;
    private final Code code;
    private final MethodTranslator method;

    CallTranslator(Context context, Code code, MethodTranslator method) {
        this.context = context;
        this.code = code;
        this.method = method;
    }

    /** {@code registers} hold the receiver, if any, and the arguments; the result replaces the first of them. */
    void call(MethodInsnNode call, List<Integer> registers) {
        boolean isVoid = Type.getReturnType(call.desc).getSort() == Type.VOID;
        int to = isVoid ? -1 : registers.isEmpty() ? method.nextFree() : registers.get(0);
        if (call.owner.startsWith(MachineCalls.PACKAGE)) {
            machine(call, registers, to);
        } else if (call.name.equals("<init>")) {
            if (!context.classes().isThrowable(call.owner)) {
                method.refuse("a constructor call", "create objects in the constructor of the model");
            }
        } else if (call.owner.equals("java/lang/Math") && (call.name.equals("min") || call.name.equals("max"))) {
            Cond keep = call.name.equals("min") ? Cond.LE : Cond.GE;
            code.add(new Insn.Branch(keep, registers.get(0), registers.get(1), -2));
            code.add(new Insn.Move(to, registers.get(1)));
        } else if (call.owner.equals("java/util/Objects") && call.name.equals("requireNonNull")) {
            // javac writes it where a constant field of an object is read.
            code.add(new Insn.Branch(Cond.NE, registers.get(0), -1, -2));
            code.add(new Insn.Fail(BuiltIn.NO_EXCEPTION, "a field of null"));
        } else if (call.owner.equals("java/lang/String") && call.name.equals("valueOf")) {
            // A part of a message; it has no value in a step.
            code.add(new Insn.Ref(to, 0));
        } else if (call.name.equals("ordinal")
                && call.desc.equals("()I")
                && context.classes().isEnum(call.owner)) {
            code.add(new Insn.Load(to, registers.get(0), context.fields().ordinal()));
        } else {
            model(call, registers, to);
        }
    }

    private void machine(MethodInsnNode call, List<Integer> registers, int to) {
        AccessKind kind = MachineCalls.access(call.owner, call.name);
        if (kind != null) {
            context.uses(kind);
            code.add(new Insn.Access(kind, to, registers.get(0), List.copyOf(registers.subList(1, registers.size()))));
            return;
        }
        switch (call.owner.substring(MachineCalls.PACKAGE.length()) + "." + call.name) {
            case "Machine.choose" -> code.add(new Insn.Choose(to, registers.get(0)));
            case "Machine.assume" -> code.add(new Insn.Assume(registers.get(0)));
            case "Machine.bugOn" -> code.add(new Insn.BugOn(registers.get(0), Messages.of(call)));
            case "Machine.wmb", "Machine.rmb", "Machine.mb" -> code.add(new Insn.Nothing());
            case "WordPair.low" ->
                code.add(new Insn.Load(to, registers.get(0), context.fields().half(false)));
            case "WordPair.high" ->
                code.add(new Insn.Load(to, registers.get(0), context.fields().half(true)));
            case "WordPair.join" -> pure(PureKind.PAIR_JOIN, registers, to);
            case "WordPair.lowOf" -> pure(PureKind.PAIR_LOW, registers, to);
            case "WordPair.highOf" -> pure(PureKind.PAIR_HIGH, registers, to);
            default ->
                method.refuse(
                        "a call of " + Refusals.shortName(call.owner) + "." + call.name,
                        "it is for construction and for tools; keep what it returns in a final field");
        }
    }

    private void pure(PureKind kind, List<Integer> registers, int to) {
        code.add(new Insn.Pure(kind, to, registers.get(0), List.copyOf(registers.subList(1, registers.size()))));
    }

    private void model(MethodInsnNode call, List<Integer> registers, int to) {
        ModelClass.Found found = context.classes().find(call.owner, call.name, call.desc);
        if (found == null) {
            refuseLibrary(call);
            return;
        }
        boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
        String unknown = isStatic ? null : context.classes().unknownReceiver(call.owner);
        if (unknown != null) {
            method.refuse(
                    "a call of " + call.name + " that may reach " + unknown,
                    "give it to objects of the model's classes only");
            return;
        }
        if (isStatic || call.getOpcode() == Opcodes.INVOKESPECIAL || ClassTable.isFixed(found)) {
            int target = context.methods().id(found);
            code.add(new Insn.Call(to, context.newSite(), !isStatic, Targets.direct(target), registers));
            return;
        }
        Targets targets = context.classes().virtual(call.owner, found);
        if (targets == null) {
            code.add(new Insn.Fail(BuiltIn.NO_EXCEPTION, "a call on null"));
        } else {
            code.add(new Insn.Call(to, context.newSite(), true, targets, registers));
        }
    }

    private void refuseLibrary(MethodInsnNode call) {
        String owner = call.owner;
        String name = Refusals.shortName(owner) + "." + call.name;
        boolean isString = owner.equals("java/lang/String");
        if (owner.startsWith("java/lang/")
                && !isString
                && (call.name.equals("valueOf") || call.name.endsWith("Value"))) {
            method.refuse("boxing (" + name + ")", "use int, long or boolean");
        } else if (owner.startsWith("java/util/") && !owner.equals("java/util/Objects")) {
            method.refuse("a collection (" + name + ")", "use an array, created in the constructor");
        } else if (isString && (call.name.equals("hashCode") || call.name.equals("equals"))) {
            method.refuse("a switch on a string or string comparison", "use an enum");
        } else if (call.name.equals("clone") || call.name.equals("values")) {
            method.refuse("creating an array (" + call.name + ")", "keep the array in a final field");
        } else {
            method.refuse("a call of " + name, "operations may call the model's own methods and the machine package");
        }
    }
}
