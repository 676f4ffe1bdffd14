package org.pageproof.checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.solver.Solver;
import org.pageproof.checker.prove.solver.SolverMissing;
import org.pageproof.checker.prove.solver.Z3Pool;
import org.pageproof.checker.report.PropertyResult;
import org.pageproof.checker.report.Verdict;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.checker.scenario.LoadedSpec;
import org.pageproof.checker.scenario.SpecLoader;
import org.pageproof.checker.steps.BuiltIn;

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
        try (Solver solver = new Z3Pool()) {
            solver.prepare();
            return run(jobs(), solver);
        }
    }

    private List<Job> jobs() throws BadInput {
        SpecLoader loader = new SpecLoader(selection.modelPath());
        List<LoadedSpec> specs = new ArrayList<>();
        for (Path file : SpecFiles.toProve(selection.files())) {
            specs.add(loader.load(file));
        }
        return new JobSelection(selection, specs).jobs();
    }

    private ExitCode run(List<Job> jobs, Solver solver) throws BadInput {
        ExitCode code = ExitCode.MET;
        try (EmittedObligations emitted = emit == null ? null : EmittedObligations.open(emit)) {
            for (Job job : jobs) {
                if (!interrupt.requested()) {
                    code = code.and(prove(job, solver, emitted));
                }
            }
            if (emitted != null) {
                emitted.finish();
            }
        } catch (SolverMissing e) {
            console.out().println("SKIPPED: " + e.getMessage());
            return code.and(ExitCode.INCONCLUSIVE);
        }
        return interrupt.requested() ? code.and(ExitCode.INCONCLUSIVE) : code;
    }

    private ExitCode prove(Job job, Solver solver, @Nullable EmittedObligations emitted)
            throws BadInput, SolverMissing {
        ScenarioCheck check = new ScenarioCheck(job.spec(), job.scenario(), selection, limits);
        ScenarioCheck.Proved proved;
        try {
            proved = check.prove(solver, interrupt::requested, limits.memory());
        } catch (SelfContradiction e) {
            console.err().println(job.scenario().name() + ": the tool contradicts itself: " + e.getMessage());
            return ExitCode.CONTRADICTION;
        }
        console.out().print(new ProveText(check, proved, console.columns()).text(why));
        console.out().flush();
        if (emitted != null) {
            EmittedTexts texts = new EmittedTexts(check, proved, solver.name());
            emitted.add(texts.folder(), texts.files());
        }
        return proved.result().properties().stream()
                .filter(p -> !isLeftOut(p, check))
                .map(ProveRun::code)
                .reduce(ExitCode.MET, ExitCode::and);
    }

    /** Whether nobody asks for it: whether any number of CPUs can get stuck is not judged. */
    private static boolean isLeftOut(PropertyResult p, ScenarioCheck check) {
        return check.isForAny() && p.name().equals(BuiltIn.NO_DEADLOCK.specName());
    }

    private static ExitCode code(PropertyResult p) {
        return p.verdict() == Verdict.VIOLATED
                ? ExitCode.NOT_MET
                : p.verdict().decides() ? ExitCode.MET : ExitCode.INCONCLUSIVE;
    }
}
