package org.pageproof.checker.steps.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pageproof.checker.steps.ToolError;

/** Which locations each CPU can be at, numbered densely per CPU. */
public final class CpuLocations {
    private final List<List<Integer>> locations;
    private final int[][] index;

    CpuLocations(List<List<Integer>> locations, int total) {
        this.locations = locations;
        this.index = new int[locations.size()][total];
        for (int c = 0; c < index.length; c++) {
            Arrays.fill(index[c], -1);
            for (int i = 0; i < locations.get(c).size(); i++) {
                index[c][locations.get(c).get(i)] = i;
            }
        }
    }

    public int cpus() {
        return index.length;
    }

    /** All locations of the CPU. */
    public List<Integer> of(int cpu) {
        return new ArrayList<>(locations.get(cpu));
    }

    public int location(int cpu, int place) {
        return locations.get(cpu).get(place);
    }

    /** The number of the location among those of the CPU. */
    public int index(int cpu, int location) {
        int i = index[cpu][location];
        if (i < 0) {
            throw new ToolError("CPU " + cpu + " is at a location outside its program");
        }
        return i;
    }
}
