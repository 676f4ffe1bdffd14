package org.pageproof.checker.spin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.engine.Move;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.ir.AccessKind;
import org.pageproof.checker.steps.program.Start;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.machine.SpinLock;
import org.pageproof.spec.typed.Arithmetic;

/**
 * A step program with its claims in Promela. The state is in plain Promela variables; each step of a CPU is one atomic
 * statement, whose local code is C that is embedded in the model.
 */
public final class PromelaModel {
    /** Steps to which SPIN searches; beyond, it says that the search is not complete. */
    static final int DEPTH = 1_000_000;

    /** What gcc has to be told: no reductions, and so every state and transition is counted. */
    static final List<String> COMPILER_OPTIONS = List.of("-O1", "-DSAFETY", "-DNOREDUCE", "-DBFS");

    /** Turns of loops in the local code of one step after which it is given up: more than the other engines allow. */
    private static final int BUDGET = 4_000_000;

    private static final int SUSPICIOUS = 500;
    private static final int MOST_CHOICES = 200;

    private final StepProgram program;
    private final List<Claim> claims = new ArrayList<>();
    private final Map<String, String> notJudged = new LinkedHashMap<>();
    private final Ways ways;
    private final Variables variables;

    private PromelaModel(StepProgram program, List<Claim> all) {
        this.program = program;
        this.ways = new Ways(program);
        this.variables = new Variables(program);
        for (Claim c : all) {
            boolean can = GroundWriter.canWrite(c.condition())
                    && c.wrongStart().stream().allMatch(GroundWriter::canWrite);
            if (can) {
                claims.add(c);
            } else {
                notJudged.put(c.name(), "its numbers may need more than 120 bits");
            }
        }
    }

    /**
     * The model of a step program.
     *
     * @param properties what it is to be judged by besides the always-checked properties; null for nothing else
     */
    public static PromelaModel of(StepProgram program, @Nullable Properties properties) {
        return new PromelaModel(program, properties == null ? List.of() : Claim.of(properties));
    }

    /** The properties that the model leaves out, each with the reason. */
    public Map<String, String> notJudged() {
        return Map.copyOf(notJudged);
    }

    /** Bytes that the largest state takes at most. */
    int vectorSize() {
        return 1024 + 8 * variables.count() + 32 * program.cpus();
    }

    /** The move that a step of a trail is. */
    Move move(int cpu, int way, List<Integer> choices) {
        if (way == 0) {
            return new Move(cpu, "", List.of(), choices);
        }
        Start start = ways.get(way).start();
        return new Move(
                cpu,
                program.parts().operations().get(start.operation()).name(),
                start.arguments().stream()
                        .map(a -> new Move.Argument(a.name(), program.show(a.meaning(), a.value())))
                        .toList(),
                choices);
    }

    /** The states that SPIN stores beyond those of the step program: one in which nothing has been started. */
    long moreStates() {
        return program.starts() == 1 ? 0 : 1;
    }

    /** The transitions that SPIN counts beyond those of the step program: it takes the initial state for one. */
    long moreTransitions() {
        return program.starts() == 1 ? 1 : 1 + program.starts();
    }

    /**
     * The text of the model.
     *
     * @param heading lines of the comment that it begins with
     */
    public String text(List<String> heading) {
        StringBuilder text = new StringBuilder("/*\n");
        heading.forEach(l -> line(text, l));
        manual().lines().forEach(l -> line(text, l));
        notJudged.forEach((name, why) -> line(text, "Left out: " + name + ", since " + why + "."));
        text.append(" */\n\n");
        Blocks code = new Blocks();
        String constants = write(code);
        text.append("""
                        c_decl {
                        \\#include <setjmp.h>
                        \\#include <string.h>
                        \\#ifndef PP_TRAILS
                        \\#define PP_TRAILS 0
                        \\#endif
                        typedef long long pp_wide;
                        typedef unsigned long long pp_bits;
                        """).append(constants).append("extern void (*uerror)(char *);\nextern int readtrail;\n}\n\n");
        text.append(variables.declarations());
        if (program.starts() > 1) {
            text.append("bit pp_started;\n");
        }
        boolean choice = choices().values().stream().anyMatch(c -> c);
        if (choice || program.starts() > 1) {
            text.append("int pp_choice;\n");
        }
        text.append('\n').append(code.text());
        processes(text);
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append((" * " + C.comment(line)).stripTrailing()).append('\n');
    }

