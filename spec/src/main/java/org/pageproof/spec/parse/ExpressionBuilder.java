package org.pageproof.spec.parse;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.grammar.InvBaseVisitor;
import org.pageproof.spec.grammar.InvParser;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.syntax.Syntax;
import org.pageproof.spec.syntax.SyntaxSet;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.UnaryOp;

/** Makes expressions. Brackets leave no trace in the tree: spans are those of what is inside. */
final class ExpressionBuilder extends InvBaseVisitor<Syntax> {
    private static final int DEEPEST = 400;
    private static final int MOST_BITS = 64;
    private static final Map<Integer, BinaryOp> OPERATORS = Map.ofEntries(
            Map.entry(InvParser.POWER, BinaryOp.POWER),
            Map.entry(InvParser.TIMES, BinaryOp.MULTIPLY),
            Map.entry(InvParser.SLASH, BinaryOp.DIVIDE),
            Map.entry(InvParser.PERCENT, BinaryOp.REMAINDER),
            Map.entry(InvParser.PLUS, BinaryOp.ADD),
            Map.entry(InvParser.MINUS, BinaryOp.SUBTRACT),
            Map.entry(InvParser.SHIFT_LEFT, BinaryOp.SHIFT_LEFT),
            Map.entry(InvParser.SHIFT_RIGHT, BinaryOp.SHIFT_RIGHT),
            Map.entry(InvParser.BIT_AND, BinaryOp.BIT_AND),
            Map.entry(InvParser.BIT_XOR, BinaryOp.BIT_XOR),
            Map.entry(InvParser.BIT_OR, BinaryOp.BIT_OR),
            Map.entry(InvParser.EQUAL, BinaryOp.EQUAL),
            Map.entry(InvParser.NOT_EQUAL, BinaryOp.NOT_EQUAL),
            Map.entry(InvParser.LESS, BinaryOp.LESS),
            Map.entry(InvParser.LESS_OR_EQUAL, BinaryOp.LESS_OR_EQUAL),
            Map.entry(InvParser.GREATER, BinaryOp.GREATER),
            Map.entry(InvParser.GREATER_OR_EQUAL, BinaryOp.GREATER_OR_EQUAL));

    private final Reporter reporter;
    private int depth;

    ExpressionBuilder(Reporter reporter) {
        this.reporter = reporter;
    }

    /**
     * The tree of an expression.
     *
     * @throws TooDeepException when it has too many levels
     */
    Syntax of(ParserRuleContext ctx) {
        if (++depth > DEEPEST) {
            throw new TooDeepException(TreeBuilder.span(ctx));
        }
        Syntax made = visit(ctx);
        depth--;
        return made;
    }

    SyntaxSet set(InvParser.SetContext ctx) {
        Span span = TreeBuilder.span(ctx);
        Syntax first = of(ctx.arith(0));
        if (ctx.arith().size() > 1) {
            return new SyntaxSet.Range(span, first, of(ctx.arith(1)));
        }
        return first instanceof Syntax.SetOf s ? s.set() : new SyntaxSet.Named(span, first);
    }

    @Override
    public Syntax visitMembers(InvParser.MembersContext ctx) {
        Span span = TreeBuilder.span(ctx);
        List<Syntax> members = ctx.expr().stream().map(this::of).toList();
        return new Syntax.SetOf(span, new SyntaxSet.Members(span, members));
    }

    @Override
    public Syntax visitFiltered(InvParser.FilteredContext ctx) {
        Span span = TreeBuilder.span(ctx);
        Syntax.Binder binder = new Syntax.Binder(TreeBuilder.ident(ctx.name()), set(ctx.set()));
        return new Syntax.SetOf(span, new SyntaxSet.Comprehension(span, null, List.of(binder), of(ctx.condition)));
    }

    @Override
    public Syntax visitCollected(InvParser.CollectedContext ctx) {
        Span span = TreeBuilder.span(ctx);
        List<Syntax.Binder> binders = binders(ctx.binders());
        Syntax where = ctx.where == null ? null : of(ctx.where);
        return new Syntax.SetOf(span, new SyntaxSet.Comprehension(span, of(ctx.value), binders, where));
    }

    @Override
    public Syntax visitLet(InvParser.LetContext ctx) {
        List<Syntax.Local> locals = ctx.local().stream()
                .map(l -> new Syntax.Local(TreeBuilder.ident(l.name()), of(l.expr())))
                .toList();
        return new Syntax.Let(TreeBuilder.span(ctx), locals, of(ctx.body));
    }

