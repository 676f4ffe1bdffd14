package org.pageproof.checker.spin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pageproof.checker.steps.program.Start;
import org.pageproof.checker.steps.program.StepProgram;

/** The ways in which CPUs begin operations, numbered from 1 over all CPUs and positions; way 0 goes on. */
final class Ways {
    /**
     * One of them.
     *
     * @param position of the CPU's program
     */
    record Way(int cpu, int position, Start start) {}

    private final StepProgram program;
    private final List<Way> all = new ArrayList<>();

    Ways(StepProgram program) {
        this.program = program;
        for (int cpu = 0; cpu < program.cpus(); cpu++) {
            List<List<Start>> positions = program.parts().programs().get(cpu);
            for (int p = 0; p < positions.size(); p++) {
                for (Start s : positions.get(p)) {
                    all.add(new Way(cpu, p, s));
                }
            }
        }
    }

    int size() {
        return all.size();
    }

    Way get(int number) {
        return all.get(number - 1);
    }

    /** Of the CPU, by number. */
    List<Integer> of(int cpu) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).cpu() == cpu) {
                numbers.add(i + 1);
            }
        }
        return numbers;
    }

    /** As a person reads it. */
    String text(int number) {
        Start s = get(number).start();
        return program.parts().operations().get(s.operation()).name()
                + s.arguments().stream()
                        .map(a -> a.name() + " = " + program.show(a.meaning(), a.value()))
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The tables, and the function that fills the registers of the parameters. */
    void write(Blocks code) {
        int n = all.size() + 1;
        code.table("pp_start_cpu", n, w -> w == 0 ? -1 : get(w).cpu());
        code.table("pp_start_position", n, w -> w == 0 ? -1 : get(w).position());
        code.table("pp_start_operation", n, w -> w == 0 ? -1 : get(w).start().operation());
        code.table("pp_start_self", n, w -> w == 0 ? -1 : get(w).start().self());
        List<Long> first = new ArrayList<>(List.of(0L));
        List<Long> registers = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        for (Way w : all) {
            first.add((long) registers.size());
            w.start().registers().forEach(r -> registers.add((long) r));
            values.addAll(w.start().values());
        }
        first.add((long) registers.size());
        code.table("pp_start_first", first);
        code.table("pp_start_register", registers);
        code.table("pp_start_value", values);
        code.add("""
                static void pp_begin(int way)
                {
                    int i;
                    for (i = pp_start_first(way); i < pp_start_first(way + 1); i++)
                        pp_r[pp_start_register(i)] = pp_start_value(i);
                    if (pp_start_self(way) >= 0)
                        pp_r[pp_start_self(way)] = pp_self(pp_cpu);
                }
                """);
    }
}
