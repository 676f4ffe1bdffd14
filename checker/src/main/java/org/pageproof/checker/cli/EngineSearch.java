package org.pageproof.checker.cli;

import java.util.Optional;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Follower;
import org.pageproof.checker.engine.Schedule;
import org.pageproof.checker.properties.Properties;
import org.pageproof.checker.report.ScenarioResult;
import org.pageproof.checker.steps.BuiltIn;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Run;

/** A scenario searched by another engine, whose schedules are followed with the step program. */
final class EngineSearch implements Searched {
    private final StepProgram program;
    private final Properties properties;
    private final String engine;
    private final EngineResult result;

    EngineSearch(StepProgram program, Properties properties, String engine, EngineResult result) {
        this.program = program;
        this.properties = properties;
        this.engine = engine;
        this.result = result;
    }

    @Override
    public ScenarioResult.Numbers numbers() {
        return new ScenarioResult.Numbers(
                Math.max(0, result.states()), Math.max(0, result.transitions()), -1, result.seconds(), 0);
    }

    @Override
    public Optional<Run> decided(int property) throws SelfContradiction {
        return run(properties.get(property).name());
    }

    @Override
    public Optional<Run> violated(BuiltIn property) throws SelfContradiction {
        return run(property.specName());
    }

    private Optional<Run> run(String property) throws SelfContradiction {
        Optional<Schedule> schedule = result.found(property).map(EngineResult.Found::schedule);
        if (schedule.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Follower(program).follow(schedule.get()));
        } catch (Follower.Lost e) {
            throw new SelfContradiction(
                    "what " + engine + " found for " + property + " cannot be followed: " + e.getMessage());
        }
    }

    @Override
    public String open(String property) {
        if (result.found(property).isPresent()) {
            return engine + " has found it decided, and keeps no steps that could be replayed";
        }
        String notJudged = result.notJudged().get(property);
        return notJudged == null ? result.unknown() : engine + " cannot judge it: " + notJudged;
    }

    @Override
    public String vacuous(int property) {
        return properties.cannotFail(property) ? "it could not have failed in this scope" : "";
    }

    @Override
    public String remark(int property) {
        return "";
    }
}
