package org.pageproof.checker.prove.solver;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What goes between pageproof and the solver's process. */
final class Wire {
    /** Starts every message, so that anything else on the pipe is noticed. */
    private static final int MARK = 0x70705a33;

    private Wire() {}

    /**
     * One question.
     *
     * @param horn whether it is about relations, and then without logic and wanted constants
     * @param premises as in {@link Query}
     */
    record Request(
            boolean horn,
            String logic,
            String text,
            List<String> wanted,
            String premises,
            int milliseconds,
            int megabytes) {
        void write(DataOutputStream out) throws IOException {
            out.writeInt(MARK);
            out.writeBoolean(horn);
            writeText(out, logic);
            writeText(out, text);
            out.writeInt(wanted.size());
            for (String name : wanted) {
                writeText(out, name);
            }
            writeText(out, premises);
            out.writeInt(milliseconds);
            out.writeInt(megabytes);
            out.flush();
        }

        static Request read(DataInputStream in) throws IOException {
            expectMark(in);
            boolean horn = in.readBoolean();
            String logic = readText(in);
            String text = readText(in);
            List<String> wanted = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                wanted.add(readText(in));
            }
            return new Request(horn, logic, text, wanted, readText(in), in.readInt(), in.readInt());
        }
    }

    /** What a reply says. */
    enum Kind {
        /** The library is loaded; the text is its version. Sent once, unasked. */
        READY,
        /** The library does not load; the text says why. Sent once, unasked. */
        NOT_LOADED,
        /** Can be true, with values or with a text of definitions. */
        SAT,
        /** Cannot be true. */
        UNSAT,
        /** The solver gave up with the words of the text. */
        UNKNOWN,
        /** The memory limit was reached; the process is of no more use. */
        OUT_OF_MEMORY,
        /** The question is ill-formed; the text is the solver's message. */
        ILL_FORMED
    }

    /** One reply. */
    record Reply(Kind kind, String text, Map<String, BigInteger> values) {
        static Reply of(Kind kind, String text) {
            return new Reply(kind, text, Map.of());
        }

        void write(DataOutputStream out) throws IOException {
            out.writeInt(MARK);
            writeText(out, kind.name());
            writeText(out, text);
            out.writeInt(values.size());
            for (Map.Entry<String, BigInteger> value : values.entrySet()) {
                writeText(out, value.getKey());
                writeText(out, value.getValue().toString());
            }
            out.flush();
        }

        static Reply read(DataInputStream in) throws IOException {
            expectMark(in);
            Kind kind = Kind.valueOf(readText(in));
            String text = readText(in);
            Map<String, BigInteger> values = new LinkedHashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                String name = readText(in);
                values.put(name, new BigInteger(readText(in)));
            }
            return new Reply(kind, text, values);
        }
    }

    private static void expectMark(DataInputStream in) throws IOException {
        int mark = in.readInt();
        if (mark != MARK) {
            throw new IOException("unexpected output " + Integer.toHexString(mark));
        }
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
