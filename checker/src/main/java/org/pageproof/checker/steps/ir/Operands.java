package org.pageproof.checker.steps.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Which registers an instruction uses and defines, and where control goes after it. */
public final class Operands {
    private Operands() {}

    /** The register that the instruction defines, or -1. */
    public static int defined(Insn insn) {
        if (insn instanceof Insn.Const i) {
            return i.to();
        } else if (insn instanceof Insn.Ref i) {
            return i.to();
        } else if (insn instanceof Insn.Move i) {
            return i.to();
        } else if (insn instanceof Insn.Binary i) {
            return i.to();
        } else if (insn instanceof Insn.Compare i) {
            return i.to();
        } else if (insn instanceof Insn.Unary i) {
            return i.to();
        } else if (insn instanceof Insn.Call i) {
            return i.to();
        } else if (insn instanceof Insn.Load i) {
            return i.to();
        } else if (insn instanceof Insn.ArrayLength i) {
            return i.to();
        } else if (insn instanceof Insn.ArrayLoad i) {
            return i.to();
        } else if (insn instanceof Insn.InstanceOf i) {
            return i.to();
        } else if (insn instanceof Insn.Pure i) {
            return i.to();
        } else if (insn instanceof Insn.Access i) {
            return i.to();
        } else if (insn instanceof Insn.Choose i) {
            return i.to();
        }
        return -1;
    }

    /** The registers that the instruction reads. */
    public static List<Integer> used(Insn insn) {
        List<Integer> result = new ArrayList<>(4);
        map(insn, r -> {
            result.add(r);
            return r;
        });
        return result;
    }

    /** The same instruction reading other registers. */
    public static Insn map(Insn insn, IntUnaryOperator f) {
        if (insn instanceof Insn.Move i) {
            return new Insn.Move(i.to(), f.applyAsInt(i.from()));
        } else if (insn instanceof Insn.Binary i) {
            return new Insn.Binary(i.op(), i.wide(), i.to(), f.applyAsInt(i.left()), f.applyAsInt(i.right()));
        } else if (insn instanceof Insn.Compare i) {
            return new Insn.Compare(i.to(), f.applyAsInt(i.left()), f.applyAsInt(i.right()));
        } else if (insn instanceof Insn.Unary i) {
            return new Insn.Unary(i.op(), i.to(), f.applyAsInt(i.from()));
        } else if (insn instanceof Insn.Branch i) {
            int right = i.right() < 0 ? -1 : f.applyAsInt(i.right());
            return new Insn.Branch(i.cond(), f.applyAsInt(i.left()), right, i.target());
        } else if (insn instanceof Insn.Switch i) {
            return new Insn.Switch(f.applyAsInt(i.on()), i.keys(), i.targets(), i.otherwise());
        } else if (insn instanceof Insn.Call i) {
            return new Insn.Call(i.to(), i.site(), i.instance(), i.targets(), map(i.args(), f));
        } else if (insn instanceof Insn.Return i) {
            return new Insn.Return(i.from() < 0 ? -1 : f.applyAsInt(i.from()), map(i.kept(), f));
        } else if (insn instanceof Insn.Load i) {
            return new Insn.Load(i.to(), f.applyAsInt(i.object()), i.field());
        } else if (insn instanceof Insn.Store i) {
            return new Insn.Store(f.applyAsInt(i.object()), i.field(), f.applyAsInt(i.from()));
        } else if (insn instanceof Insn.ArrayLength i) {
            return new Insn.ArrayLength(i.to(), f.applyAsInt(i.array()));
        } else if (insn instanceof Insn.ArrayLoad i) {
            return new Insn.ArrayLoad(i.to(), f.applyAsInt(i.array()), f.applyAsInt(i.index()));
        } else if (insn instanceof Insn.ArrayStore i) {
            return new Insn.ArrayStore(f.applyAsInt(i.array()), f.applyAsInt(i.index()), f.applyAsInt(i.from()));
        } else if (insn instanceof Insn.Cast i) {
            return new Insn.Cast(f.applyAsInt(i.object()), i.legal());
        } else if (insn instanceof Insn.InstanceOf i) {
            return new Insn.InstanceOf(i.to(), f.applyAsInt(i.object()), i.of());
        } else if (insn instanceof Insn.Pure i) {
            return new Insn.Pure(i.kind(), i.to(), f.applyAsInt(i.receiver()), map(i.args(), f));
        } else if (insn instanceof Insn.Access i) {
            return new Insn.Access(i.kind(), i.to(), f.applyAsInt(i.receiver()), map(i.args(), f));
        } else if (insn instanceof Insn.Choose i) {
            return new Insn.Choose(i.to(), f.applyAsInt(i.bound()));
        } else if (insn instanceof Insn.Assume i) {
            return new Insn.Assume(f.applyAsInt(i.condition()));
        } else if (insn instanceof Insn.BugOn i) {
            return new Insn.BugOn(f.applyAsInt(i.condition()), i.message());
        }
        return insn;
    }

    private static List<Integer> map(List<Integer> registers, IntUnaryOperator f) {
        return registers.stream().map(f::applyAsInt).toList();
    }

    /** The instructions that may follow the one at {@code index} in the same method. */
    public static List<Integer> next(Insn insn, int index) {
        if (insn instanceof Insn.Jump i) {
            return List.of(i.target());
        } else if (insn instanceof Insn.Branch i) {
            return List.of(index + 1, i.target());
        } else if (insn instanceof Insn.Switch i) {
            List<Integer> all = new ArrayList<>(i.targets());
            all.add(i.otherwise());
            return all;
        } else if (insn instanceof Insn.Return || insn instanceof Insn.Fail) {
            return List.of();
        }
        return List.of(index + 1);
    }

    /** The same instruction with its jump targets renumbered. */
    public static Insn retarget(Insn insn, IntUnaryOperator f) {
        if (insn instanceof Insn.Jump i) {
            return new Insn.Jump(f.applyAsInt(i.target()));
        } else if (insn instanceof Insn.Branch i) {
            return new Insn.Branch(i.cond(), i.left(), i.right(), f.applyAsInt(i.target()));
        } else if (insn instanceof Insn.Switch i) {
            List<Integer> targets = i.targets().stream().map(f::applyAsInt).toList();
            return new Insn.Switch(i.on(), i.keys(), targets, f.applyAsInt(i.otherwise()));
        }
        return insn;
    }

    /** Whether the instruction does nothing but define its register, and cannot fail. */
    public static boolean isPure(Insn insn) {
        return insn instanceof Insn.Const
                || insn instanceof Insn.Ref
                || insn instanceof Insn.Move
                || insn instanceof Insn.Compare
                || insn instanceof Insn.Unary
                || insn instanceof Insn.Binary b && b.op() != Insn.Op.DIV && b.op() != Insn.Op.REM;
    }
}