    @Override
    public Syntax visitIf(InvParser.IfContext ctx) {
        return new Syntax.If(TreeBuilder.span(ctx), of(ctx.condition), of(ctx.yes), of(ctx.no));
    }

    private Syntax binary(
            ParserRuleContext ctx, ParserRuleContext left, ParserRuleContext right, BinaryOp op, Token at) {
        Syntax l = of(left);
        Syntax r = of(right);
        return new Syntax.BinaryOf(TreeBuilder.span(ctx), op, Tokens.span(at), l, r);
    }

    private static BinaryOp operator(Token token) {
        BinaryOp op = OPERATORS.get(token.getType());
        if (op == null) {
            throw new IllegalStateException("an operator of the grammar without a meaning: " + token.getText());
        }
        return op;
    }

    @Override
    public Syntax visitPlain(InvParser.PlainContext ctx) {
        return of(ctx.relation());
    }

    @Override
    public Syntax visitNot(InvParser.NotContext ctx) {
        return new Syntax.UnaryOf(TreeBuilder.span(ctx), UnaryOp.NOT, of(ctx.expr()));
    }

    @Override
    public Syntax visitAnd(InvParser.AndContext ctx) {
        return binary(ctx, ctx.expr(0), ctx.expr(1), BinaryOp.AND, ctx.AND().getSymbol());
    }

    @Override
    public Syntax visitOr(InvParser.OrContext ctx) {
        return binary(ctx, ctx.expr(0), ctx.expr(1), BinaryOp.OR, ctx.OR().getSymbol());
    }

    @Override
    public Syntax visitImplies(InvParser.ImpliesContext ctx) {
        return binary(
                ctx, ctx.expr(0), ctx.expr(1), BinaryOp.IMPLIES, ctx.IMPLIES().getSymbol());
    }

    @Override
    public Syntax visitIff(InvParser.IffContext ctx) {
        return binary(ctx, ctx.expr(0), ctx.expr(1), BinaryOp.IFF, ctx.IFF().getSymbol());
    }

    @Override
    public Syntax visitQuantified(InvParser.QuantifiedContext ctx) {
        Syntax.Binding binding =
                ctx.quantifier.getType() == InvParser.FORALL ? Syntax.Binding.FORALL : Syntax.Binding.EXISTS;
        return bound(ctx, binding, ctx.binders(), ctx.where, ctx.body);
    }

    @Override
    public Syntax visitSum(InvParser.SumContext ctx) {
        return bound(ctx, Syntax.Binding.SUM, ctx.binders(), ctx.where, ctx.body);
    }

    @Override
    public Syntax visitCountOf(InvParser.CountOfContext ctx) {
        return bound(ctx, Syntax.Binding.COUNT, ctx.binders(), ctx.where, ctx.body);
    }

    private Syntax bound(
            ParserRuleContext ctx,
            Syntax.Binding binding,
            InvParser.BindersContext binders,
            InvParser.@Nullable ExprContext where,
            ParserRuleContext body) {
        List<Syntax.Binder> made = binders(binders);
        Syntax filter = where == null ? null : of(where);
        return new Syntax.Bound(TreeBuilder.span(ctx), binding, made, filter, of(body));
    }

    List<Syntax.Binder> binders(InvParser.BindersContext ctx) {
        List<Syntax.Binder> made = new ArrayList<>();
        for (InvParser.BinderGroupContext group : ctx.binderGroup()) {
            SyntaxSet set = set(group.set());
            group.name().forEach(n -> made.add(new Syntax.Binder(TreeBuilder.ident(n), set)));
        }
        return made;
    }

    @Override
    public Syntax visitRelation(InvParser.RelationContext ctx) {
        Syntax left = of(ctx.arith());
        if (ctx.relationRest().size() > 1) {
            reporter.error(
                    SpecError.CHAINED_COMPARISON,
                    TreeBuilder.span(ctx.relationRest(1)),
                    "comparisons cannot be chained",
                    "write \"a < b && b < c\", or put one comparison in brackets");
        }
        if (ctx.relationRest().isEmpty()) {
            return left;
        }
        InvParser.RelationRestContext rest = ctx.relationRest(0);
        Span span = Tokens.span(ctx.getStart()).to(TreeBuilder.span(rest));
        if (rest instanceof InvParser.ComparisonContext c) {
            return new Syntax.BinaryOf(span, operator(c.op), Tokens.span(c.op), left, of(c.arith()));
        } else if (rest instanceof InvParser.MembershipContext m) {
            return new Syntax.In(span, left, set(m.set()), m.NOT() != null);
        } else if (rest instanceof InvParser.SubsetContext s) {
            return new Syntax.Subset(span, Tokens.span(s.SUBSET().getSymbol()), left, set(s.set()));
        } else if (rest instanceof InvParser.BeforeContext b) {
            Syntax target = b.arith() == null ? null : of(b.arith());
            return new Syntax.BeforeAccess(span, left, TreeBuilder.ident(b.kind), target);
        }
        return new Syntax.Steps(span, left);
    }

