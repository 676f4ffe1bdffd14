package org.pageproof.checker.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.steps.ir.AccessKind;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.ir.Operands;
import org.pageproof.checker.steps.ir.PlainField;
import org.pageproof.checker.steps.ir.Targets;
import org.pageproof.checker.steps.program.Rebuilt;
import org.pageproof.checker.steps.program.StepProgram;

/** Lies in the code: one instruction is another one. */
final class CodeMutations {
    private final StepProgram program;
    private final List<Mutant> all = new ArrayList<>();

    private CodeMutations(StepProgram program) {
        this.program = program;
    }

    /** One mutant for each operator and each instruction that it fits and that can be reached. */
    static List<Mutant> of(StepProgram program) {
        CodeMutations m = new CodeMutations(program);
        Set<Integer> called = new TreeSet<>();
        program.parts().paths().paths().forEach(p -> called.add(p.method()));
        for (int method : called) {
            MethodCode code = program.parts().methods().get(method);
            for (int i = 0; i < code.code().size(); i++) {
                if (program.parts().ranges().reachable(method, i)) {
                    m.mutate(code, i);
                }
            }
        }
        return m.all;
    }

    private void mutate(MethodCode method, int at) {
        Insn insn = method.code().get(at);
        BiConsumer<String, @Nullable Insn> add = (operator, changed) -> {
            if (changed != null && !changed.equals(insn)) {
                List<Insn> code = new ArrayList<>(method.code());
                code.set(at, changed);
                String place = method.file() + ":" + method.lines().get(at) + " " + method.method() + ": " + insn
                        + " became " + changed;
                all.add(new Mutant(operator, place, () -> Rebuilt.withMethod(program, method.withCode(code))));
            }
        };
        if (insn instanceof Insn.Store || insn instanceof Insn.ArrayStore) {
            add.accept("drop a write", new Insn.Nothing());
        } else if (insn instanceof Insn.Access a) {
            add.accept("an access does not write", withoutWrite(a));
            add.accept("arguments of an access swapped", swapped(a));
            add.accept("a lock that does not wait", a.kind() == AccessKind.LOCK ? tryLock(a) : null);
        } else if (insn instanceof Insn.Branch b) {
            add.accept("swap a branch", new Insn.Branch(negated(b.cond()), b.left(), b.right(), b.target()));
            add.accept("off by one in a comparison", shifted(b));
        } else if (insn instanceof Insn.Const c) {
            boolean mask = isMask(method, at, c.to());
            add.accept(mask ? "widen a mask" : "off by one", new Insn.Const(c.to(), wider(c.value(), mask)));
            add.accept(mask ? "narrow a mask" : "off by one", new Insn.Const(c.to(), narrower(c.value(), mask)));
        } else if (insn instanceof Insn.Load l) {
            constant(method, at, l, add);
        } else if (insn instanceof Insn.Binary b) {
            add.accept("another operator", new Insn.Binary(other(b.op()), b.wide(), b.to(), b.left(), b.right()));
        } else if (insn instanceof Insn.Call c) {
            add.accept("skip a call", c.to() < 0 ? new Insn.Nothing() : new Insn.Const(c.to(), 0));
            add.accept("wrong target of a call", crossed(c));
        } else if (insn instanceof Insn.Choose c) {
            add.accept("lose an outcome of choose", new Insn.Const(c.to(), 0));
        } else if (insn instanceof Insn.Assume) {
            add.accept("drop an assumption", new Insn.Nothing());
        } else if (insn instanceof Insn.BugOn) {
            add.accept("drop a check", new Insn.Nothing());
        } else if (insn instanceof Insn.Return r && r.from() >= 0) {
            add.accept("wrong result", otherResult(method, at, r));
        } else if (insn instanceof Insn.Switch s && s.targets().size() > 1) {
            List<Integer> targets = new ArrayList<>(s.targets());
            targets.set(0, s.otherwise());
            add.accept("swap a branch", new Insn.Switch(s.on(), s.keys(), targets, s.otherwise()));
        }
    }

    /** Masks and limits that a model keeps in its own final fields. */
    private void constant(MethodCode method, int at, Insn.Load l, BiConsumer<String, @Nullable Insn> add) {
        PlainField f = l.field();
        int model = program.world().id(program.world().model());
        if (!f.reference() && f.slot(model) == PlainField.CONSTANT) {
            boolean mask = isMask(method, at, l.to());
            long value = f.constant(model);
            add.accept(mask ? "widen a mask" : "off by one", new Insn.Const(l.to(), wider(value, mask)));
            add.accept(mask ? "narrow a mask" : "off by one", new Insn.Const(l.to(), narrower(value, mask)));
        }
    }

