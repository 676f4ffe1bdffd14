package org.pageproof.checker.threads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pageproof.checker.live.LiveCall;
import org.pageproof.checker.live.LiveFunction;
import org.pageproof.checker.live.Picture;

/**
 * What a thread of the model tells of its place while it runs: the open methods, and in each the instruction where it stands with the
 * live values there. The recorded classes call the static methods; on a thread that is no CPU's they do nothing.
 */
public final class Tape {
    /** A method that stands on the path so often is not entered again. */
    static final int MOST_ACTIVATIONS = 8;

    /** Backward jumps and calls in one step after which the search gives up. */
    private static final int BUDGET = 2_000_000;

    private final int cpu;
    private final Sites sites;
    private final World world;
    private int depth;
    private int[] methods = new int[16];
    private int[] at = new int[16];
    private int[] first = new int[16];
    private final List<List<Long>> arguments = new ArrayList<>();
    private long[] values = new long[64];
    private int size;
    private int work;
    private long result;
    private boolean telling;
    private final List<LiveCall> calls = new ArrayList<>();

    /** What a tape needs to know of the world: what its values mean as numbers, and who may touch them. */
    interface World {
        /** A reference in a local variable. */
        long reference(@Nullable Object object);

        /** An argument or a result. */
        long told(@Nullable Object object, boolean isEnum);

        /** The shared values now. */
        Picture picture();

        /** Who may touch plain data. */
        Rules rules();
    }

    /** The local code of a step does not end within the budget. */
    static final class TooLong extends Error {
        private static final long serialVersionUID = 1;

        TooLong(String message) {
            super(message, null, false, false);
        }
    }

    /** A method is open too often. */
    static final class TooDeep extends Error {
        private static final long serialVersionUID = 1;

        TooDeep(String message) {
            super(message, null, false, false);
        }
    }

    Tape(int cpu, Sites sites, World world) {
        this.cpu = cpu;
        this.sites = sites;
        this.world = world;
    }

    private static @Nullable Tape current() {
        return Thread.currentThread() instanceof StepThread t ? t.tape() : null;
    }

    /** A method begins. */
    public static void enter(int method) {
        Tape tape = current();
        if (tape != null) {
            tape.open(method);
        }
    }

    /** The next argument of the method that begins. */
    public static void argument(long value) {
        Tape tape = current();
        if (tape != null) {
            tape.arguments.get(tape.depth - 1).add(value);
        }
    }

    /** The next argument of the method that begins, a reference. */
    public static void argument(@Nullable Object value, boolean isEnum) {
        Tape tape = current();
        if (tape != null) {
            tape.arguments.get(tape.depth - 1).add(tape.world.told(value, isEnum));
        }
    }

    /** All arguments have been told. */
    public static void begun() {
        Tape tape = current();
        if (tape != null) {
            tape.result = 0;
            tape.tell(false);
        }
    }

    /** What the method returns. */
    public static void result(long value) {
        Tape tape = current();
        if (tape != null) {
            tape.result = value;
        }
    }

    /** What the method returns, a reference. */
    public static void result(@Nullable Object value, boolean isEnum) {
        Tape tape = current();
        if (tape != null) {
            tape.result = tape.world.told(value, isEnum);
        }
    }

    /** A method whose calls are wanted ends. */
    public static void ended() {
        Tape tape = current();
        if (tape != null) {
            tape.tell(true);
            tape.result = 0;
            tape.close();
        }
    }

    /** A method ends. */
    public static void leave() {
        Tape tape = current();
        if (tape != null) {
            tape.close();
        }
    }

    /** The method is about to make a call; the live values follow. */
    public static void site(int number) {
        Tape tape = current();
        if (tape != null) {
            tape.at[tape.depth - 1] = number;
            tape.size = tape.first[tape.depth - 1];
        }
    }

    /** The next live value. */
    public static void put(long value) {
        Tape tape = current();
        if (tape != null) {
            tape.add(value);
        }
    }

