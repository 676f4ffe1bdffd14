package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.properties.NoValueError;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.prove.methods.Asked;
import org.pageproof.checker.prove.methods.Conclusion;
import org.pageproof.checker.prove.methods.Goal;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.solver.Z3Pool;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.ToolError;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Columns;
import org.pageproof.checker.trace.JvmReplay;
import org.pageproof.checker.trace.Replayed;
import org.pageproof.checker.trace.Run;
import org.pageproof.checker.trace.ShownTrace;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;
import org.pageproof.spec.typed.Property;

/** Proves scenarios one after the other, and says how, or what is in the way. */
final class ProveRun {
    private final Console console;
    private final Interrupt interrupt;
    private final CheckCommand.Selection selection;
    private final CheckCommand.Limits limits;
    private final boolean why;
    private final @Nullable Path emit;

    /**
     * A run that has not begun.
     *
     * @param why whether to list the questions to the solver
     * @param emit where to write them; null for nowhere
     */
    ProveRun(
            Console console,
            Interrupt interrupt,
            CheckCommand.Selection selection,
            CheckCommand.Limits limits,
            boolean why,
            @Nullable Path emit) {
        this.console = console;
        this.interrupt = interrupt;
        this.selection = selection;
        this.limits = limits;
        this.why = why;
        this.emit = emit;
    }

    ExitCode run() throws BadInput {
        SpecLoader loader = new SpecLoader(selection.modelPath());
        List<LoadedSpec> specs = new ArrayList<>();
        for (Path file : SpecFiles.toProve(selection.files())) {
            specs.add(loader.load(file));
        }
        List<Job> jobs = new JobSelection(selection, specs).jobs();
        ExitCode code = ExitCode.MET;
        try (Solver solver = new Z3Pool();
                EmittedObligations emitted = emit == null ? null : EmittedObligations.open(emit)) {
            for (Job job : jobs) {
                if (!interrupt.requested()) {
                    code = code.and(prove(job, solver, emitted));
                }
            }
            if (emitted != null) {
                emitted.finish();
            }
        } catch (SolverMissing e) {
            line("SKIPPED: " + e.getMessage());
            return code.and(ExitCode.INCONCLUSIVE);
        }
        return interrupt.requested() ? code.and(ExitCode.INCONCLUSIVE) : code;
    }

    private ExitCode prove(Job job, Solver solver, @Nullable EmittedObligations emitted)
            throws BadInput, SolverMissing {
        Prepared prepared = Prepared.of(job.spec(), job.scenario(), selection.settings());
        StepProgram program = prepared.compile();
        Properties properties = ScenarioCheck.properties(prepared, program, selection.properties());
        ProveSearch search = new ProveSearch(program, properties, solver);
        Expectations expectations = new Expectations(prepared.scenario());
        ExitCode code = ExitCode.MET;
        try {
            search.run(
                    selection.method(),
                    limits,
                    limits.memory(),
                    g -> expectations.of(g.name(), search.isCover(g)),
                    interrupt::requested);
        } catch (NoValueError e) {
            throw new BadInput(DiagnosticPrinter.print(e.diagnostic()));
        } catch (ToolError e) {
            console.err().println(job.scenario().name() + ": the tool contradicts itself: " + e.getMessage());
            return ExitCode.CONTRADICTION;
        }
        heading(prepared, job, search);
        if (!replay(search, program)) {
            return ExitCode.CONTRADICTION;
        }
        InductionText shown = new InductionText(prepared, program, properties);
        for (int i = 0; i < properties.size(); i++) {
            Property p = properties.get(i);
            boolean cover = p.kind() == Property.Kind.COVER;
            code = code.and(property(
                    search, p.name(), p.title(), cover, !search.vacuous(i).isEmpty(), shown));
        }
        premises(search, properties);
        for (BuiltIn b : BuiltIn.values()) {
            if (b == BuiltIn.NO_DEADLOCK && properties.anyCpus() != null) {
                line("  " + b.specName() + ": not judged for any number of CPUs");
            } else {
                code = code.and(property(search, b.specName(), b.specName(), false, false, shown));
            }
        }
        if (why) {
            why(search.asked());
        }
        line("");
        if (emitted != null) {
            emitted.add(
                    prepared.scenario().spec().module() + "." + job.scenario().name(),
                    about(prepared, job),
                    solver.name(),
                    search.asked());
        }
        return code;
    }