    private static @Nullable Insn withoutWrite(Insn.Access a) {
        return switch (a.kind()) {
            case WORD_WRITE, WORD_CMPXCHG, WORD_FETCH_ADD, WORD_FETCH_AND, WORD_FETCH_OR, WORD_EXCHANGE ->
                new Insn.Access(AccessKind.WORD_READ, a.to(), a.receiver(), List.of());
            case CELL_WRITE, CELL_CMPXCHG -> new Insn.Access(AccessKind.CELL_READ, a.to(), a.receiver(), List.of());
            case PAIR_CMPXCHG -> new Insn.Access(AccessKind.PAIR_READ, a.to(), a.receiver(), List.of());
            // Whoever holds a plain lock and tries to take it changes nothing.
            case UNLOCK -> tryLock(a);
            case TLB_FILL -> new Insn.Access(AccessKind.TLB_IS_STALE, a.to(), a.receiver(), a.args());
            default -> null;
        };
    }

    private static Insn tryLock(Insn.Access a) {
        return new Insn.Access(AccessKind.TRY_LOCK, a.to(), a.receiver(), a.args());
    }

    private static @Nullable Insn swapped(Insn.Access a) {
        return a.args().size() == 2
                ? new Insn.Access(
                        a.kind(),
                        a.to(),
                        a.receiver(),
                        List.of(a.args().get(1), a.args().get(0)))
                : null;
    }

    private static Insn.Cond negated(Insn.Cond cond) {
        return switch (cond) {
            case EQ -> Insn.Cond.NE;
            case NE -> Insn.Cond.EQ;
            case LT -> Insn.Cond.GE;
            case GE -> Insn.Cond.LT;
            case GT -> Insn.Cond.LE;
            case LE -> Insn.Cond.GT;
        };
    }

    private static @Nullable Insn shifted(Insn.Branch b) {
        Insn.Cond cond = switch (b.cond()) {
            case EQ, NE -> null;
            case LT -> Insn.Cond.LE;
            case GE -> Insn.Cond.GT;
            case GT -> Insn.Cond.GE;
            case LE -> Insn.Cond.LT;
        };
        return cond == null ? null : new Insn.Branch(cond, b.left(), b.right(), b.target());
    }

    /** Whether what the instruction puts into a register is an operand of a bit operation soon after. */
    private static boolean isMask(MethodCode method, int at, int register) {
        for (int i = at + 1; i < Math.min(at + 4, method.code().size()); i++) {
            Insn next = method.code().get(i);
            if (next instanceof Insn.Binary b
                    && (b.op() == Insn.Op.AND || b.op() == Insn.Op.OR || b.op() == Insn.Op.XOR)
                    && Operands.used(b).contains(register)) {
                return true;
            }
        }
        return false;
    }

    private static long wider(long value, boolean mask) {
        return mask ? value | Long.highestOneBit(value) << 1 | 1 : value + 1;
    }

    private static long narrower(long value, boolean mask) {
        return mask ? value & ~Long.highestOneBit(value) : value - 1;
    }

    private static Insn.Op other(Insn.Op op) {
        return switch (op) {
            case ADD -> Insn.Op.SUB;
            case SUB -> Insn.Op.ADD;
            case MUL -> Insn.Op.ADD;
            case DIV -> Insn.Op.MUL;
            case REM -> Insn.Op.AND;
            case AND -> Insn.Op.OR;
            case OR -> Insn.Op.AND;
            case XOR -> Insn.Op.OR;
            case SHL -> Insn.Op.USHR;
            case SHR, USHR -> Insn.Op.SHL;
        };
    }

    /** Another method with as many parameters, for every receiver that the call knows. */
    private @Nullable Insn crossed(Insn.Call c) {
        int now = c.targets().direct();
        for (MethodCode m : program.parts().methods()) {
            if (now >= 0
                    && m.id() != now
                    && m.parameterRegisters().size() == c.args().size()
                    && !program.parts().operationMethods().contains(m.id())) {
                return new Insn.Call(c.to(), c.site(), c.instance(), Targets.direct(m.id()), c.args());
            }
        }
        return null;
    }

    /** The value of the parameter that is nearest. */
    private static @Nullable Insn otherResult(MethodCode method, int at, Insn.Return r) {
        List<Integer> parameters = method.parameterRegisters();
        for (int i = parameters.size() - 1; i > 0; i--) {
            if (parameters.get(i) != r.from() && at > 0) {
                return new Insn.Return(parameters.get(i), r.kept());
            }
        }
        return null;
    }
}
