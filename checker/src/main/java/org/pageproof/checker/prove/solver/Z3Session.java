package org.pageproof.checker.prove.solver;

import com.microsoft.z3.Context;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Z3Exception;
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
    private String premises = "";
    private String logic = "";
    private int questions;

    /** Answers a question that has premises; UNKNOWN where that takes long. */
    Reply answer(Request request) {
        try {
            Context here = context;
            Solver asked = solver;
            boolean isNew = questions == MOST_QUESTIONS
                    || !logic.equals(request.logic())
                    || !premises.equals(request.premises());
            if (here == null || asked == null || isNew) {
                close();
                here = new Context();
                context = here;
                asked = here.mkSolver(request.logic());
                solver = asked;
                asked.add(Z3Question.parsed(request.premises(), here));
                premises = request.premises();
                logic = request.logic();
            }
            questions++;
            asked.push();
            asked.add(Z3Question.parsed(request.text(), here));
            Reply reply = Z3Question.checked(request, here, asked, Math.min(request.milliseconds(), MOST_MILLISECONDS));
            asked.pop();
            return reply;
        } catch (Z3Exception e) {
            close();
            return Z3Question.failed(e, Kind.UNKNOWN);
        }
    }

    private void close() {
        if (context != null) {
            context.close();
        }
        context = null;
        solver = null;
        questions = 0;
    }
}
