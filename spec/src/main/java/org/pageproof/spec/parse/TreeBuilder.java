package org.pageproof.spec.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.grammar.InvParser;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Clause;
import org.pageproof.spec.syntax.Declaration;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.syntax.Syntax;
import org.pageproof.spec.syntax.SyntaxSet;
import org.pageproof.spec.typed.Property;

/** Makes the tree of one declaration that was read without errors. */
final class TreeBuilder {
    private final ExpressionBuilder expressions;
    private final String doc;

    TreeBuilder(Reporter reporter, String doc) {
        this.expressions = new ExpressionBuilder(reporter);
        this.doc = doc;
    }

    static Span span(ParserRuleContext ctx) {
        return Tokens.span(ctx.getStart()).to(Tokens.span(ctx.getStop()));
    }

    static Ident ident(InvParser.NameContext ctx) {
        return new Ident(ctx.getText(), span(ctx));
    }

    /** What is imported. */
    Ident path(InvParser.ImportClauseContext ctx) {
        return new Ident(
                strings(List.of(ctx.STRING())), Tokens.span(ctx.STRING().getSymbol()));
    }

    Ident dotted(InvParser.DottedContext ctx) {
        return new Ident(ctx.getText(), span(ctx));
    }

    Declaration declaration(InvParser.DeclarationContext ctx) {
        if (ctx instanceof InvParser.ConstantContext c) {
            return new Declaration.Const(ident(c.name()), expressions.of(c.expr()), doc);
        } else if (ctx instanceof InvParser.DefinitionContext d) {
            List<Declaration.Parameter> parameters = d.parameter().stream()
                    .map(p -> new Declaration.Parameter(ident(p.name(0)), ident(p.typeName)))
                    .toList();
            return new Declaration.Def(ident(d.name()), parameters, expressions.of(d.expr()), doc);
        } else if (ctx instanceof InvParser.ClaimContext c) {
            Property.Kind kind = switch (c.kind.getType()) {
                case InvParser.INVARIANT -> Property.Kind.INVARIANT;
                case InvParser.LEMMA -> Property.Kind.LEMMA;
                case InvParser.TRANSITION -> Property.Kind.TRANSITION;
                default -> Property.Kind.COVER;
            };
            Ident number = c.number == null ? null : ident(c.number);
            return new Declaration.Claim(
                    kind,
                    ident(c.name(0)),
                    number,
                    c.moment() == null ? null : moment(c.moment()),
                    strings(c.STRING()),
                    expressions.of(c.expr()),
                    doc);
        } else if (ctx instanceof InvParser.LifecycleContext l) {
            return new LifecycleBuilder(expressions).of(l, strings(l.STRING()), doc);
        } else if (ctx instanceof InvParser.NestedContext n) {
            Ident number = n.number == null ? null : ident(n.number);
            return lifetimes(
                    Property.Kind.NESTED, ident(n.name(0)), number, strings(n.STRING()), n.lifetimes(), n.outer);
        } else if (ctx instanceof InvParser.RefContext r) {
            Ident number = r.number == null ? null : ident(r.number);
            return lifetimes(Property.Kind.REF, ident(r.name(0)), number, strings(r.STRING()), r.lifetimes(), r.outer);
        } else if (ctx instanceof InvParser.ScenarioContext s) {
            List<Clause> clauses = s.clause().stream().map(this::clause).toList();
            return new Declaration.ScenarioDecl(ident(s.name()), strings(s.STRING()), clauses, doc);
        }
        throw new IllegalStateException("a declaration of the grammar without a tree");
    }

    private Declaration lifetimes(
            Property.Kind kind,
            Ident name,
            @Nullable Ident number,
            String description,
            InvParser.LifetimesContext ctx,
            InvParser.ExprContext outer) {
        return new Declaration.LifetimeDecl(
                kind,
                name,
                number,
                description,
                expressions.binders(ctx.binders()),
                ctx.where == null ? null : expressions.of(ctx.where),
                expressions.of(ctx.inner),
                expressions.of(outer),
                span(ctx.binders()).to(span(outer)),
                doc);
    }

    private static Declaration.When moment(InvParser.MomentContext ctx) {
        if (ctx instanceof InvParser.WhenEnteredContext e) {
            return new Declaration.WhenCalled(span(ctx), false, ident(e.name()), arguments(e.arguments()), null);
        } else if (ctx instanceof InvParser.WhenReturnedContext r) {
            Ident result = r.result == null ? null : ident(r.result);
            return new Declaration.WhenCalled(span(ctx), true, ident(r.name(0)), arguments(r.arguments()), result);
        }
        return new Declaration.WhenAtRest(span(ctx));
    }

    private static @Nullable List<Ident> arguments(InvParser.@Nullable ArgumentsContext ctx) {
        return ctx == null ? null : idents(ctx.name());
    }

    private Clause clause(InvParser.ClauseContext ctx) {
        Span span = span(ctx);
        if (ctx instanceof InvParser.ModelWithContext m) {
            return new Clause.ModelWith(
                    span,
                    m.setting().stream()
                            .map(s -> new Clause.Setting(ident(s.name()), expressions.of(s.expr())))
                            .toList());
        } else if (ctx instanceof InvParser.WithVariantContext v) {
            return new Clause.WithVariant(span, ident(v.name()));
        } else if (ctx instanceof InvParser.CpusClauseContext c) {
            Syntax number = c.number == null ? null : expressions.of(c.number);
            List<List<Clause.OpCall>> turns = c.turn().stream()
                    .map(t -> t.opCall().stream().map(this::opCall).toList())
                    .toList();
            return new Clause.Cpus(span, number, c.ANY() != null, c.how.getType() == InvParser.REPEAT, turns);
        } else if (ctx instanceof InvParser.StartWhereContext w) {
            return new Clause.StartWhere(span, expressions.of(w.expr()));
        } else if (ctx instanceof InvParser.CheckContext c) {
            return new Clause.Check(span, c.ALL() == null ? idents(c.name()) : null);
        } else if (ctx instanceof InvParser.ExpectHoldsContext h) {
            return new Clause.ExpectHolds(span, h.OF() == null ? null : idents(h.name()));
        } else if (ctx instanceof InvParser.ExpectViolationContext v) {
            return new Clause.ExpectViolation(
                    span, ident(v.name()), v.length == null ? null : expressions.of(v.length));
        } else if (ctx instanceof InvParser.ExpectReachedContext r) {
            return new Clause.ExpectReached(span, ident(r.name()), r.NOT() == null);
        }
        throw new IllegalStateException("a clause of the grammar without a tree");
    }

    private Clause.OpCall opCall(InvParser.OpCallContext ctx) {
        List<Clause.Bound> bindings = new ArrayList<>();
        for (InvParser.BindingContext b : ctx.binding()) {
            SyntaxSet values = b.set() != null
                    ? expressions.set(b.set())
                    : new SyntaxSet.Members(span(b.expr()), List.of(expressions.of(b.expr())));
            bindings.add(new Clause.Bound(ident(b.name()), values));
        }
        return new Clause.OpCall(span(ctx), ident(ctx.name()), bindings);
    }

    private static List<Ident> idents(List<InvParser.NameContext> names) {
        return names.stream().map(TreeBuilder::ident).toList();
    }

    private static String strings(List<TerminalNode> strings) {
        return strings.stream()
                .map(TerminalNode::getSymbol)
                .map(Token::getText)
                .map(s -> s.substring(1, s.length() > 1 && s.endsWith("\"") ? s.length() - 1 : s.length()))
                .map(String::strip)
                .collect(Collectors.joining(" "));
    }
}
