package org.pageproof.checker.prove.steps;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.analysis.LiveState;
import org.pageproof.checker.steps.analysis.PathTable;
import org.pageproof.checker.steps.analysis.Value;
import org.pageproof.checker.steps.ir.Insn;
import org.pageproof.checker.steps.ir.MethodCode;
import org.pageproof.checker.steps.program.Start;
import org.pageproof.checker.steps.program.StepProgram;

/** Executes one instruction on a way. What it asks first parts the way, and then it is executed again from its beginning. */
final class Execution {
    private final StepProgram program;
    private final StepProgram.Parts parts;
    private final Variables variables;
    private final BitSet watched;
    private final PathState state;
    private final int cpu;
    private final int from;
    private final @Nullable Start start;
    private final @Nullable Known known;
    private final TermBuilder terms;
    private final Decisions decisions;
    private final Memory memory;
    private final LocalCode local;

    Execution(
            StepProgram program,
            Variables variables,
            BitSet watched,
            PathState state,
            int cpu,
            int from,
            @Nullable Start start,
            @Nullable Known known) {
        this.known = known;
        this.program = program;
        this.parts = program.parts();
        this.variables = variables;
        this.watched = watched;
        this.state = state;
        this.cpu = cpu;
        this.from = from;
        this.start = start;
        this.terms = variables.terms();
        this.decisions = new Decisions(terms, state);
        this.memory = new Memory(program, variables, decisions, cpu);
        this.local = new LocalCode(decisions);
    }

    Way way(End end) {
        return new Way(
                cpu,
                from,
                start,
                state.number,
                List.copyOf(state.guard),
                state.writes,
                end,
                state.choices,
                state.accessedSlots,
                state.calls,
                state.kept);
    }

    End.Violation violation(Broken b) {
        return new End.Violation(b.property(), b.message(), method().file(), line());
    }

    End.GivenUp givenUp(String reason) {
        return new End.GivenUp(reason, method().file(), line());
    }

    private int line() {
        List<Integer> lines = method().lines();
        return lines.isEmpty() ? 0 : lines.get(Math.min(state.at, lines.size() - 1));
    }

    private MethodCode method() {
        return parts.methods().get(openPath().method());
    }

    private PathTable.Path openPath() {
        return parts.paths().paths().get(state.path);
    }

    private Term get(int register) {
        Term t = state.register(openPath().base() + register);
        return t == null ? decisions.constant(0) : t;
    }

    private void set(int register, Term value) {
        if (register >= 0) {
            state.setRegister(openPath().base() + register, value);
        }
    }

    /** The end of the step, or null when it goes on. */
    @Nullable
    End step() {
        if (!state.begun) {
            begin();
            state.begun = true;
            return null;
        }
        Insn insn = method().code().get(state.at);
        if (++state.executed > StepTranslator.MOST_INSTRUCTIONS) {
            throw new Decisions.TooMany("local code of more than " + StepTranslator.MOST_INSTRUCTIONS
                    + " instructions in one step, or code that never ends");
        }
        if (insn instanceof Insn.Access i) {
            return access(i);
        } else if (insn instanceof Insn.Return i) {
            return leave(i.from() < 0 ? decisions.constant(0) : get(i.from()));
        } else if (insn instanceof Insn.Jump i) {
            state.at = i.target();
        } else if (insn instanceof Insn.Branch i) {
            Term right = i.right() < 0 ? decisions.constant(0) : get(i.right());
            boolean taken = decisions.decide(condition(i.cond(), get(i.left()), right));
            state.at = taken ? i.target() : state.at + 1;
        } else if (insn instanceof Insn.Switch i) {
            state.at = target(i);
        } else if (insn instanceof Insn.Call i) {
            call(i);
        } else {
            plain(insn);
            state.at++;
        }
        return null;
    }

    /** A branch on the outcome of a comparison of longs is one on the longs. */
    private Term condition(Insn.Cond cond, Term left, Term right) {
        boolean compared = left.op() == Op.ITE
                && right.isConstant()
                && right.value().signum() == 0
                && left.operand(0).op() == Op.SIGNED_LESS
                && left.equals(local.compare(
                        left.operand(0).operand(0), left.operand(0).operand(1)));
        return compared
                ? local.condition(
                        cond, left.operand(0).operand(0), left.operand(0).operand(1))
                : local.condition(cond, left, right);
    }

    private int target(Insn.Switch i) {
        Term on = terms.extract(get(i.on()), 0, 32);
        for (int k = 0; k < i.keys().size(); k++) {
            if (decisions.decide(terms.equal(on, terms.constant(i.keys().get(k), 32)))) {
                return i.targets().get(k);
            }
        }
        return i.otherwise();
    }

    /**
     * An object that an access is of.
     *
     * @param guard when it is this one
     */
    record Found(List<Term> guard, int object) {
        Found {
            guard = List.copyOf(guard);
        }
    }

