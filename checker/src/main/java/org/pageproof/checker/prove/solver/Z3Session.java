package org.pageproof.checker.prove.solver;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Z3Exception;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.prove.solver.Wire.Kind;
import org.pageproof.checker.prove.solver.Wire.Reply;
import org.pageproof.checker.prove.solver.Wire.Request;

/**
 * Questions with the same premises, one after the other, in one context: what Z3 has learned of the premises it knows for the next.
 * It works without what it does to a question as a whole, so that it is quick with many easy questions and slow with a hard one.
 */
final class Z3Session {
    /** A context grows with each question, and is given up after so many. */
    private static final int MOST_QUESTIONS = 64;

    /** What takes longer is better asked by itself. */
    private static final int MOST_MILLISECONDS = 1_000;

    private @Nullable Context context;
    private @Nullable Solver solver;
    private List<BoolExpr> premises = List.of();
    private String logic = "";
    private int questions;

    /** Answers a question that has premises; UNKNOWN where that takes long. */
    Reply answer(Request request) {
        try {
            List<BoolExpr> all = assertions(request);
            Context here = context;
            Solver asked = solver;
            if (here == null || asked == null) {
                throw new IllegalStateException("no context for a question");
            }
            questions++;
            asked.push();
            asked.add(all.subList(request.premises(), all.size()).toArray(new BoolExpr[0]));
            Reply reply = Z3Question.checked(request, here, asked, Math.min(request.milliseconds(), MOST_MILLISECONDS));
            asked.pop();
            return reply;
        } catch (Z3Exception e) {
            close();
            return Z3Question.failed(e, Kind.UNKNOWN);
        }
    }

    /** The assertions in a context whose solver knows the premises. */
    private List<BoolExpr> assertions(Request request) {
        Context here = context;
        if (here != null && questions < MOST_QUESTIONS && logic.equals(request.logic())) {
            List<BoolExpr> all = Arrays.asList(Z3Question.parsed(request, here));
            if (all.subList(0, request.premises()).equals(premises)) {
                return all;
            }
        }
        close();
        here = new Context();
        context = here;
        List<BoolExpr> all = Arrays.asList(Z3Question.parsed(request, here));
        premises = List.copyOf(all.subList(0, request.premises()));
        logic = request.logic();
        questions = 0;
        Solver asked = here.mkSolver(logic);
        asked.add(premises.toArray(new BoolExpr[0]));
        solver = asked;
        return all;
    }

    private void close() {
        if (context != null) {
            context.close();
        }
        context = null;
        solver = null;
        premises = List.of();
    }
}
