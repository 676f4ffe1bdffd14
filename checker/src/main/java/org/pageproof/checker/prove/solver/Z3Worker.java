package org.pageproof.checker.prove.solver;

import com.microsoft.z3.Global;
import com.microsoft.z3.Version;
import com.microsoft.z3.Z3Exception;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.SynchronousQueue;
import org.pageproof.checker.engine.ScratchFolder;
import org.pageproof.checker.prove.solver.Wire.Kind;
import org.pageproof.checker.prove.solver.Wire.Reply;
import org.pageproof.checker.prove.solver.Wire.Request;

/**
 * The process that Z3 runs in. It answers one request after the other, each in a context of its own but for those with premises, and
 * ends when its input does: also when pageproof was killed.
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
            Z3Session session = new Z3Session();
            while (hello.kind() == Kind.READY) {
                answer(requests.take(), session).write(out);
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

    private static Reply answer(Request request, Z3Session session) {
        Global.setParameter("memory_max_size", String.valueOf(request.megabytes()));
        long start = System.nanoTime();
        try {
            Reply reply = request.premises().isEmpty() ? Reply.of(Kind.UNKNOWN, "") : session.answer(request);
            long passed = (System.nanoTime() - start) / 1_000_000;
            return reply.kind() == Kind.UNKNOWN
                    ? Z3Question.answer(request, (int) Math.max(1, request.milliseconds() - passed))
                    : reply;
        } catch (Z3Exception e) {
            return Z3Question.failed(e, Kind.UNKNOWN);
        } catch (OutOfMemoryError e) {
            return Reply.of(Kind.OUT_OF_MEMORY, "the text of the question is too long");
        }
    }
}