    /** Whether the real classes make every step of what violates something, as they have to before it is shown. */
    private boolean replay(ProveSearch search, StepProgram program) {
        for (Map.Entry<Goal, Run> e : search.violations().entrySet()) {
            Replayed replayed = new JvmReplay(program)
                    .run(e.getValue(), e.getKey() instanceof Goal.Always a && a.property() == BuiltIn.NO_DEADLOCK);
            if (!replayed.same()) {
                console.err()
                        .println("the tool contradicts itself: the counterexample of "
                                + e.getKey().name() + " does not replay: " + String.join("; ", replayed.says()));
                return false;
            }
        }
        return true;
    }

    private void heading(Prepared prepared, Job job, ProveSearch search) {
        line(job.scenario().name() + " (" + job.place().file() + ")");
        line("  model " + prepared.scenario().spec().schema().name()
                + (prepared.variant() == null ? "" : ", variant " + prepared.variant()) + "; "
                + TraceIdentity.scope(prepared));
        line(String.format(
                Locale.ROOT,
                "  %d questions to the solver, %.2f s",
                search.asked().size(),
                search.numbers().seconds()));
    }

    private ExitCode property(
            ProveSearch search, String name, String title, boolean cover, boolean vacuous, InductionText shown) {
        Conclusion c = search.conclusion(name);
        if (c instanceof Conclusion.Proved p) {
            String word = cover ? "NOT REACHED" : vacuous ? "VACUOUS" : "PROVED";
            line("  " + title + ": " + word + " (" + p.words() + ")");
            return ExitCode.MET;
        } else if (c instanceof Conclusion.Missed m) {
            int steps = m.run().length();
            line("  " + title + ": " + (cover ? "REACHED" : "VIOLATED") + " in " + steps
                    + (steps == 1 ? " step" : " steps")
                    + (cover ? "" : "; check --engine prove shows how"));
            return cover ? ExitCode.MET : ExitCode.NOT_MET;
        }
        line("  " + title + ": UNKNOWN (" + search.open(name) + ")");
        if (c instanceof Conclusion.Open o && o.why() != null) {
            shown.of(o.why(), console.columns()).ifPresent(t -> console.out().print("\n" + t.indent(2) + "\n"));
        }
        return ExitCode.INCONCLUSIVE;
    }

    /** A search sees whether a property could have failed at all, for it visits every state; proofs do not. */
    private void premises(ProveSearch search, Properties properties) {
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < properties.size(); i++) {
            if (properties.premise(i) >= 0
                    && search.vacuous(i).isEmpty()
                    && search.conclusion(properties.get(i).name()) instanceof Conclusion.Proved) {
                unseen.add(properties.get(i).title());
            }
        }
        if (!unseen.isEmpty()) {
            line("  not asked: whether what stands before \"=>\", or the call, ever happens: "
                    + String.join(", ", unseen) + "; a search tells");
        }
    }

    private void why(List<Asked> asked) {
        line("  questions, the slowest first:");
        asked.stream()
                .sorted(Comparator.comparingDouble(Asked::seconds).reversed())
                .forEach(a -> line(String.format(
                        Locale.ROOT, "    %6.2f s  %-7s  %s: %s", a.seconds(), a.answer(), a.name(), a.meaning())));
    }

    private static List<String> about(Prepared prepared, Job job) {
        List<String> parameters = prepared.scenario().parameters().entrySet().stream()
                .map(p -> p.getKey() + " = " + p.getValue())
                .toList();
        return List.of(
                Version.tool(),
                "scenario " + job.scenario().name() + " of "
                        + Home.portable(job.place().file()) + ", model "
                        + prepared.scenario().spec().schema().name()
                        + (prepared.variant() == null ? "" : ", variant " + prepared.variant()),
                "parameters: " + String.join(", ", parameters));
    }

    private void line(String text) {
        if (text.isEmpty()) {
            console.out().println();
        }
        Columns.wrap(text, Math.min(ShownTrace.WIDTH, console.columns()), "      ")
                .forEach(l -> console.out().println(l.stripTrailing()));
        console.out().flush();
    }
}
