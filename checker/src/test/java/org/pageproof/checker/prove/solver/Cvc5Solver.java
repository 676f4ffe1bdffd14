package org.pageproof.checker.prove.solver;

import io.github.cvc5.CVC5ApiException;
import io.github.cvc5.CVC5ParserException;
import io.github.cvc5.Command;
import io.github.cvc5.InputParser;
import io.github.cvc5.Result;
import io.github.cvc5.SymbolManager;
import io.github.cvc5.Term;
import io.github.cvc5.TermManager;
import io.github.cvc5.modes.InputLanguage;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.pageproof.checker.prove.solver.Answer.Cause;
import org.pageproof.checker.prove.solver.Answer.Unknown;
import org.pageproof.checker.steps.ToolError;

/**
 * cvc5, which has nothing in common with Z3 and so can recheck it. For tests only: it runs in the JVM, does not limit memory, and a
 * cancelled question runs on until its time is over.
 */
final class Cvc5Solver implements Solver {
    @Override
    public String name() {
        return "cvc5";
    }

    @Override
    public void start() throws SolverMissing {
        try {
            new TermManager().deletePointer();
        } catch (LinkageError e) {
            throw new SolverMissing("cvc5's library does not load here: " + e);
        }
    }

    @Override
    public Answer solve(Query query, SolverLimits limits, BooleanSupplier cancelled) throws SolverMissing {
        start();
        FutureTask<Answer> task = new FutureTask<>(() -> answer(query, limits));
        Thread thread = new Thread(task, "cvc5");
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return task.get(20, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (cancelled.getAsBoolean()) {
                    return new Unknown(Cause.CANCELLED, "cancelled");
                }
            } catch (ExecutionException e) {
                throw new ToolError("cvc5: " + String.valueOf(e.getCause()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Unknown(Cause.CANCELLED, "cancelled");
            }
        }
    }

    @Override
    public HornAnswer solveHorn(HornQuery query, SolverLimits limits, BooleanSupplier cancelled) {
        return new Unknown(Cause.SOLVER, "cvc5 finds no invariants");
    }

    private static Answer answer(Query query, SolverLimits limits) throws CVC5ApiException, CVC5ParserException {
        TermManager terms = new TermManager();
        io.github.cvc5.Solver solver = new io.github.cvc5.Solver(terms);
        SymbolManager symbols = new SymbolManager(terms);
        InputParser parser = new InputParser(solver, symbols);
        try {
            solver.setLogic(query.logic());
            solver.setOption("produce-models", "true");
            solver.setOption("tlimit-per", String.valueOf(limits.timeout().toMillis()));
            parser.setStringInput(InputLanguage.SMT_LIB_2_6, query.alone().text(), "query");
            for (Command c = parser.nextCommand(); !c.isNull(); c = parser.nextCommand()) {
                String said = c.invoke(solver, symbols);
                if (said.contains("error")) {
                    throw new ToolError(said);
                }
            }
            Result result = solver.checkSat();
            if (result.isUnsat()) {
                return new Answer.Unsat();
            }
            if (!result.isSat()) {
                String words = String.valueOf(result.getUnknownExplanation());
                return new Unknown(words.equals("TIMEOUT") ? Cause.TIME : Cause.SOLVER, words);
            }
            Map<String, BigInteger> values = new LinkedHashMap<>();
            for (String name : query.wanted()) {
                for (Term declared : symbols.getDeclaredTerms()) {
                    if (declared.getSymbol().replace("|", "").equals(name)) {
                        values.put(name, value(solver.getValue(declared)));
                    }
                }
            }
            return new Answer.Sat(values);
        } finally {
            parser.deletePointer();
            symbols.deletePointer();
            solver.deletePointer();
            terms.deletePointer();
        }
    }

    private static BigInteger value(Term value) throws CVC5ApiException {
        if (value.isBitVectorValue()) {
            return new BigInteger(value.getBitVectorValue(10));
        }
        if (value.isBooleanValue()) {
            return value.getBooleanValue() ? BigInteger.ONE : BigInteger.ZERO;
        }
        return value.getIntegerValue();
    }

    @Override
    public void close() {}
}
