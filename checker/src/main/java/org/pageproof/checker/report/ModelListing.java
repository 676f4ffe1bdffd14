package org.pageproof.checker.report;

import java.util.List;
import java.util.stream.Collectors;
import org.pageproof.checker.trace.Columns;
import org.pageproof.spec.schema.ArrayType;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.GroupType;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.LockType;
import org.pageproof.spec.schema.Member;
import org.pageproof.spec.schema.MemberType;
import org.pageproof.spec.schema.ModelParameter;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.schema.ObjectType;
import org.pageproof.spec.schema.Operation;
import org.pageproof.spec.schema.OperationParameter;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.Variant;
import org.pageproof.spec.schema.WordType;

/** What a spec may name of a model, as text. */
public final class ModelListing {
    private static final int NAMES = 34;

    private final StringBuilder out = new StringBuilder();
    private final int width;

    private ModelListing(int width) {
        this.width = width;
    }

    /** The listing in lines of at most {@code width} columns, ending in a line feed. */
    public static String of(ModelSchema model, int width) {
        ModelListing listing = new ModelListing(width);
        listing.write(model);
        return listing.out.toString();
    }

    private void write(ModelSchema model) {
        line(0, "model " + model.name(), "");
        heading("parameters", model.parameters());
        for (ModelParameter p : model.parameters()) {
            line(
                    4,
                    p.name(),
                    p.type() instanceof BoolType
                            ? "true or false, unless said otherwise " + (p.def() != 0)
                            : p.min() + " .. " + p.max() + ", unless said otherwise " + p.def());
        }
        heading("fields of the model", model.roots());
        model.roots().forEach(m -> member(4, m));
        for (ObjectType object : model.objects()) {
            line(2, "fields of a " + object.name() + (object.home() == null ? "" : " (in " + object.home() + ")"), "");
            object.members().forEach(m -> member(4, m));
        }
        heading("operations", model.operations());
        for (Operation o : model.operations()) {
            line(
                    4,
                    o.name() + "("
                            + o.parameters().stream()
                                    .map(OperationParameter::name)
                                    .collect(Collectors.joining(", ")) + ")",
                    o.parameters().stream().map(ModelListing::parameter).collect(Collectors.joining("; ")));
        }
        List<String> helpers = model.functions().stream()
                .filter(f -> model.operation(f).isEmpty())
                .toList();
        heading("further functions for \"by\"", helpers);
        if (!helpers.isEmpty()) {
            line(4, "", String.join(", ", helpers));
        }
        heading("variants", model.variants());
        for (Variant v : model.variants()) {
            line(4, v.name(), v.sentence());
        }
    }

    private void heading(String text, List<?> content) {
        if (!content.isEmpty()) {
            line(2, text, "");
        }
    }

    private void member(int indent, Member m) {
        line(indent, m.name(), type(m.type()));
        parts(indent + 2, m.type());
    }

    private void parts(int indent, MemberType type) {
        if (type instanceof WordType w) {
            w.parts().forEach(p -> part(indent, p));
        } else if (type instanceof GroupType g) {
            g.parts().forEach(p -> part(indent, p));
        } else if (type instanceof ArrayType a) {
            parts(indent, a.element());
        } else if (type instanceof LockType) {
            line(indent, ".held", "true or false");
            line(indent, ".holder", "a CPU or none");
        }
    }

    private void part(int indent, Member m) {
        line(indent, "." + m.name(), type(m.type()));
        parts(indent + 2, m.type());
    }

    private static String parameter(OperationParameter p) {
        if (p.indexOf() != null) {
            return p.name() + ": an index of " + p.indexOf();
        }
        return p.name() + ": " + type(p.type()) + (p.mustBeBound() ? ", has to be bound in the scenario" : "");
    }

    private static String type(MemberType type) {
        if (type instanceof IntType i) {
            return i.min() == null || i.max() == null ? "a number" : i.min() + " .. " + i.max();
        } else if (type instanceof BoolType) {
            return "true or false";
        } else if (type instanceof EnumType e) {
            return "one of " + String.join(", ", e.constants());
        } else if (type instanceof RefType r) {
            return "a " + r.object() + (r.nullable() ? " or none" : "");
        } else if (type instanceof WordType w) {
            return w.bits() == 0 ? "a word, its width depends on parameters" : "a word of " + w.bits() + " bits";
        } else if (type instanceof LockType) {
            return "a lock";
        } else if (type instanceof ArrayType a) {
            return "an array" + (a.length() < 0 ? "" : " of " + a.length()) + ", each: " + type(a.element());
        }
        return "";
    }

    private void line(int indent, String name, String text) {
        String left = " ".repeat(indent) + name;
        if (text.isEmpty()) {
            out.append(left).append('\n');
            return;
        }
        String padded = left.length() < NAMES ? left + " ".repeat(NAMES - left.length()) : left + "  ";
        Columns.wrap(padded + text, width, " ".repeat(NAMES + 2))
                .forEach(l -> out.append(l.stripTrailing()).append('\n'));
    }
}
