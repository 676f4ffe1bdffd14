package org.pageproof.spec.parse;

import java.util.List;
import org.pageproof.spec.grammar.InvParser;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Declaration;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.syntax.Syntax;
import org.pageproof.spec.typed.UnaryOp;

/** Makes the tree of a lifecycle. */
final class LifecycleBuilder {
    private final ExpressionBuilder expressions;

    LifecycleBuilder(ExpressionBuilder expressions) {
        this.expressions = expressions;
    }

    Declaration.LifecycleDecl of(InvParser.LifecycleContext ctx, String description, String doc) {
        Ident number = ctx.number == null ? null : TreeBuilder.ident(ctx.number);
        List<Syntax> subject = ctx.subject() instanceof InvParser.TogetherContext t
                ? t.arith().stream().map(expressions::of).toList()
                : List.of(expressions.of(((InvParser.AloneContext) ctx.subject()).arith()));
        return new Declaration.LifecycleDecl(
                TreeBuilder.ident(ctx.name(0)),
                number,
                description,
                subject,
                expressions.binders(ctx.binders()),
                ctx.row().stream().map(this::row).toList(),
                doc);
    }

    private Declaration.Row row(InvParser.RowContext ctx) {
        if (ctx instanceof InvParser.StartContext s) {
            Span span = Tokens.span(s.getStart()).to(TreeBuilder.span(s.side()));
            return new Declaration.Row(null, side(s.side()), List.of(), span);
        }
        InvParser.MoveContext m = (InvParser.MoveContext) ctx;
        List<Ident> by = m.name().stream().map(TreeBuilder::ident).toList();
        Span to = by.isEmpty() ? TreeBuilder.span(m.to) : by.get(by.size() - 1).span();
        return new Declaration.Row(
                side(m.from), side(m.to), by, Tokens.span(m.getStart()).to(to));
    }

    private List<Declaration.Entry> side(InvParser.SideContext ctx) {
        return ctx.entry().stream().map(this::entry).toList();
    }

    private Declaration.Entry entry(InvParser.EntryContext ctx) {
        return new Declaration.Entry(ctx.part().stream().map(this::part).toList(), TreeBuilder.span(ctx));
    }

    private Syntax part(InvParser.PartContext ctx) {
        Span span = TreeBuilder.span(ctx);
        if (ctx.NUMBER() != null) {
            Syntax number = expressions.number(ctx.NUMBER().getSymbol());
            return ctx.MINUS() == null ? number : new Syntax.UnaryOf(span, UnaryOp.NEGATE, number);
        } else if (ctx.NONE() != null) {
            return new Syntax.None(span);
        } else if (ctx.name().isEmpty()) {
            return new Syntax.Bool(span, ctx.TRUE() != null);
        }
        Ident first = TreeBuilder.ident(ctx.name(0));
        Syntax name = new Syntax.Name(first.span(), first.text());
        return ctx.name().size() == 1 ? name : new Syntax.Field(span, name, TreeBuilder.ident(ctx.name(1)));
    }
}
