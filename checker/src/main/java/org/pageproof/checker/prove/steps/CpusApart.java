package org.pageproof.checker.prove.steps;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.pageproof.checker.prove.term.Term;
import org.pageproof.checker.steps.Meaning;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.Step;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.Start;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.steps.world.Ownership;

/**
 * Whether CPUs are apart: nothing but the model's array leads to one of them, no memory can name one, and what belongs to one no other
 * can touch. Otherwise some can be told from others, of which a proof for any number of CPUs knows only sums.
 */
final class CpusApart {
    private static final String NAMES = ", and of all CPUs only two are looked at together";

    private static final String HOLDS = " can hold a CPU or a part of one";

    private final StepProgram program;
    private final Ownership ownership;
    private final String array;

    private CpusApart(StepProgram program) {
        this.program = program;
        this.ownership = Ownership.of(program.world(), program.parts().statics().values());
        this.array = program.world().path(program.world().cpus().get(0)).replaceFirst("\\[.*", "");
    }

    /**
     * Looks at the model as it was constructed, at what its memory can hold and at what operations are told.
     *
     * @throws AnyNumber.NotKnown when they are not
     */
    static void require(StepProgram program) throws AnyNumber.NotKnown {
        CpusApart all = new CpusApart(program);
        if (!all.ownership.tangle().isEmpty()) {
            throw new AnyNumber.NotKnown(all.ownership.tangle() + ", and CPUs have to be alike");
        }
        for (Slot s : program.slots()) {
            if (s.kind() == Slot.Kind.LOCK) {
                all.requireFree(s);
            } else {
                all.requireApart(s);
                all.requireShared(s, program.start(0).slot(s.id()));
            }
        }
        for (Start start : program.parts().programs().get(0).get(0)) {
            for (Step.Argument a : start.arguments()) {
                all.requireApart(a);
            }
        }
    }

    /**
     * Looks at what steps write: nothing that another CPU owns, and nothing that stands for one.
     *
     * @throws AnyNumber.NotKnown when some step does
     */
    static void require(StepProgram program, List<Way> ways) throws AnyNumber.NotKnown {
        CpusApart all = new CpusApart(program);
        for (Way way : ways) {
            for (Map.Entry<Integer, Term> w : way.writes().entrySet()) {
                Slot slot = program.slots().get(w.getKey());
                int owner = all.owner(slot);
                if (owner >= 0 && owner != way.cpu()) {
                    throw new AnyNumber.NotKnown("another CPU writes " + slot.path());
                } else if (w.getValue().isConstant()) {
                    all.requireShared(slot, w.getValue().signedValue());
                } else if (all.isReference(slot) && all.canHoldOwn(slot)) {
                    throw new AnyNumber.NotKnown(slot.path() + HOLDS + NAMES);
                }
            }
        }
    }

    private boolean isReference(Slot slot) {
        return slot.meaning() instanceof Meaning.Reference && slot.kind() != Slot.Kind.LOCK;
    }

    /** Memory that holds CPUs, or what stands for one, can hold more of them than are looked at. */
    private void requireShared(Slot slot, long value) throws AnyNumber.NotKnown {
        boolean isObject =
                isReference(slot) && value > 0 && value <= program.world().size();
        if (isObject && ownership.owner((int) value) >= 0) {
            throw new AnyNumber.NotKnown(slot.path() + HOLDS + NAMES);
        }
    }

    private void requireFree(Slot lock) throws AnyNumber.NotKnown {
        if (owner(lock) >= 0) {
            throw new AnyNumber.NotKnown(lock.path() + " is a lock that belongs to a CPU");
        } else if (program.start(0).slot(lock.id()) != 0) {
            throw new AnyNumber.NotKnown(lock.path() + " is held at the start");
        }
    }

    private void requireApart(Slot slot) throws AnyNumber.NotKnown {
        boolean isOwned = IntStream.range(0, program.cpus())
                .anyMatch(c -> program.owned(c).get(slot.id()));
        if (owner(slot) >= 0 != isOwned) {
            throw new AnyNumber.NotKnown(slot.path() + " belongs to a CPU, and others may touch it");
        } else if (namesACpu(slot.meaning())) {
            throw new AnyNumber.NotKnown(slot.path() + " can name a CPU" + NAMES);
        }
    }

    private void requireApart(Step.Argument a) throws AnyNumber.NotKnown {
        boolean isObject = a.meaning() instanceof Meaning.Reference && a.value() > 0;
        if (namesACpu(a.meaning()) || isObject && ownership.owner((int) a.value()) >= 0) {
            throw new AnyNumber.NotKnown("an operation can be told a CPU or a part of one, as its " + a.name());
        }
    }

    private int owner(Slot slot) {
        int object =
                program.parts().slotTable().places().get(slot.id()).source().object();
        return object == 0 ? -1 : ownership.owner(object);
    }

    /** By its type, and the bounds that were inferred. */
    private boolean canHoldOwn(Slot slot) {
        Range range = program.parts().slotRanges().get(slot.id());
        return LongStream.rangeClosed(
                        Math.max(1, range.low()), Math.min(program.world().size(), range.high()))
                .anyMatch(id -> ownership.owner((int) id) >= 0);
    }

    private boolean namesACpu(Meaning meaning) {
        return meaning instanceof Meaning.Index i && i.array().equals(array)
                || meaning instanceof Meaning.Bits b && b.fields().stream().anyMatch(f -> namesACpu(f.meaning()));
    }
}
