package org.pageproof.checker.steps.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Which CPUs of a model are alike: they begin alike, and nothing tells them apart but their number. */
public final class CpuClasses {
    private CpuClasses() {}

    /**
     * For each CPU the first that is like it.
     *
     * @param world as it has been constructed: nobody has made a step
     */
    public static List<Integer> of(World world) {
        List<Map<String, String>> kinds = new ArrayList<>();
        for (int cpu : world.cpus()) {
            String path = world.path(cpu);
            kinds.add(WorldParts.of(world, path.substring(0, path.indexOf('[')), kinds.size()));
        }
        return kinds.stream().map(kinds::indexOf).toList();
    }
}