    /** The object that the next access is of, in a state where this CPU is before it; empty where there is none. */
    Optional<Found> receiver() {
        restore();
        Insn.Access access = (Insn.Access) method().code().get(state.at);
        long object = decisions.among(get(access.receiver()), 0, parts.world().size());
        return object == 0 ? Optional.empty() : Optional.of(new Found(List.copyOf(state.guard), (int) object));
    }

    private void begin() {
        halted();
        if (start != null) {
            state.path = start.path();
            state.number = parts.paths().places().size() + start.operation();
            for (int i = 0; i < start.registers().size(); i++) {
                state.setRegister(
                        start.registers().get(i),
                        decisions.constant(start.values().get(i)));
            }
            if (start.self() >= 0) {
                state.setRegister(
                        start.self(), decisions.constant(program.world().cpus().get(cpu)));
            }
            called(false, decisions.constant(0));
            return;
        }
        restore();
    }

    private void restore() {
        PathTable.Place place = parts.paths().places().get(from);
        state.path = place.path();
        state.at = place.insn();
        state.number = from;
        LiveState live = parts.live().get(from);
        List<Term> stored = variables.registers(cpu, from);
        for (int i = 0; i < stored.size(); i++) {
            Term value = known == null
                    ? stored.get(i)
                    : known.registers()
                            .get(i)
                            .map(decisions::constant)
                            .orElse(stored.get(known.same().get(i)));
            state.setRegister(live.stored().get(i).register(), known(value));
        }
        for (LiveState.Derived d : live.derived()) {
            state.setRegister(d.register(), value(d.value(), d.base()));
        }
    }

    private Term known(Term value) {
        var known = state.known(value);
        return known == null ? value : terms.constant(known, Variables.WIDE);
    }

    private void halted() {
        int first = parts.slotTable().halted();
        if (first >= 0 && !decisions.isZero(memory.read(first + cpu))) {
            throw new Blocked();
        }
    }

    private Term value(Value v, int base) {
        if (v instanceof Value.Register r) {
            return Objects.requireNonNull(state.register(base + r.register()));
        } else if (v instanceof Value.Self) {
            return decisions.constant(program.world().cpus().get(cpu));
        } else if (v instanceof Value.Constant c) {
            return decisions.constant(c.value());
        } else if (v instanceof Value.Computed c) {
            return LocalCode.compute(terms, c.op(), c.wide(), value(c.left(), base), value(c.right(), base));
        } else if (v instanceof Value.Converted c) {
            return LocalCode.convert(terms, c.op(), value(c.of(), base));
        } else if (v instanceof Value.Field f) {
            long object =
                    decisions.among(value(f.object(), base), 0, parts.world().size());
            return decisions.constant(f.field().constant((int) object));
        } else if (v instanceof Value.Element e) {
            long array =
                    decisions.among(value(e.array(), base), 0, parts.world().size());
            long index =
                    decisions.among(value(e.index(), base), 0, parts.arrays().length((int) array) - 1L);
            return decisions.constant(parts.arrays().constant((int) array, (int) index));
        }
        throw new IllegalStateException("unknown value " + v);
    }

    private @Nullable End access(Insn.Access i) {
        if (!parts.paths().isReached(state.path, state.at)) {
            // The terms do not say so. That no state takes this way is shown as it is for a loop that was given up.
            throw new Decisions.TooMany("an access that no value leads to, as the range analysis has it");
        }
        int location = parts.paths().location(state.path, state.at);
        if (state.accessed) {
            List<Term> stored = new ArrayList<>();
            Kept.Target place = new Kept.Target.OfPlace(cpu, location);
            if (!variables.ranges().isReached(cpu, location)
                    && !variables.ranges().isKept(place)) {
                state.kept.add(new Kept(place, terms.no()));
            }
            for (LiveState.Stored s : parts.live().get(location).stored()) {
                Term value = Objects.requireNonNull(state.register(s.register()));
                Term kept = variables.inRange(value, variables.ranges().register(cpu, location, stored.size()));
                Kept.Target target = new Kept.Target.OfRegister(cpu, location, stored.size());
                if (!kept.isTrue() && !variables.ranges().isKept(target)) {
                    state.kept.add(new Kept(target, kept));
                }
                stored.add(value);
            }
            return new End.At(location, stored);
        }
        List<Term> operands = i.args().stream().map(this::get).toList();
        state.number = location;
        Term result = new Accesses(program, memory, decisions, cpu).perform(i.kind(), get(i.receiver()), operands);
        state.accessed = true;
        set(i.to(), result);
        state.at++;
        return null;
    }

