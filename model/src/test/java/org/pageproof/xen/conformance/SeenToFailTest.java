package org.pageproof.xen.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pageproof.xen.CountInfo;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.DomainHeap;
import org.pageproof.xen.DomainReferences;
import org.pageproof.xen.HeapAllocator;
import org.pageproof.xen.Mappings;
import org.pageproof.xen.Offlining;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.Transfer;
import org.pageproof.xen.TypeInfo;
import org.pageproof.xen.World;
import org.pageproof.xen.XenHeapSharing;

/** The comparison finds what is different. */
class SeenToFailTest {
    private static final int ROWS_TO_SPOIL = 20;

    static List<Vectors> all() {
        return Vectors.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyWrongCellIsReportedWithFileAndLine(Vectors vectors) throws IOException {
        TreeSet<String> spoiled = new TreeSet<>();
        for (Row row : vectors.sample().subList(0, ROWS_TO_SPOIL)) {
            for (String column : row.cells().keySet()) {
                if (isCompared(row, column)) {
                    Row wrong = with(row, column, row.is(column, "0") ? "1" : "0");
                    List<String> found = Tally.of(vectors.bench(), List.of(wrong)).mismatches().stream()
                            .map(Mismatch::toString)
                            .toList();
                    String place = vectors.file() + ":" + row.line() + ": " + column + ": ";
                    assertTrue(found.stream().anyMatch(m -> m.startsWith(place)), () -> place + found);
                    spoiled.add(column);
                }
            }
        }
        assertTrue(spoiled.contains("outcome")
                && spoiled.contains("event")
                && spoiled.contains("after_" + count(vectors)));
    }

    private static String count(Vectors vectors) throws IOException {
        return vectors.sample().get(0).frames().get(0) + "cnt";
    }

    private static boolean isCompared(Row row, String column) {
        if (Filter.NULL_DOMAIN.leavesOut(row)) {
            return false;
        }
        if (column.startsWith("after_")) {
            return !row.is(column, "-") && !column.endsWith("need_tlbflush") && !column.endsWith("ptprog");
        }
        return column.equals("ret") || column.equals("outcome") || column.equals("event");
    }

    private static Row with(Row row, String column, String text) {
        Map<String, String> cells = new LinkedHashMap<>(row.cells());
        cells.put(column, text);
        return new Row(row.file(), row.line(), row.twoFrames(), cells);
    }

    @Test
    void theMessageSaysWhatIsWhere() throws IOException {
        Vectors vectors = Vectors.named("get_page_E3");
        Row row = vectors.sample().stream()
                .filter(r -> r.is("ret", "true") && r.is("arg_domain", "A") && r.is("before_cnt", "1"))
                .findFirst()
                .orElseThrow();
        List<Mismatch> found = Comparison.compare(vectors.bench(), with(row, "after_cnt", "3"));
        assertEquals(
                List.of("get_page_E3.csv:" + row.line() + ": after_cnt: the hypervisor has \"3\", the model \"2\""),
                found.stream().map(Mismatch::toString).toList());
    }

    @Test
    void theBaseFormIsNotUpstream() throws IOException {
        List<String> differing = new ArrayList<>();
        for (Function f : Function.values()) {
            Tally tally = Tally.of(
                    new TodayBench(f, BaseForm::new), Vectors.named(f + "_E3").sample());
            if (!tally.mismatches().isEmpty()) {
                differing.add(f.name());
            }
        }
        assertEquals(List.of("assign_pages", "online_page", "share_xen_page_with_guest"), differing);
    }

    @Test
    void anotherCapIsFound() throws IOException {
        Tally tally = Tally.of(
                new TodayBench(Function.get_page, LaterCap::new),
                Vectors.named("get_page_E3").sample());
        assertFalse(tally.mismatches().isEmpty());
        tally.mismatches().forEach(m -> assertEquals("max-1", m.row().get("before_cnt"), m::toString));
    }

    /** The base form, without B26 and B27. */
    @SuppressWarnings("MemberName") // the hypervisor's own names
    private static final class BaseForm extends VectorWorld {
        BaseForm(long maxPages, boolean debug) {
            super(maxPages, debug);
        }

        @Override
        protected DomainHeap newDomainHeap(World world, HeapAllocator heap) {
            return new DomainHeap(world, heap, domain_references);
        }

        @Override
        protected Offlining newOfflining(World world) {
            return new Offlining(world, heap_lock, heap, references);
        }

        @Override
        protected Transfer newTransfer(
                CountInfo bits,
                TypeInfo types,
                PageReferences references,
                Mappings mappings,
                DomainReferences domainReferences) {
            return new Transfer(bits, types, references, mappings, domainReferences, platform);
        }

        @Override
        protected XenHeapSharing newXenHeapSharing(
                CountInfo bits, TypeInfo types, DomainReferences domainReferences, boolean debug) {
            return new XenHeapSharing(bits, types, domainReferences, platform, debug);
        }
    }

    /** get_page that gives out the last value but one as well. */
    @SuppressWarnings("MemberName") // the hypervisor's own names
    private static final class LaterCap extends VectorWorld {
        LaterCap(long maxPages, boolean debug) {
            super(maxPages, debug);
        }

        @Override
        protected PageReferences newReferences(CountInfo bits, DomainHeap domheap, Mappings mappings, boolean debug) {
            return new PageReferences(bits, domheap, mappings, debug) {
                @Override
                public long page_get_owner_and_reference(Cpu self, PageInfo page) {
                    long x = page.count_info.peek();
                    if (bits.count(x) != bits.PGC_count_mask - 1) {
                        return super.page_get_owner_and_reference(self, page);
                    }
                    page.count_info.poke(x + 1);
                    return page.owner.peek();
                }
            };
        }
    }
}
