package org.pageproof.xen.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model does what the hypervisor did, in the rows that are kept with the tests. */
class SampleTest {
    static List<Vectors> all() {
        return Vectors.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theModelDoesTheSame(Vectors vectors) throws IOException {
        Tally tally = Tally.of(vectors.bench(), vectors.sample());
        assertEquals(List.of(), tally.mismatches());
        assertEquals(Sample.ROWS, tally.rows());
        assertTrue(tally.share() >= HypervisorTest.LEAST_SHARE, () -> Table.line(vectors, tally));
    }
}
