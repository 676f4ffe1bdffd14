package org.pageproof.checker.prove.solver;

import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import com.microsoft.z3.Z3Exception;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pageproof.checker.prove.solver.Wire.Kind;
import org.pageproof.checker.prove.solver.Wire.Reply;
import org.pageproof.checker.prove.solver.Wire.Request;

/** What it takes to answer a question with Z3. */
final class Z3Question {
    private Z3Question() {}

    /**
     * Answers one that stands alone.
     *
     * @param milliseconds how long it may take
     */
    static Reply answer(Request request, int milliseconds) {
        try (Context context = new Context()) {
            Solver solver = context.mkSolver(request.horn() ? "HORN" : request.logic());
            BoolExpr[] assertions;
            try {
                assertions = parsed(Query.joined(request.premises(), request.text()), context);
            } catch (Z3Exception e) {
                return failed(e, Kind.ILL_FORMED);
            }
            solver.add(assertions);
            return checked(request, context, solver, milliseconds);
        }
    }

    /** The assertions of a text. */
    static BoolExpr[] parsed(String text, Context context) {
        return context.parseSMTLIB2String(text, null, null, null, null);
    }

    /** Has a solver answer, which knows the assertions. */
    static Reply checked(Request request, Context context, Solver solver, int milliseconds) {
        Params parameters = context.mkParams();
        parameters.add("timeout", milliseconds);
        solver.setParameters(parameters);
        Status status = solver.check();
        if (status == Status.UNKNOWN) {
            String words = solver.getReasonUnknown();
            return Reply.of(isMemory(words) ? Kind.OUT_OF_MEMORY : Kind.UNKNOWN, words);
        }
        if (status == Status.UNSATISFIABLE) {
            return Reply.of(Kind.UNSAT, "");
        }
        Model model = solver.getModel();
        return request.horn() ? Reply.of(Kind.SAT, model.toString()) : new Reply(Kind.SAT, "", values(model, request));
    }

    private static Map<String, BigInteger> values(Model model, Request request) {
        Map<String, FuncDecl<?>> declared = new HashMap<>();
        for (FuncDecl<?> constant : model.getConstDecls()) {
            declared.put(constant.getName().toString(), constant);
        }
        Map<String, BigInteger> values = new LinkedHashMap<>();
        for (String name : request.wanted()) {
            FuncDecl<?> constant = declared.get(name);
            values.put(name, constant == null ? BigInteger.ZERO : value(name, model.getConstInterp(constant)));
        }
        return values;
    }

    private static BigInteger value(String name, Expr<?> value) {
        if (value instanceof BitVecNum bits) {
            return bits.getBigInteger();
        }
        if (value instanceof IntNum number) {
            return number.getBigInteger();
        }
        if (value.isTrue() || value.isFalse()) {
            return value.isTrue() ? BigInteger.ONE : BigInteger.ZERO;
        }
        throw new Z3Exception(name + " has no value that is a number: " + value);
    }

    static Reply failed(Z3Exception e, Kind otherwise) {
        String words = String.valueOf(e.getMessage());
        return Reply.of(isMemory(words) ? Kind.OUT_OF_MEMORY : otherwise, words);
    }

    /** The last is what the bindings say when Z3 gives them nothing, which happens for want of memory only. */
    private static boolean isMemory(String words) {
        return words.contains("out of memory")
                || words.contains("max. memory exceeded")
                || words.contains("memout")
                || words.contains("Object allocation failed");
    }
}
