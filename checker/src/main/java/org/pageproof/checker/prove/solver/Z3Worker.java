package org.pageproof.checker.prove.solver;

import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.FuncDecl;
import com.microsoft.z3.Global;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.Model;
import com.microsoft.z3.Params;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import com.microsoft.z3.Version;
import com.microsoft.z3.Z3Exception;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import org.pageproof.checker.engine.ScratchFolder;
import org.pageproof.checker.prove.solver.Wire.Kind;
import org.pageproof.checker.prove.solver.Wire.Reply;
import org.pageproof.checker.prove.solver.Wire.Request;

/**
 * The process that Z3 runs in. It answers one request after the other, each in a context of its own, and ends when its input
 * does: also when pageproof was killed.
 */
final class Z3Worker {
    private Z3Worker() {}

    /** Reads requests from standard input, and writes replies to what was standard output. */
    public static void main(String[] arguments) throws InterruptedException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        System.setOut(System.err);
        SynchronousQueue<Request> requests = new SynchronousQueue<>();
        Thread reader = new Thread(() -> read(requests), "requests");
        reader.setDaemon(true);
        reader.start();
        try {
            Reply hello = load();
            hello.write(out);
            while (hello.kind() == Kind.READY) {
                answer(requests.take()).write(out);
            }
        } catch (IOException e) {
            // The other side is gone, and the reader is about to clear up and end the process.
            reader.join();
        }
    }

    private static void read(SynchronousQueue<Request> requests) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(System.in))) {
            while (true) {
                requests.put(Request.read(in));
            }
        } catch (IOException | InterruptedException e) {
            // The other side is gone. The solver cannot be asked to stop in every case, so that the process ends here.
            ScratchFolder.delete(Path.of(System.getProperty("java.io.tmpdir")));
            Runtime.getRuntime().halt(0);
        }
    }

    private static Reply load() {
        try {
            return Reply.of(Kind.READY, Version.getMajor() + "." + Version.getMinor() + "." + Version.getBuild());
        } catch (LinkageError | RuntimeException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return Reply.of(Kind.NOT_LOADED, cause.toString());
        }
    }

    private static Reply answer(Request request) {
        Global.setParameter("memory_max_size", String.valueOf(request.megabytes()));
        try (Context context = new Context()) {
            return answer(request, context);
        } catch (Z3Exception e) {
            return failed(e, Kind.UNKNOWN);
        } catch (OutOfMemoryError e) {
            return Reply.of(Kind.OUT_OF_MEMORY, "the text of the question is too long");
        }
    }

    private static Reply answer(Request request, Context context) {
        Solver solver = context.mkSolver(request.horn() ? "HORN" : request.logic());
        Params parameters = context.mkParams();
        parameters.add("timeout", request.milliseconds());
        solver.setParameters(parameters);
        BoolExpr[] assertions;
        try {
            assertions = context.parseSMTLIB2String(request.text(), null, null, null, null);
        } catch (Z3Exception e) {
            return failed(e, Kind.ILL_FORMED);
        }
        solver.add(assertions);
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

    private static Reply failed(Z3Exception e, Kind otherwise) {
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