    /** How to run it, and what its numbers mean. */
    private String manual() {
        String more = moreStates() == 0
                ? "SPIN counts 1 transition more than there are: it takes the initial state for one."
                : "SPIN counts " + moreStates() + " state and " + moreTransitions()
                        + " transitions more than there are: its own first state, and the choice of a state to start in.";
        return """

                Run it:
                    spin -a FILE
                    gcc -w OPTIONS -o pan pan.c
                    ./pan -c0 -e -m1000000
                and then, for the trail of the first violation it wrote, ./pan -r FILE1.trail

                Without -c0 the search ends at the first violation. Each is said once, with the name of the property. Every
                step is one transition, so reductions have to be off. Of the counts leave out the atomic steps: they are
                where an outcome of choose is picked.
                MORE
                A replay prints the CPU of each step, its way (the number in the comment above it) and what was chosen.
                A word holds its number, a reference the number of an object of the model (0 is none), a lock 0 when it is
                free and otherwise 1 + its holder. The place of a CPU is 0 outside operations.
                """.replace("OPTIONS", String.join(" ", COMPILER_OPTIONS) + " -DVECTORSZ=" + vectorSize())
                .replace("MORE", more);
    }

    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(PromelaModel.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the code; returns the constants that it needs. */
    private String write(Blocks code) {
        code.table(
                "pp_self",
                program.cpus(),
                c -> program.world().cpus().isEmpty()
                        ? 0
                        : program.world().cpus().get(c));
        variables.write(code);
        new WorldTables(program, code).write();
        code.add(resource("memory.c"));
        Fields fields = new Fields(program, code);
        PathTables paths = new PathTables(program, fields, code);
        paths.write();
        new ClaimWriter(program, claims, variables, code).write();
        Map<Integer, Boolean> choosing = choices();
        code.table(
                "pp_location_chooses",
                program.parts().paths().places().size(),
                l -> choosing.getOrDefault(l, false) ? 1 : 0);
        MethodWriter.writeTargets(program, code);
        code.add(resource("calls.c"));
        paths.writeDerived();
        new MethodWriter(program, fields, code).write();
        ways.write(code);
        starts(code);
        code.add(
                "static int pp_is_started(void) { return " + (program.starts() > 1 ? "now.pp_started" : "1") + "; }\n");
        code.add(resource("steps.c"));
        return constants(paths.registers());
    }

    /** Whether the steps of a number may choose; those of operations come after those of locations. */
    private Map<Integer, Boolean> choices() {
        Choices choices = new Choices(program);
        Map<Integer, Boolean> all = new LinkedHashMap<>();
        int places = program.parts().paths().places().size();
        for (int l = 0; l < places; l++) {
            all.put(l, choices.at(l));
        }
        for (int o = 0; o < program.parts().operations().size(); o++) {
            all.put(places + o, choices.ofOperation(o));
        }
        return all;
    }

    private Set<Integer> startingSlots() {
        List<List<Long>> starts = program.parts().starts();
        Set<Integer> slots = new TreeSet<>();
        for (List<Long> start : starts) {
            for (int s = 0; s < start.size(); s++) {
                if (!start.get(s).equals(starts.get(0).get(s))) {
                    slots.add(s);
                }
            }
        }
        return slots;
    }

    private void starts(Blocks code) {
        Set<Integer> slots = startingSlots();
        code.table("pp_starting_slot", slots.stream().map(s -> (long) s).toList());
        List<Long> values = new ArrayList<>();
        for (List<Long> start : program.parts().starts()) {
            slots.forEach(s -> values.add(start.get(s)));
        }
        code.table("pp_starting_value", values);
    }

    private String constants(int registers) {
        int slots = program.slots().size();
        int arguments = program.parts().methods().stream()
                .mapToInt(m -> m.parameterRegisters().size())
                .max()
                .orElse(0);
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("PP_SLOTS", (long) slots);
        all.put("PP_CPUS", (long) program.cpus());
        all.put("PP_INPUTS", (long) slots + program.cpus() + 2 + arguments);
        all.put("PP_REGISTERS", (long) registers + 1);
        all.put("PP_LOCALS", (long) variables.mostLocals());
        all.put("PP_ARGUMENTS", (long) arguments + 1);
        all.put("PP_LOCATIONS", (long) program.parts().paths().places().size());
        all.put("PP_WAYS", (long) ways.size());
        all.put("PP_HALTED", (long) program.parts().slotTable().halted());
        all.put("PP_STARTS", (long) program.starts());
        all.put("PP_STARTING_SLOTS", (long) startingSlots().size());
        all.put("PP_MOST_TAKEN", (long) SpinLock.MOST_TAKEN);
        all.put("PP_MAX_SHIFT", (long) Arithmetic.MAX_SHIFT);
        all.put("PP_BUDGET", (long) BUDGET);
        all.put("PP_SUSPICIOUS", (long) SUSPICIOUS);
        all.put("PP_MOST_CHOICES", (long) MOST_CHOICES);
        all.put("PP_PROPERTIES", (long) BuiltIn.values().length + claims.size());
        return "enum {\n"
                + all.entrySet().stream()
                        .map(e -> "    " + e.getKey() + " = " + e.getValue())
                        .collect(Collectors.joining(",\n"))
                + "\n};\nenum { "
                + Stream.of(BuiltIn.values()).map(b -> "PP_" + b.name()).collect(Collectors.joining(", "))
                + " };\nenum { "
                + Stream.of(AccessKind.values()).map(k -> "PP_" + k.name()).collect(Collectors.joining(", "))
                + " };\n";
    }

    private void processes(StringBuilder text) {
        if (program.starts() > 1) {
            text.append("active proctype start()\n{\nend:\n    do\n    :: atomic { pp_started == 0 ->\n"
                    + "        do\n        :: pp_choice + 1 < "
                    + program.starts() + " -> pp_choice++\n        :: break\n        od;\n"
                    + "        c_code { pp_start(now.pp_choice); now.pp_choice = 0; now.pp_started = 1; }\n"
                    + "    }\n    od\n}\n\n");
        }
        Map<Integer, Boolean> choices = choices();
        int places = program.parts().paths().places().size();
        for (int cpu = 0; cpu < program.cpus(); cpu++) {
            text.append("active proctype cpu" + cpu + "()\n{\nend:\n    do\n");
            if (cpu == 0) {
                text.append("    :: c_expr { (pp_look()) }  /* never executable: judges the state */\n");
            }
            text.append("    /* 0: goes on with its operation */\n");
            List<Integer> locations = program.parts().cpuLocations().of(cpu);
            if (locations.stream().anyMatch(l -> !choices.getOrDefault(l, false))) {
                option(text, "pp_goes_on(" + cpu + ", 0) && ", cpu, 0, false);
            }
            if (locations.stream().anyMatch(l -> choices.getOrDefault(l, false))) {
                option(text, "pp_goes_on(" + cpu + ", 1) && ", cpu, 0, true);
            }
            for (int way : ways.of(cpu)) {
                text.append("    /* " + way + ": " + C.comment(ways.text(way)) + " */\n");
                option(
                        text,
                        "",
                        cpu,
                        way,
                        choices.getOrDefault(places + ways.get(way).start().operation(), false));
            }
            text.append("    od\n}\n\n");
        }
    }

    private static void option(StringBuilder text, String guard, int cpu, int way, boolean chooses) {
        String can = "c_expr { (" + guard + "pp_can(" + cpu + ", " + way + ", ";
        if (!chooses) {
            text.append("    :: d_step { " + can + "0)) } -> c_code { pp_do(" + cpu + ", " + way + "); } }\n");
            return;
        }
        text.append("    :: atomic { " + can + "0)) } ->\n        do\n        :: " + can.replace(guard, "")
                + "now.pp_choice + 1)) } -> pp_choice++\n        :: break\n        od;\n        c_code { pp_do_choice("
                + cpu + ", " + way + ", now.pp_choice); now.pp_choice = 0; }\n    }\n");
    }
}
