package org.pageproof.checker.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pageproof.checker.live.Instance;
import org.pageproof.checker.live.Picture;
import org.pageproof.checker.live.Shape;
import org.pageproof.checker.live.ShapeObject;
import org.pageproof.checker.live.ShapePlace;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.State;
import org.pageproof.checker.steps.program.StepProgram;

/** The states that a scenario starts in, for engines that run the model's own classes. Only where it says so does the program tell. */
public final class StartPictures {
    private final StepProgram program;
    private final Instance instance;

    private StartPictures(StepProgram program, Instance instance) {
        this.program = program;
        this.instance = instance;
    }

    /** The shared values of each state to start in, in the order of the program. */
    public static List<Picture> of(StepProgram program, Instance freshlyConstructed) {
        Picture constructed = freshlyConstructed.picture();
        if (!program.startsElsewhere()) {
            return List.of(constructed);
        }
        StartPictures s = new StartPictures(program, freshlyConstructed);
        List<Picture> all = new ArrayList<>();
        for (int i = 0; i < program.starts(); i++) {
            all.add(s.picture(program.start(i), constructed));
        }
        return all;
    }

    /** The shared values of any state. */
    public static Picture of(StepProgram program, Instance freshlyConstructed, State state) {
        return new StartPictures(program, freshlyConstructed).picture(state, freshlyConstructed.picture());
    }

    private Picture picture(State start, Picture constructed) {
        Picture picture = constructed;
        for (Slot slot : program.slots()) {
            long value = start.slot(slot.id());
            if (slot.kind() == Slot.Kind.TLB) {
                picture = stale(picture, slot, value);
            } else if (slot.kind() == Slot.Kind.LOCK) {
                picture = lock(picture, slot, value);
            } else if (slot.kind() != Slot.Kind.HALTED) {
                ShapePlace place = place(slot.path());
                picture = picture.with(place.position(), value(place, slot, value));
            }
        }
        return picture;
    }

    private ShapePlace place(String path) {
        return shape().place(path).orElseThrow(() -> new IllegalStateException("the model has no place " + path));
    }

    private Shape shape() {
        return instance.shape();
    }

    private long value(ShapePlace place, Slot slot, long value) {
        return switch (place.kind()) {
            case REFERENCE -> {
                Optional<ShapeObject> object = shape().find(program.show(slot.meaning(), value));
                yield value == 0 ? 0 : object.orElseThrow().number();
            }
            case ENUM -> value == 0 ? -1 : instance.ordinal(place.type(), program.show(slot.meaning(), value));
            default -> value;
        };
    }

    /** A slot is 0 while the lock is free, and else counts depth and holder; a lock has a position for each. */
    private Picture lock(Picture picture, Slot slot, long value) {
        int cpus = program.cpus();
        long holder = value == 0 ? -1 : (value - 1) % cpus;
        long depth = value == 0 ? 0 : (value - 1) / cpus + 1;
        return picture.with(place(slot.path() + ".holder").position(), holder)
                .with(place(slot.path() + ".depth").position(), depth);
    }

    /** A slot is one entry, {@code tlb[cpu][page]}; a position has the entries of a page. */
    private Picture stale(Picture picture, Slot slot, long value) {
        String path = slot.path();
        int page = path.lastIndexOf('[');
        int cpu = path.lastIndexOf('[', page - 1);
        ShapePlace place = place(path.substring(0, cpu) + path.substring(page));
        long bit = 1L << Integer.parseInt(path.substring(cpu + 1, page - 1));
        long mask = picture.at(place.position());
        return picture.with(place.position(), value == 0 ? mask & ~bit : mask | bit);
    }
}