    @Override
    public Syntax visitAtom(InvParser.AtomContext ctx) {
        return of(ctx.primary());
    }

    @Override
    public Syntax visitField(InvParser.FieldContext ctx) {
        return new Syntax.Field(TreeBuilder.span(ctx), of(ctx.arith()), TreeBuilder.ident(ctx.name()));
    }

    @Override
    public Syntax visitElement(InvParser.ElementContext ctx) {
        return new Syntax.Element(TreeBuilder.span(ctx), of(ctx.arith()), of(ctx.expr()));
    }

    @Override
    public Syntax visitPrimed(InvParser.PrimedContext ctx) {
        return new Syntax.Primed(TreeBuilder.span(ctx), of(ctx.arith()));
    }

    @Override
    public Syntax visitBinary(InvParser.BinaryContext ctx) {
        return binary(ctx, ctx.arith(0), ctx.arith(1), operator(ctx.op), ctx.op);
    }

    @Override
    public Syntax visitNegate(InvParser.NegateContext ctx) {
        return new Syntax.UnaryOf(TreeBuilder.span(ctx), UnaryOp.NEGATE, of(ctx.arith()));
    }

    @Override
    public Syntax visitInt(InvParser.IntContext ctx) {
        return number(ctx.NUMBER().getSymbol());
    }

    Syntax number(Token token) {
        Span span = Tokens.span(token);
        return new Syntax.Int(span, number(token.getText(), span));
    }

    private BigInteger number(String text, Span span) {
        int radix = text.startsWith("0x") ? 16 : text.startsWith("0b") ? 2 : 10;
        String digits = radix == 10 ? text : text.substring(2);
        boolean malformed = digits.chars().anyMatch(c -> Character.digit(c, radix) < 0);
        if (malformed) {
            // Already reported by the token reader.
            return BigInteger.ZERO;
        }
        String significant = digits.replaceFirst("^0+", "");
        BigInteger value = significant.isEmpty() || significant.length() > MOST_BITS
                ? BigInteger.ZERO
                : new BigInteger(significant, radix);
        if (significant.length() > MOST_BITS || value.bitLength() > MOST_BITS) {
            reporter.error(
                    SpecError.NUMBER_TOO_LARGE,
                    span,
                    "this number is too large",
                    "a number in a spec has at most " + MOST_BITS + " bits; larger ones can be made with \"**\"");
        }
        return value;
    }

    @Override
    public Syntax visitBool(InvParser.BoolContext ctx) {
        return new Syntax.Bool(TreeBuilder.span(ctx), ctx.value.getType() == InvParser.TRUE);
    }

    @Override
    public Syntax visitNone(InvParser.NoneContext ctx) {
        return new Syntax.None(TreeBuilder.span(ctx));
    }

    @Override
    public Syntax visitCall(InvParser.CallContext ctx) {
        return new Syntax.CallOf(
                TreeBuilder.span(ctx),
                TreeBuilder.ident(ctx.name()),
                ctx.expr().stream().map(this::of).toList());
    }

    @Override
    public Syntax visitReference(InvParser.ReferenceContext ctx) {
        return new Syntax.Name(TreeBuilder.span(ctx), ctx.getText());
    }

    @Override
    public Syntax visitByAccess(InvParser.ByAccessContext ctx) {
        return new Syntax.ByAccess(TreeBuilder.span(ctx), TreeBuilder.ident(ctx.kind), visit(ctx.arith()));
    }

    @Override
    public Syntax visitBy(InvParser.ByContext ctx) {
        Ident function = TreeBuilder.ident(ctx.name());
        return new Syntax.ByFunction(TreeBuilder.span(ctx), function);
    }

    @Override
    public Syntax visitAtRest(InvParser.AtRestContext ctx) {
        return new Syntax.AtRestNow(TreeBuilder.span(ctx));
    }

    @Override
    public Syntax visitBrackets(InvParser.BracketsContext ctx) {
        return of(ctx.expr());
    }

    @Override
    public Syntax visitTerminal(TerminalNode node) {
        throw new IllegalStateException("a token where an expression is visited");
    }
}
