package org.pageproof.jpf.host;

import gov.nasa.jpf.vm.ClassLoaderInfo;
import gov.nasa.jpf.vm.MJIEnv;
import gov.nasa.jpf.vm.MethodInfo;
import gov.nasa.jpf.vm.StackFrame;
import gov.nasa.jpf.vm.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;
import org.pageproof.checker.jpf.SearchLog;
import org.pageproof.checker.live.LiveCall;
import org.pageproof.checker.live.LiveFunction;

/** Notes the calls that claims speak of, as part of the step that begins or ends them. */
final class Calls {
    private final Session session;
    private final SearchLog log;

    /** What a call was given, kept with its frame. */
    private record Given(List<Long> arguments) {}

    Calls(Session session, SearchLog log) {
        this.session = session;
        this.log = log;
    }

    void entered(ThreadInfo thread, MethodInfo method) {
        if (!isOfModel(method)) {
            return;
        }
        LiveFunction function = function(method);
        if (log.wantsCalls(function.name())) {
            StackFrame frame = thread.getModifiableTopFrame();
            List<Long> arguments = arguments(thread, frame, method);
            frame.setFrameAttr(new Given(arguments));
            note(new LiveCall(function, false, arguments, 0, session.heap().picture(), open(thread)));
        }
    }

    /** Whether a method of the model is open more often than models may have it. */
    boolean isTooDeep(ThreadInfo thread, MethodInfo method) {
        if (!isOfModel(method)) {
            return false;
        }
        long open = session.cpu(thread).frames().stream()
                .filter(f -> f.getMethodInfo() == method)
                .count();
        return open > SearchLog.MOST_OPEN;
    }

    void exited(ThreadInfo thread, MethodInfo method) {
        if (!isOfModel(method)) {
            return;
        }
        Given given = thread.getTopFrame().getFrameAttr(Given.class);
        if (given != null) {
            LiveFunction function = function(method);
            long result = result(thread, method);
            note(new LiveCall(
                    function, true, given.arguments(), result, session.heap().picture(), open(thread)));
        }
    }

    private boolean isOfModel(MethodInfo method) {
        return method.getClassName() != null && session.scenario().isOfModel(method.getClassName());
    }

    private LiveFunction function(MethodInfo method) {
        return session.scenario().function(method.getClassName(), method.getName(), method.getSignature());
    }

    private List<LiveFunction> open(ThreadInfo thread) {
        return session.open(session.cpu(thread));
    }

    private void note(LiveCall call) {
        session.step(session.step().with(call));
    }

    private List<Long> arguments(ThreadInfo thread, StackFrame frame, MethodInfo method) {
        List<Long> values = new ArrayList<>();
        int slot = method.isStatic() ? 0 : 1;
        for (Type type : Type.getArgumentTypes(method.getSignature())) {
            boolean isLong = type.getSize() == 2;
            values.add(value(thread, type, isLong ? frame.getLongLocalVariable(slot) : frame.getLocalVariable(slot)));
            slot += type.getSize();
        }
        return values;
    }

    /** What the method is about to return, on top of its operands. */
    private long result(ThreadInfo thread, MethodInfo method) {
        Type type = Type.getReturnType(method.getSignature());
        StackFrame frame = thread.getTopFrame();
        return switch (type.getSize()) {
            case 0 -> 0;
            case 1 -> value(thread, type, frame.peek());
            default -> value(thread, type, frame.peekLong());
        };
    }

    private long value(ThreadInfo thread, Type type, long slot) {
        if (type.getSort() != Type.OBJECT && type.getSort() != Type.ARRAY) {
            return slot;
        }
        boolean isEnum = type.getSort() == Type.OBJECT
                && ClassLoaderInfo.getCurrentResolvedClassInfo(type.getClassName())
                        .isEnum();
        if (isEnum) {
            return slot == MJIEnv.NULL ? -1 : thread.getElementInfo((int) slot).getIntField("ordinal");
        }
        return session.heap().number((int) slot);
    }
}
