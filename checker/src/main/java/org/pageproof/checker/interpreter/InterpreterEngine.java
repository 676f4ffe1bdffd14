package org.pageproof.checker.interpreter;

import java.util.function.BooleanSupplier;
import org.pageproof.checker.engine.Engine;
import org.pageproof.checker.engine.EngineLimits;
import org.pageproof.checker.engine.EngineResult;
import org.pageproof.checker.engine.Task;

/** Visits every state with the interpreter, keeps whole states, and asks the reference evaluator about each. */
public final class InterpreterEngine implements Engine {
    @Override
    public String name() {
        return "interpreter";
    }

    @Override
    public boolean findsShortest() {
        return true;
    }

    @Override
    public EngineResult search(Task task, EngineLimits limits, BooleanSupplier interrupted) {
        return new PlainSearch(task.program(), task.properties(), limits, interrupted).run();
    }
}
