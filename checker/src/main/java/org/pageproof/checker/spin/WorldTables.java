package org.pageproof.checker.spin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.pageproof.checker.steps.Slot;
import org.pageproof.checker.steps.analysis.Range;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.steps.world.Place;
import org.pageproof.checker.steps.world.World;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Tlb;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;

/** What never changes of the objects of the world and of the slots, as tables. Number 0 of the objects is null. */
final class WorldTables {
    private final StepProgram.Parts parts;
    private final World world;
    private final Blocks code;

    WorldTables(StepProgram program, Blocks code) {
        this.parts = program.parts();
        this.world = parts.world();
        this.code = code;
    }

    void write() {
        objects("pp_first", -1, id -> parts.slotTable().first(id));
        machineObjects();
        List<Long> elements = new ArrayList<>();
        List<Long> offsets = new ArrayList<>(List.of(0L));
        for (int id = 1; id <= world.size(); id++) {
            offsets.add((long) elements.size());
            int length = parts.arrays().isArray(id) ? parts.arrays().length(id) : 0;
            for (int i = 0; i < length; i++) {
                elements.add(parts.arrays().constant(id, i));
            }
        }
        objects(
                "pp_length",
                0,
                id -> parts.arrays().isArray(id) ? parts.arrays().length(id) : 0);
        code.table("pp_elements", offsets);
        code.table("pp_element", elements);
        slots();
    }

    private void machineObjects() {
        objects("pp_width", 0, id -> {
            Object o = world.object(id);
            return o instanceof Word w ? w.width() : o instanceof WordPair p ? p.width() : 0;
        });
        objects("pp_wraps", 0, id -> world.object(id) instanceof Word w && w.isWrapping() ? 1 : 0);
        objects("pp_low_width", 0, id -> world.object(id) instanceof WordPair p ? p.lowWidth() : 0);
        objects("pp_recursive", 0, id -> world.object(id) instanceof SpinLock l && l.isRecursive() ? 1 : 0);
        objects("pp_tlb_pages", 0, id -> world.object(id) instanceof Tlb t ? t.pages() : 0);
        objects("pp_tlb_cpus", 0, id -> world.object(id) instanceof Tlb t ? t.cpus() : 0);
    }

    private void objects(String name, int ofNull, ToIntFunction<Integer> value) {
        code.table(name, world.size() + 1, id -> id == 0 ? ofNull : value.applyAsInt(id));
    }

    private void slots() {
        int n = parts.slots().size();
        List<Place> places = parts.slotTable().places();
        List<Range> ranges = parts.slotRanges();
        code.table("pp_slot_owner", n, s -> {
            Slot slot = parts.slots().get(s);
            return slot.kind() == Slot.Kind.CPU_OWNED ? slot.owner() : -1;
        });
        code.table("pp_slot_guard", n, s -> places.get(s).guard());
        code.table("pp_slot_bounded", n, s -> places.get(s).bounded() ? 1 : 0);
        code.table("pp_slot_least", places.stream().map(Place::low).toList());
        code.table("pp_slot_most", places.stream().map(Place::high).toList());
        code.table("pp_slot_nullable", n, s -> ranges.get(s).nullable() ? 1 : 0);
        code.table("pp_slot_low", ranges.stream().map(Range::low).toList());
        code.table("pp_slot_high", ranges.stream().map(Range::high).toList());
    }
}