    /** The next live value, a reference. */
    public static void put(@Nullable Object value) {
        Tape tape = current();
        if (tape != null) {
            tape.add(tape.world.reference(value));
        }
    }

    /** A field is read, or a reference is stored to it. */
    public static void field(@Nullable Object object, int field) {
        Tape tape = current();
        if (tape != null) {
            tape.world.rules().field(object, field, tape.cpu);
        }
    }

    /** A number is stored to a field. */
    public static void store(@Nullable Object object, long value, int field) {
        Tape tape = current();
        if (tape != null) {
            tape.world.rules().field(object, field, tape.cpu);
            tape.world.rules().store(object, field, value);
        }
    }

    /** An element of an array is read. */
    public static void element(@Nullable Object array, int index) {
        Tape tape = current();
        if (tape != null) {
            tape.world.rules().element(array, index, false, tape.cpu);
        }
    }

    /** A reference is stored to an element of an array. */
    public static void storeElement(@Nullable Object array, int index) {
        Tape tape = current();
        if (tape != null) {
            tape.world.rules().element(array, index, true, tape.cpu);
        }
    }

    /** A number is stored to an element of an array. */
    public static void storeElement(@Nullable Object array, int index, long value) {
        Tape tape = current();
        if (tape != null) {
            tape.world.rules().element(array, index, true, tape.cpu);
            tape.world.rules().storeElement(array, index, value);
        }
    }

    /** The method jumps back. */
    public static void tick() {
        Tape tape = current();
        if (tape != null) {
            tape.works();
        }
    }

    private void open(int method) {
        works();
        int activations = 0;
        for (int d = 0; d < depth; d++) {
            activations += methods[d] == method ? 1 : 0;
        }
        if (activations >= MOST_ACTIVATIONS) {
            throw new TooDeep(sites.function(method).name() + " is open " + MOST_ACTIVATIONS + " times already");
        }
        if (depth == methods.length) {
            methods = Arrays.copyOf(methods, 2 * depth);
            at = Arrays.copyOf(at, 2 * depth);
            first = Arrays.copyOf(first, 2 * depth);
        }
        if (depth == arguments.size()) {
            arguments.add(new ArrayList<>());
        }
        arguments.get(depth).clear();
        methods[depth] = method;
        at[depth] = -1;
        first[depth] = size;
        depth++;
    }

    private void close() {
        depth--;
        size = first[depth];
    }

    private void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    private void works() {
        if (++work > BUDGET) {
            throw new TooLong("the local code of "
                    + (depth == 0
                            ? "an operation"
                            : sites.function(methods[depth - 1]).name())
                    + " makes more than " + BUDGET + " jumps and calls in a step");
        }
    }

    private void tell(boolean returns) {
        if (telling) {
            LiveFunction function = sites.function(methods[depth - 1]);
            calls.add(new LiveCall(function, returns, arguments.get(depth - 1), result, world.picture(), open()));
        }
    }

    /** A thread begins an operation. */
    void reset() {
        depth = 0;
        size = 0;
        work = 0;
        telling = false;
        calls.clear();
    }

    /** A step begins; its calls are told, or not. */
    void step(boolean tells) {
        work = 0;
        telling = tells;
        calls.clear();
    }

    /** The calls of the step. */
    List<LiveCall> calls() {
        return List.copyOf(calls);
    }

    /** The open functions, outermost first. */
    List<LiveFunction> open() {
        List<LiveFunction> all = new ArrayList<>();
        for (int d = 0; d < depth; d++) {
            all.add(sites.function(methods[d]));
        }
        return all;
    }

    /** Where the thread stands: of each open method the instruction and the live values. */
    Picture place() {
        long[] all = new long[depth + size];
        int n = 0;
        for (int d = 0; d < depth; d++) {
            all[n++] = at[d];
            int end = d + 1 < depth ? first[d + 1] : size;
            for (int v = first[d]; v < end; v++) {
                all[n++] = values[v];
            }
        }
        return Picture.of(all);
    }
}
