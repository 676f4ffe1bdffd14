package org.pageproof.checker.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.pageproof.checker.agreement.Seeds;
import org.pageproof.checker.steps.BuiltIn;

/** The search against a plain search with sets, on random graphs. */
class RandomGraphTest {
    /** Property 0: nodes divisible by 13, but not 0. Property 1: an edge from an even node to a node divisible by 7. */
    private record Divisible(RandomGraph graph) implements Monitor {
        static boolean state(int node) {
            return node > 0 && node % 13 == 0;
        }

        static boolean transition(int from, int to) {
            return from % 2 == 0 && to % 7 == 0;
        }

        @Override
        public int properties() {
            return 2;
        }

        @Override
        public long stateProperties() {
            return 1;
        }

        @Override
        public long transitionProperties() {
            return 2;
        }

        @Override
        public long state(long open, int location, long[] words, int at) {
            assertEquals(1, open);
            return state(graph.node(words, at)) ? 1 : 0;
        }

        @Override
        public long transition(long open, long[] pre, int preAt, int location, int cpu, long[] post, int postAt) {
            assertEquals(2, open);
            assertEquals(cpu, location % 4);
            return transition(graph.node(pre, preAt), graph.node(post, postAt)) ? 2 : 0;
        }
    }

    @Property(seed = Seeds.BUILD, tries = 400)
    void countsLengthsAndPathsAgree(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5000) int nodes,
            @ForAll @IntRange(min = 1, max = 6) int degree,
            @ForAll @IntRange(min = 1, max = 5) int words) {
        RandomGraph graph = new RandomGraph(seed, nodes, degree, words);
        int[] distances = graph.distances();
        int[] reachable =
                IntStream.range(0, nodes).filter(n -> distances[n] >= 0).toArray();

        Explorer explorer = new Explorer(graph, new Divisible(graph), Goal.EVERYTHING);
        SearchResult result = explorer.run();

        assertEquals(Ending.EXHAUSTED, result.ending());
        assertEquals(reachable.length, result.states());
        assertEquals(
                Arrays.stream(reachable)
                        .mapToLong(n -> graph.successors(n).size())
                        .sum(),
                result.transitions());
        assertEquals(Arrays.stream(distances).max().orElseThrow(), result.depth());

        int[] order = IntStream.range(0, reachable.length)
                .map(i -> graph.node(explorer.state(i), 0))
                .toArray();
        assertArrayEquals(reachable, Arrays.stream(order).sorted().toArray());
        for (int i = 1; i < order.length; i++) {
            assertTrue(distances[order[i - 1]] <= distances[order[i]], "breadth-first order");
        }

        assertLength(shortest(distances, reachable, Divisible::state), result.finding(0), explorer, graph);
        assertLength(
                plusOne(shortest(
                        distances,
                        reachable,
                        n -> graph.successors(n).stream().anyMatch(to -> Divisible.transition(n, to)))),
                result.finding(1),
                explorer,
                graph);
        assertLength(
                shortest(distances, reachable, graph::deadlocks), result.finding(BuiltIn.NO_DEADLOCK), explorer, graph);
        assertLength(
                plusOne(shortest(distances, reachable, graph::hasViolatingStep)),
                result.finding(BuiltIn.BUG_ON),
                explorer,
                graph);
        int last = reachable.length - 1;
        List<long[]> path = explorer.path(last);
        assertEquals(result.depth() + 1, path.size());
        Paths.assertPath(graph, path);
    }

    @Property(seed = Seeds.BUILD, tries = 200)
    void anEarlyEndFindsTheSame(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3000) int nodes,
            @ForAll @IntRange(min = 1, max = 4) int degree) {
        RandomGraph graph = new RandomGraph(seed, nodes, degree, 1);
        SearchResult all = new Explorer(graph, new Divisible(graph), Goal.EVERYTHING).run();
        Explorer explorer = new Explorer(graph, new Divisible(graph), new Goal(2, Set.of(BuiltIn.NO_DEADLOCK)));
        SearchResult early = explorer.run();

        assertEquals(all.finding(1), early.finding(1));
        assertEquals(all.finding(BuiltIn.NO_DEADLOCK), early.finding(BuiltIn.NO_DEADLOCK));
        boolean decided = early.finding(1).isPresent()
                && early.finding(BuiltIn.NO_DEADLOCK).isPresent();
        if (!decided) {
            assertEquals(Ending.EXHAUSTED, early.ending());
            assertEquals(all.states(), early.states());
        } else if (early.ending() == Ending.DECIDED) {
            int deciding = Math.max(
                    early.finding(1).orElseThrow().steps(),
                    early.finding(BuiltIn.NO_DEADLOCK).orElseThrow().steps() + 1);
            assertTrue(early.depth() <= deciding);
        }
    }

    @Property(seed = Seeds.BUILD, tries = 200)
    void aDepthLimitCoversExactlyTheLevelsUpToIt(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3000) int nodes,
            @ForAll @IntRange(min = 1, max = 3) int degree,
            @ForAll @IntRange(min = 0, max = 40) int limit) {
        RandomGraph graph = new RandomGraph(seed, nodes, degree, 1);
        int[] distances = graph.distances();
        int depth = Arrays.stream(distances).max().orElseThrow();
        SearchResult result = new Explorer(
                        graph,
                        new Divisible(graph),
                        Goal.EVERYTHING,
                        Limits.NONE.withDepth(limit),
                        () -> false,
                        Progress.Listener.NONE)
                .run();

        assertEquals(limit < depth ? Ending.DEPTH : Ending.EXHAUSTED, result.ending());
        assertEquals(Arrays.stream(distances).filter(d -> d >= 0 && d <= limit).count(), result.states());
        assertEquals(Math.min(limit, depth), result.depth());
        int[] near = IntStream.range(0, nodes)
                .filter(n -> distances[n] >= 0 && distances[n] <= limit)
                .toArray();
        OptionalInt deadlock = shortest(distances, near, graph::deadlocks);
        assertEquals(deadlock.isPresent(), result.finding(BuiltIn.NO_DEADLOCK).isPresent());
        if (limit < depth) {
            assertEquals(limit, result.completeLevels());
            assertEquals(Arrays.stream(distances).filter(d -> d == limit).count(), result.frontier());
        }
    }

    private static OptionalInt shortest(int[] distances, int[] among, IntPredicate decides) {
        return Arrays.stream(among).filter(decides).map(n -> distances[n]).min();
    }

    private static OptionalInt plusOne(OptionalInt length) {
        return length.isPresent() ? OptionalInt.of(length.getAsInt() + 1) : length;
    }

    private static void assertLength(
            OptionalInt expected, Optional<? extends Finding> found, Explorer explorer, RandomGraph graph) {
        assertEquals(expected.isPresent(), found.isPresent());
        if (found.isPresent()) {
            Finding finding = found.orElseThrow();
            assertEquals(expected.getAsInt(), finding.steps());
            List<long[]> path = explorer.path(finding);
            Paths.assertPath(graph, path);
            boolean noSuccessor = finding instanceof Finding.OfStep step && step.cpu() >= 0;
            assertEquals(noSuccessor ? finding.steps() : finding.steps() + 1, path.size());
        }
    }
}
