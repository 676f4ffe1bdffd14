package org.pageproof.checker.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The results of a check as JSON, as {@code docs/check.schema.json} describes it. */
public final class JsonReport implements Report {
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Override
    public String end(CheckResults results) {
        ObjectNode root = json.createObjectNode();
        root.put("tool", results.tool());
        root.put("exit_code", results.exitCode());
        ArrayNode all = root.putArray("scenarios");
        results.scenarios().forEach(s -> scenario(all.addObject(), s));
        ArrayNode notChecked = root.putArray("not_checked");
        results.notChecked().forEach(n -> notChecked(notChecked.addObject(), n));
        ArrayNode leftOut = root.putArray("left_out");
        results.leftOut().forEach(leftOut::add);
        try {
            return json.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that cannot be written", e);
        }
    }

    private static void notChecked(ObjectNode to, NotChecked n) {
        to.put("scenario", n.scenario());
        to.put("file", n.place().file());
        to.put("why", n.why().words());
        to.put("text", n.text());
    }

    private static void scenario(ObjectNode to, ScenarioResult s) {
        to.put("name", s.name());
        to.put("file", s.file());
        to.put("model", s.model());
        to.put("variant", s.variant());
        ObjectNode parameters = to.putObject("parameters");
        s.parameters().forEach(parameters::put);
        to.put("scope", s.scope());
        to.put("engine", s.engine());
        ScenarioResult.Numbers n = s.numbers();
        to.put("states", n.states());
        to.put("transitions", n.transitions());
        to.put("depth", n.hasDepth() ? Integer.valueOf(n.depth()) : null);
        to.put("seconds", Math.round(n.seconds() * 1000) / 1000.0);
        to.put("states_per_second", n.statesPerSecond());
        to.put("bytes_per_state", Math.round(n.bytesPerState() * 10) / 10.0);
        ArrayNode properties = to.putArray("properties");
        s.properties().forEach(p -> property(properties.addObject(), p));
        ArrayNode remarks = to.putArray("remarks");
        s.remarks().forEach(remarks::add);
    }

    private static void property(ObjectNode to, PropertyResult p) {
        to.put("name", p.name());
        to.put("verdict", p.verdict().word());
        to.put("reason", p.reasonWithLemmas());
        to.put("expected", p.expected() == null ? null : p.expected().words());
        to.put("met", p.met());
        to.put("steps", p.steps());
        to.put("trace", p.traceFile());
    }
}
