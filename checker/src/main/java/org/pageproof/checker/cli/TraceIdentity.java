package org.pageproof.checker.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pageproof.checker.scenario.Prepared;
import org.pageproof.checker.steps.program.StepProgram;
import org.pageproof.checker.trace.Trace;
import org.pageproof.spec.typed.Spec;

/** What a trace says of the model and the spec that it is a trace of. */
final class TraceIdentity {
    private TraceIdentity() {}

    static Trace.Model model(Prepared prepared, StepProgram program) {
        return new Trace.Model(
                prepared.scenario().spec().schema().name(),
                prepared.variant(),
                prepared.scenario().parameters(),
                scope(prepared),
                prepared.programs(),
                program.fingerprint());
    }

    /** The size of a scenario in words, and whether it starts elsewhere than where the model's constructor leaves it. */
    static String scope(Prepared prepared) {
        String size = Scope.words(
                prepared.scenario().spec().schema(),
                prepared.scenario().anyCpus() ? 0 : prepared.programs().size(),
                prepared.scenario().parameters());
        return prepared.scenario().declared().start() == null ? size : size + ", from declared states";
    }

    /** The parameters of the model; of any number of CPUs without that of the model that formulas are made of. */
    static Map<String, Long> parameters(Prepared prepared) {
        Map<String, Long> all = new LinkedHashMap<>(prepared.scenario().parameters());
        if (prepared.scenario().anyCpus()) {
            all.keySet().removeIf(Scope.numberOfCpus(prepared.scenario().spec().schema()));
        }
        return all;
    }

    static Trace.Spec spec(Prepared prepared) {
        Spec spec = prepared.scenario().spec();
        return new Trace.Spec(
                Home.portable(spec.source().file()),
                prepared.scenario().declared().name(),
                fingerprint(spec.source().all()));
    }

    /** Of the text of a spec. */
    static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
