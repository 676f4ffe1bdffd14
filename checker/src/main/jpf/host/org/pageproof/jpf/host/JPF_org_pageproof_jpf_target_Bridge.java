package org.pageproof.jpf.host;

import gov.nasa.jpf.annotation.MJI;
import gov.nasa.jpf.vm.ChoiceGenerator;
import gov.nasa.jpf.vm.MJIEnv;
import gov.nasa.jpf.vm.NativePeer;
import java.util.List;
import java.util.stream.Collectors;
import org.pageproof.checker.live.LiveStart;

/** Answers the code under Java PathFinder. Java PathFinder finds it and its methods by their names. */
public final class JPF_org_pageproof_jpf_target_Bridge extends NativePeer {
    @MJI
    public int model____Ljava_lang_String_2(MJIEnv env, int none) {
        return env.newString(session(env).scenario().modelClass());
    }

    @MJI
    public int bundle____Ljava_lang_String_2(MJIEnv env, int none) {
        return env.newString(session(env).scenario().bundle());
    }

    @MJI
    public int parameters_____3J(MJIEnv env, int none) {
        List<Long> values = session(env).scenario().parameters();
        return env.newLongArray(values.stream().mapToLong(Long::longValue).toArray());
    }

    @MJI
    public int constructed__Ljava_lang_Object_2__I(MJIEnv env, int none, int model) {
        session(env).constructed(env.getVM(), model);
        return session(env).scenario().starts().cpus();
    }

    @MJI
    public int starts__I__I(MJIEnv env, int none, int cpu) {
        return session(env).starts(cpu).size();
    }

    @MJI
    public int operationClass__II__Ljava_lang_String_2(MJIEnv env, int none, int cpu, int start) {
        return env.newString(session(env).starts(cpu).get(start).declaringClass());
    }

    @MJI
    public int operationMethod__II__Ljava_lang_String_2(MJIEnv env, int none, int cpu, int start) {
        LiveStart s = session(env).starts(cpu).get(start);
        String types = s.arguments().stream().map(a -> " " + a.type()).collect(Collectors.joining());
        return env.newString(s.method() + types);
    }

    @MJI
    public long number__III__J(MJIEnv env, int none, int cpu, int start, int argument) {
        return session(env).starts(cpu).get(start).arguments().get(argument).value();
    }

    @MJI
    public int object__III__Ljava_lang_Object_2(MJIEnv env, int none, int cpu, int start, int argument) {
        Session session = session(env);
        LiveStart.Argument a = session.starts(cpu).get(start).arguments().get(argument);
        int number =
                a.kind() == LiveStart.Kind.SELF ? session.scenario().starts().cpuObject(cpu) : (int) a.value();
        return session.heap().reference(number);
    }

    @MJI
    public void begin___3Ljava_lang_Thread_2__V(MJIEnv env, int none, int cpus) {
        Session session = session(env);
        if (session.cpus().isEmpty()) {
            for (int i = 0; i < env.getArrayLength(cpus); i++) {
                int thread = env.getReferenceArrayElement(cpus, i);
                session.cpus().add(new Cpu(i, env.getThreadInfoForObjRef(thread)));
            }
            stop(env, session.startStates());
        } else {
            session.start(env.getVM());
            stop(env, session.moves());
        }
    }

    @MJI
    public int rest____I(MJIEnv env, int none) {
        Session session = session(env);
        Cpu cpu = session.cpu(env.getThreadInfo());
        StepSoFar step = session.step();
        if (step.phase() == StepSoFar.Phase.START) {
            session.step(step.started());
            cpu.setInside(true);
            return session.starts(cpu.index()).indexOf(step.choice().start());
        }
        cpu.setInside(false);
        cpu.setPosition(session.scenario().starts().next(cpu.index(), cpu.position()));
        stop(env, session.moves());
        return -1;
    }

    @MJI
    public void failed__Ljava_lang_String_2Ljava_lang_String_2__V(MJIEnv env, int none, int property, int message) {
        session(env).failed(env.getStringObject(property));
        env.ignoreTransition();
    }

    @MJI
    public void disabled____V(MJIEnv env, int none) {
        env.ignoreTransition();
    }

    @MJI
    public void access__Ljava_lang_String_2Ljava_lang_Object_2__V(MJIEnv env, int none, int kind, int receiver) {
        Session session = session(env);
        if (session.step() == null) {
            return; // The constructor of the model, where nothing else runs.
        }
        if (session.step().phase() == StepSoFar.Phase.AFTER_ACCESS) {
            stop(env, session.moves());
            return;
        }
        Cpu cpu = session.cpu(env.getThreadInfo());
        session.step(session.step().at(session.access(env.getStringObject(kind), receiver), session.open(cpu)));
    }

    @MJI
    public int choose__I__I(MJIEnv env, int none, int n) {
        Session session = session(env);
        if (n == 1) {
            // No choice, and all the same an outcome of the step.
            session.step(session.step().withOutcome(0));
            return 0;
        }
        if (env.getThreadInfo().isFirstStepInsn()) {
            List<Integer> outcomes = session.step().outcomes();
            return outcomes.get(outcomes.size() - 1);
        }
        stop(env, session.outcomes(n));
        return -1;
    }

    @MJI
    public void halt__IZ__V(MJIEnv env, int none, int cpu, boolean stop) {
        session(env).cpus().get(cpu).setHalted(stop);
    }

    private static void stop(MJIEnv env, ChoiceGenerator<?> next) {
        if (env.setNextChoiceGenerator(next)) {
            env.repeatInvocation();
        }
    }

    private static Session session(MJIEnv env) {
        return Session.of(env.getVM());
    }
}