    private void call(Insn.Call c) {
        int target = c.targets().direct();
        Term receiver =
                c.args().isEmpty() ? decisions.constant(0) : get(c.args().get(0));
        if (c.instance() && decisions.isZero(receiver)) {
            throw new Broken(BuiltIn.NO_EXCEPTION, "a call on null");
        }
        if (target < 0) {
            target = c.targets()
                    .of((int) decisions.among(receiver, 1, parts.world().size()));
            if (target < 0) {
                throw new Blocked();
            }
        }
        int child = parts.paths().child(state.path, c.site(), target);
        if (child < 0) {
            throw new Broken(
                    BuiltIn.CALL_DEPTH,
                    parts.methods().get(target).method() + " is open " + PathTable.RECURSION + " times already");
        }
        List<Term> values = c.args().stream().map(this::get).toList();
        state.path = child;
        state.at = 0;
        List<Integer> parameters = method().parameterRegisters();
        for (int a = 0; a < values.size(); a++) {
            set(parameters.get(a), values.get(a));
        }
        called(false, decisions.constant(0));
    }

    private void called(boolean returns, Term result) {
        if (watched.get(openPath().method())) {
            List<Term> arguments =
                    method().parameterRegisters().stream().map(this::get).toList();
            state.calls.add(new CallMoment(state.path, returns, arguments, result, state.writes));
        }
    }

    private @Nullable End leave(Term result) {
        called(true, result);
        PathTable.Path left = openPath();
        if (left.parent() < 0) {
            return new End.AtRest(position());
        }
        state.path = left.parent();
        Insn.Call call = (Insn.Call) method().code().get(left.call());
        set(call.to(), result);
        state.at = left.call() + 1;
        return null;
    }

    private Term position() {
        Term next = terms.apply(Op.ADD, variables.position(cpu), decisions.constant(1));
        int positions = parts.programs().get(cpu).size();
        return parts.repeats().get(cpu)
                ? terms.ite(terms.equal(next, decisions.constant(positions)), decisions.constant(0), next)
                : next;
    }

    private void plain(Insn insn) {
        if (insn instanceof Insn.Const i) {
            set(i.to(), decisions.constant(i.value()));
        } else if (insn instanceof Insn.Ref i) {
            set(i.to(), decisions.constant(i.object()));
        } else if (insn instanceof Insn.Move i) {
            set(i.to(), get(i.from()));
        } else if (insn instanceof Insn.Binary i) {
            set(i.to(), local.binary(i.op(), i.wide(), get(i.left()), get(i.right())));
        } else if (insn instanceof Insn.Compare i) {
            set(i.to(), local.compare(get(i.left()), get(i.right())));
        } else if (insn instanceof Insn.Unary i) {
            set(i.to(), LocalCode.convert(terms, i.op(), get(i.from())));
        } else if (insn instanceof Insn.Choose i) {
            set(i.to(), choose(get(i.bound())));
        } else if (insn instanceof Insn.Assume i) {
            if (decisions.isZero(get(i.condition()))) {
                throw new Blocked();
            }
        } else if (insn instanceof Insn.BugOn i) {
            if (!decisions.isZero(get(i.condition()))) {
                throw new Broken(BuiltIn.BUG_ON, i.message());
            }
        } else if (insn instanceof Insn.Fail i) {
            throw new Broken(i.property(), i.message());
        } else {
            objects(insn);
        }
    }

    private void objects(Insn insn) {
        if (insn instanceof Insn.Load i) {
            set(i.to(), memory.load(i.field(), get(i.object())));
        } else if (insn instanceof Insn.Store i) {
            memory.store(i.field(), get(i.object()), get(i.from()));
        } else if (insn instanceof Insn.ArrayLength i) {
            set(i.to(), memory.length(get(i.array())));
        } else if (insn instanceof Insn.ArrayLoad i) {
            set(i.to(), memory.loadElement(get(i.array()), get(i.index())));
        } else if (insn instanceof Insn.ArrayStore i) {
            memory.storeElement(get(i.array()), get(i.index()), get(i.from()));
        } else if (insn instanceof Insn.Cast i) {
            local.cast(i, get(i.object()));
        } else if (insn instanceof Insn.InstanceOf i) {
            set(i.to(), terms.number(local.isOneOf(i.of(), get(i.object())), Variables.WIDE));
        } else if (insn instanceof Insn.Pure i) {
            List<Term> operands = i.args().stream().map(this::get).toList();
            set(i.to(), local.pure(parts.world(), memory, i.kind(), get(i.receiver()), operands));
        } else if (!(insn instanceof Insn.Nothing)) {
            throw new ToolError("no meaning for " + insn);
        }
    }

    private Term choose(Term bound) {
        if (decisions.decide(decisions.less(bound, decisions.constant(1)))) {
            throw new Broken(BuiltIn.NO_EXCEPTION, "choose has no outcome");
        }
        long outcomes = decisions.among(bound, 1, Integer.MAX_VALUE);
        String name = "choice " + cpu + " " + from + " " + state.choices.size() + " of " + outcomes;
        Term outcome = outcomes == 1
                ? decisions.constant(0)
                : terms.zeroExtend(
                        terms.variable(
                                name,
                                64 - Long.numberOfLeadingZeros(outcomes - 1),
                                java.math.BigInteger.ZERO,
                                java.math.BigInteger.valueOf(outcomes - 1)),
                        Variables.WIDE);
        state.choices.add(outcome);
        return outcome;
    }
}
