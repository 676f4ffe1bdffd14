package org.pageproof.checker.prove.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.pageproof.checker.prove.term.Op;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.prove.term.TermBuilder;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.ir.AccessKind;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Tlb;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;

/** The shared accesses of the machine package over terms. */
final class Accesses {
    private final StepProgram.Parts parts;
    private final Memory memory;
    private final Decisions decisions;
    private final TermBuilder terms;
    private final int cpu;

    Accesses(StepProgram program, Memory memory, Decisions decisions, int cpu) {
        this.parts = program.parts();
        this.memory = memory;
        this.decisions = decisions;
        this.terms = decisions.terms();
        this.cpu = cpu;
    }

    /** The result, 0 when there is none. */
    Term perform(AccessKind kind, Term receiver, List<Term> operands) {
        if (kind == AccessKind.HALT || kind == AccessKind.RESUME) {
            return halt(receiver, kind == AccessKind.HALT);
        }
        int id = memory.object(receiver, "a call on null");
        Object object = parts.world().object(id);
        int slot = parts.slotTable().first(id);
        if (object instanceof Word w) {
            touched(List.of(slot));
            return word(kind, w, slot, operands);
        } else if (object instanceof WordPair p) {
            touched(List.of(slot, slot + 1));
            return pair(kind, p, slot, operands);
        } else if (object instanceof SpinLock l) {
            touched(List.of(slot));
            return lock(kind, l, slot);
        } else if (object instanceof Tlb t) {
            return tlb(kind, t, slot, operands);
        }
        touched(List.of(slot));
        return cell(kind, slot, operands);
    }

    private void touched(List<Integer> slots) {
        decisions.state().accessedSlots = slots;
    }

    private Term word(AccessKind kind, Word w, int slot, List<Term> o) {
        return switch (kind) {
            case WORD_READ -> memory.read(slot);
            case WORD_WRITE -> {
                store(w, slot, o.get(0));
                yield decisions.constant(0);
            }
            case WORD_CMPXCHG -> {
                Term found = memory.read(slot);
                if (decisions.decide(terms.equal(found, o.get(0)))) {
                    store(w, slot, o.get(1));
                }
                yield found;
            }
            case WORD_FETCH_ADD -> update(w, slot, v -> terms.apply(Op.ADD, v, o.get(0)));
            case WORD_FETCH_AND -> update(w, slot, v -> terms.apply(Op.BIT_AND, v, o.get(0)));
            case WORD_FETCH_OR -> update(w, slot, v -> terms.apply(Op.BIT_OR, v, o.get(0)));
            case WORD_EXCHANGE -> update(w, slot, v -> o.get(0));
            case WORD_TEST_AND_SET -> bit(update(w, slot, v -> terms.apply(Op.BIT_OR, v, flag(o.get(0)))), o.get(0));
            case WORD_TEST_AND_CLEAR ->
                bit(
                        update(
                                w,
                                slot,
                                v -> terms.apply(Op.BIT_AND, v, terms.apply(Op.BIT_XOR, flag(o.get(0)), ones()))),
                        o.get(0));
            default -> throw new IllegalStateException(kind + " on a word");
        };
    }

    private Term ones() {
        return decisions.constant(-1);
    }

    /** Java's {@code 1L << bit}. */
    private Term flag(Term bit) {
        return terms.apply(Op.SHIFT_LEFT, decisions.constant(1), amount(bit));
    }

    private Term amount(Term bit) {
        return terms.apply(Op.BIT_AND, bit, decisions.constant(63));
    }

    private Term bit(Term value, Term bit) {
        return terms.apply(Op.BIT_AND, terms.apply(Op.SHIFT_RIGHT, value, amount(bit)), decisions.constant(1));
    }

    private Term update(Word w, int slot, UnaryOperator<Term> change) {
        Term old = memory.read(slot);
        store(w, slot, change.apply(old));
        return old;
    }

    private Term low(Term value, int width) {
        return terms.zeroExtend(terms.extract(value, 0, width), Variables.WIDE);
    }

    private void store(Word w, int slot, Term value) {
        Term kept = low(value, w.width());
        if (!w.isWrapping() && !decisions.decide(terms.equal(value, kept))) {
            throw new Broken(
                    BuiltIn.FITS,
                    "storing too large a value into " + parts.slots().get(slot).path() + ", a word of " + w.width()
                            + " bits");
        }
        memory.write(slot, w.isWrapping() ? kept : value);
    }

