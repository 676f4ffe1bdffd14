package org.pageproof.checker.explore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.NextState;
import org.pageproof.checker.steps.Successors;

/** A random directed graph, with self-loops, equal edges, and violations on some nodes and steps. Node 0 is the initial one. */
final class RandomGraph implements NextState {
    /** An edge that leads nowhere: the step violates bug_on. */
    private static final int VIOLATES = -1;

    private final int words;
    private final int[][] edges;
    private final boolean[] deadlocks;
    private final long[] state;

    RandomGraph(long seed, int nodes, int degree, int words) {
        Random random = new Random(seed);
        this.words = words;
        this.state = new long[words];
        this.edges = new int[nodes][];
        this.deadlocks = new boolean[nodes];
        // Edges lead to near nodes or anywhere, so that graphs are deep or shallow.
        int reach = random.nextBoolean() ? nodes : 1 + random.nextInt(nodes);
        for (int n = 0; n < nodes; n++) {
            edges[n] = new int[random.nextInt(degree + 1)];
            for (int e = 0; e < edges[n].length; e++) {
                edges[n][e] =
                        random.nextInt(4 * nodes) == 0 ? VIOLATES : Math.floorMod(n + 1 - random.nextInt(reach), nodes);
            }
            if (edges[n].length > 0 && random.nextInt(3) > 0) {
                edges[n][random.nextInt(edges[n].length)] = (n + 1) % nodes;
            }
            deadlocks[n] = random.nextInt(nodes) == 0;
        }
    }

    private void pack(int node, long[] to, int at) {
        Arrays.fill(to, at, at + words, 7);
        to[at + node % words] = node;
        to[at] ^= (long) node << 40;
    }

    int node(long[] from, int at) {
        return (int) (from[at] >>> 40);
    }

    @Override
    public int words() {
        return words;
    }

    @Override
    public void initial(long[] to, int at) {
        pack(0, to, at);
    }

    @Override
    public void successors(long[] from, int at, Successors found) {
        int node = node(from, at);
        for (int e = 0; e < edges[node].length; e++) {
            if (edges[node][e] == VIOLATES) {
                found.violation(BuiltIn.BUG_ON, e % 4);
            } else {
                pack(edges[node][e], state, 0);
                found.add(e % 4, e, state);
            }
        }
        if (deadlocks[node]) {
            found.violation(BuiltIn.NO_DEADLOCK, Successors.NO_CPU);
        }
    }

    /** Distances from node 0, by a plain search; -1 where a node is not reachable. */
    int[] distances() {
        int[] distance = new int[edges.length];
        Arrays.fill(distance, -1);
        distance[0] = 0;
        Deque<Integer> queue = new ArrayDeque<>(List.of(0));
        while (!queue.isEmpty()) {
            int node = queue.remove();
            for (int to : edges[node]) {
                if (to != VIOLATES && distance[to] < 0) {
                    distance[to] = distance[node] + 1;
                    queue.add(to);
                }
            }
        }
        return distance;
    }

    List<Integer> successors(int node) {
        List<Integer> to = new ArrayList<>();
        for (int e : edges[node]) {
            if (e != VIOLATES) {
                to.add(e);
            }
        }
        return to;
    }

    boolean hasViolatingStep(int node) {
        return Arrays.stream(edges[node]).anyMatch(e -> e == VIOLATES);
    }

    boolean deadlocks(int node) {
        return deadlocks[node];
    }
}
