package org.pageproof.xen.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;
import org.pageproof.variants.E0;
import org.pageproof.variants.EarlyReferences;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.TypeInfo;

/** General references as they were in 2009, on the count word of that time. Of the type word the rows tell the type alone. */
final class EarlyBench implements Bench {
    private static final String RESET = "cacheattr_reset";

    private final Function function;
    private final Era era;

    EarlyBench(Function function, Era era) {
        this.function = function;
        this.era = era;
    }

    @Override
    public Result drive(Row row, boolean debug) {
        BitLayout layout = CountInfo.earlyLayout(era.countBits);
        EarlyWorld world = new EarlyWorld();
        world.a().is_dying.poke(row.is("arg", "A_dying") ? 1 : 0);
        PageInfo page = newPage(layout);
        for (Field field : Field.EARLY_COUNT) {
            field.set(page.count_info, layout, row.get("before_" + field.column()));
        }
        Field type = Field.TYPE.get(0);
        type.set(page.type_info, StateSetter.TYPE, row.get("before_type"));
        page.owner.poke(Owners.pickled(row.get("before_owner")));

        List<String> events = new ArrayList<>();
        PageReferences references = references(new CountInfo(layout), world, events);
        Call.End end = Call.run(() -> call(references, world, page));
        events.addAll(world.freed());

        Map<String, String> state = new LinkedHashMap<>();
        for (Field field : Field.EARLY_COUNT) {
            state.put(field.column(), field.get(page.count_info, layout));
        }
        state.put(type.column(), type.get(page.type_info, StateSetter.TYPE));
        state.put("owner", Owners.name(page.owner.peek()));
        return new Result(end.returned(), end.outcome(), end.message(), state, events);
    }

    /** In E0 count and owner lie side by side; with wider counts they do not fit, and need not. */
    private PageInfo newPage(BitLayout layout) {
        BitLayout owner = PageInfo.ownerLayout(Owners.NAMES.size());
        Word type = new Word(TypeInfo.layout(VectorWorld.TYPE_BITS), 0);
        return era == Era.E0
                ? new E0.PairedPage(0, new WordPair(layout, 0, owner, 0), type)
                : new PageInfo(0, new Word(layout, 0), type, new Word(owner, 0));
    }

    private PageReferences references(CountInfo bits, EarlyWorld world, List<String> events) {
        if (era == Era.E0 && function == Function.get_page) {
            return new E0.References(bits, world.domheap(), world.mappings(), false);
        }
        return new Resetting(bits, world.domheap(), world.mappings(), events);
    }

    private String call(PageReferences references, EarlyWorld world, PageInfo page) {
        switch (function) {
            case get_page -> {
                return Words.bit(references.get_page(world.cpu(), page, world.a()));
            }
            case put_page -> references.put_page(page);
            case get_page_light -> references.get_page_light(page);
            default -> throw new IllegalArgumentException(function + " has no early form");
        }
        return Words.VOID;
    }

    /** Notes that caching attributes are taken back. */
    @SuppressWarnings("MemberName") // the hypervisor's own names
    private static final class Resetting extends EarlyReferences {
        private final List<String> events;

        Resetting(CountInfo bits, DomainHeap domheap, Mappings mappings, List<String> events) {
            super(bits, domheap, mappings, false);
            this.events = events;
        }

        @Override
        protected void reset_cacheattr(PageInfo page) {
            super.reset_cacheattr(page);
            events.add(RESET);
        }
    }
}