    private Term pair(AccessKind kind, WordPair p, int slot, List<Term> o) {
        Term high = terms.apply(Op.SHIFT_LEFT, memory.read(slot + 1), decisions.constant(p.lowWidth()));
        Term found = terms.apply(Op.BIT_OR, high, memory.read(slot));
        if (kind == AccessKind.PAIR_CMPXCHG && decisions.decide(terms.equal(found, o.get(0)))) {
            Term next = o.get(1);
            if (!decisions.decide(terms.equal(next, low(next, p.width())))) {
                throw new Broken(BuiltIn.FITS, "storing too large a value into a pair of " + p.width() + " bits");
            }
            memory.write(slot, low(next, p.lowWidth()));
            memory.write(slot + 1, terms.apply(Op.SHIFT_RIGHT, next, decisions.constant(p.lowWidth())));
        }
        return found;
    }

    private Term cell(AccessKind kind, int slot, List<Term> o) {
        Term found = memory.read(slot);
        if (kind == AccessKind.CELL_WRITE) {
            memory.write(slot, o.get(0));
            return decisions.constant(0);
        } else if (kind == AccessKind.CELL_CMPXCHG && decisions.decide(terms.equal(found, o.get(0)))) {
            memory.write(slot, o.get(1));
        }
        return found;
    }

    private Term lock(AccessKind kind, SpinLock l, int slot) {
        int cpus = parts.programs().size();
        Term value = memory.read(slot);
        boolean mine = decisions.decide(memory.isMine(slot, value));
        if (kind == AccessKind.UNLOCK) {
            if (!mine) {
                throw new Broken(
                        BuiltIn.LOCK_DISCIPLINE,
                        "cpu" + cpu + " gives back " + parts.slots().get(slot).path() + ", which it does not hold");
            }
            boolean last = decisions.decide(terms.equal(value, decisions.constant(cpu + 1L)));
            memory.write(
                    slot, last ? decisions.constant(0) : terms.apply(Op.SUBTRACT, value, decisions.constant(cpus)));
            return decisions.constant(0);
        }
        boolean unheld = decisions.isZero(value);
        boolean free = unheld || (mine && l.isRecursive());
        if (free && !unheld) {
            Term most = decisions.constant((long) cpus * SpinLock.MOST_TAKEN - cpus);
            if (decisions.decide(decisions.less(most, value))) {
                throw new Broken(
                        BuiltIn.LOCK_DISCIPLINE,
                        "cpu" + cpu + " takes " + parts.slots().get(slot).path() + " more than " + SpinLock.MOST_TAKEN
                                + " times");
            }
        }
        if (free) {
            Term next = unheld ? decisions.constant(cpu + 1L) : terms.apply(Op.ADD, value, decisions.constant(cpus));
            memory.write(slot, next);
        } else if (kind == AccessKind.LOCK) {
            throw new Blocked();
        }
        return decisions.constant(free ? 1 : 0);
    }

    private Term tlb(AccessKind kind, Tlb t, int first, List<Term> o) {
        boolean flush = kind == AccessKind.TLB_FLUSH;
        Term inside = within(asInt(o.get(1)), t.pages());
        if (!decisions.decide(flush ? inside : terms.and(inside, within(o.get(0), t.cpus())))) {
            throw new Broken(BuiltIn.NO_EXCEPTION, "there is no such TLB entry");
        }
        int page = (int) decisions.among(asInt(o.get(1)), 0, t.pages() - 1L);
        int of = flush ? -1 : (int) decisions.among(o.get(0), 0, t.cpus() - 1L);
        List<Integer> slots = new ArrayList<>();
        Term result = decisions.constant(0);
        for (int c = 0; c < t.cpus(); c++) {
            int slot = first + c * t.pages() + page;
            Term hit = terms.equal(terms.extract(o.get(0), c, 1), terms.constant(1, 1));
            if (flush ? decisions.decide(hit) : c == of) {
                slots.add(slot);
                result = memory.read(slot);
                if (kind != AccessKind.TLB_IS_STALE) {
                    memory.write(slot, decisions.constant(flush ? 0 : 1));
                }
            }
        }
        touched(List.copyOf(slots));
        return result;
    }

    private Term asInt(Term value) {
        return terms.signExtend(terms.extract(value, 0, 32), Variables.WIDE);
    }

    private Term within(Term value, long size) {
        return terms.and(
                terms.apply(Op.SIGNED_AT_MOST, decisions.constant(0), value),
                decisions.less(value, decisions.constant(size)));
    }

    private Term halt(Term target, boolean halted) {
        int cpus = parts.programs().size();
        if (!decisions.decide(within(target, cpus))) {
            throw new Broken(BuiltIn.NO_EXCEPTION, "there is no such CPU");
        }
        int slot = parts.slotTable().halted() + (int) decisions.among(target, 0, cpus - 1L);
        touched(List.of(slot));
        memory.write(slot, decisions.constant(halted ? 1 : 0));
        return decisions.constant(0);
    }
}
