package org.pageproof.spec.parse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.diagnostics.DidYouMean;
import org.pageproof.spec.diagnostics.Reporter;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.diagnostics.SpecError;
import org.pageproof.spec.grammar.InvParser;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.source.Span;
import org.pageproof.spec.syntax.Declaration;
import org.pageproof.spec.syntax.Ident;
import org.pageproof.spec.syntax.Import;
import org.pageproof.spec.syntax.SpecFile;

/** Reads a spec file. */
public final class SpecParser {
    private static final List<String> FIRST_WORDS = List.of(
            "module",
            "model",
            "import",
            "const",
            "def",
            "invariant",
            "lemma",
            "transition",
            "cover",
            "lifecycle",
            "nested",
            "ref",
            "scenario");

    private final SourceText source;
    private final Reporter reporter;
    private final List<Import> imports = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();
    private @Nullable Ident module;
    private @Nullable Ident model;

    private SpecParser(SourceText source) {
        this.source = source;
        this.reporter = new Reporter(source);
    }

    /**
     * Reads a text and none of the files that it imports; {@link SpecReader} does.
     *
     * @return the tree of all declarations that could be read, with every error that was found; never without a value
     */
    public static Result<SpecFile> parse(SourceText source) {
        return new SpecParser(source).file();
    }

    private Result<SpecFile> file() {
        if (source.binaryAt() > 0) {
            reporter.error(
                    SpecError.NOT_TEXT,
                    beginning(),
                    "the file is not text in UTF-8",
                    "give the name of a spec file; the first byte that cannot be read is in line " + source.binaryAt());
        } else {
            Reporter characters = new Reporter(source);
            List<Token> tokens = new Tokens(source, characters).read();
            boolean empty = tokens.stream().noneMatch(t -> t.getChannel() == Token.DEFAULT_CHANNEL);
            if (!empty && !beginsLikeSpec(tokens)) {
                reporter.error(
                        SpecError.EMPTY_FILE,
                        beginning(),
                        "this does not begin like a spec",
                        "a spec begins with \"module name;\" and \"model name;\"; before them only comments stand");
                return result();
            }
            characters.sorted().forEach(reporter::add);
            if (empty && !reporter.hasErrors()) {
                reporter.error(
                        SpecError.EMPTY_FILE,
                        beginning(),
                        "the file has no spec in it",
                        "a spec begins with \"module name;\" and \"model name;\"");
            } else if (!empty) {
                List<Token> balanced = new Brackets(source, reporter).balance(tokens);
                Units.of(balanced).forEach(this::unit);
                if (!balanced.isEmpty()) {
                    clausesThere();
                }
            }
        }
        return result();
    }

    /**
     * Whether the first word can begin a declaration, or is a misspelt one that does: of a file of another kind one message
     * is enough.
     */
    private static boolean beginsLikeSpec(List<Token> tokens) {
        List<Token> words = tokens.stream()
                .filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL)
                .limit(2)
                .toList();
        Token first = words.get(0);
        int second = words.size() < 2 ? Token.EOF : words.get(1).getType();
        return switch (first.getType()) {
            case InvParser.MODULE, InvParser.MODEL, InvParser.RESERVED -> true;
            case InvParser.IMPORT -> second != InvParser.ID;
            case InvParser.ID ->
                !DidYouMean.nearest(first.getText(), FIRST_WORDS).isEmpty();
            default -> Units.begins(first);
        };
    }

    private Result<SpecFile> result() {
        return new Result<>(
                new SpecFile(
                        source,
                        module,
                        model,
                        imports,
                        declarations,
                        broken,
                        imports.isEmpty(),
                        (use, declared) -> true),
                reporter.sorted());
    }

    private Span beginning() {
        return new Span(source.start(), source.start());
    }

    private void unit(Units.Unit unit) {
        Optional<Token> reserved = unit.reserved();
        if (reserved.isPresent()) {
            Token t = reserved.get();
            reporter.error(
                    SpecError.RESERVED_WORD,
                    Tokens.span(t),
                    "\"" + t.getText() + "\" is kept for a later version of the language",
                    "it can stand only as the name of a field, after a dot");
            broken(unit);
            return;
        }
        List<Token> tokens = new ArrayList<>(unit.tokens());
        Token last = tokens.get(tokens.size() - 1);
        // A copy, because recovery asks tokens where they come from.
        CommonToken end = new CommonToken(last);
        end.setType(Token.EOF);
        end.setText("<EOF>");
        end.setStartIndex(last.getStopIndex() + 1);
        end.setStopIndex(last.getStopIndex());
        tokens.add(end);
        InvParser parser = new InvParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        SyntaxMessages messages = new SyntaxMessages(reporter);
        parser.setErrorHandler(messages);
        try {
            InvParser.UnitContext tree = parser.unit();
            if (messages.reported()) {
                broken(unit);
            } else {
                add(tree, unit);
            }
        } catch (TooDeepException | StackOverflowError e) {
            Span span = e instanceof TooDeepException deep ? deep.span() : Tokens.span(tokens.get(0));
            reporter.error(
                    SpecError.TOO_DEEP,
                    span,
                    "this is nested too deeply",
                    "give parts of it a name with \"def\", or split it into several properties");
            broken(unit);
        }
    }

    private void add(InvParser.UnitContext tree, Units.Unit unit) {
        TreeBuilder builder = new TreeBuilder(reporter, unit.doc());
        InvParser.DeclarationContext declaration = tree.declaration();
        long errors = reporter.errors();
        if (declaration instanceof InvParser.ModuleClauseContext m) {
            module = clause(SpecError.MODULE_CLAUSE, module, builder.dotted(m.dotted()), "module");
        } else if (declaration instanceof InvParser.ModelClauseContext m) {
            model = clause(SpecError.MODEL_CLAUSE, model, builder.dotted(m.dotted()), "model");
        } else if (declaration instanceof InvParser.ImportClauseContext i) {
            imports.add(new Import(builder.path(i), List.of()));
        } else {
            Declaration made = builder.declaration(declaration);
            if (reporter.errors() > errors) {
                broken(unit);
            } else {
                declarations.add(made);
            }
        }
    }

    private Ident clause(SpecError code, @Nullable Ident there, Ident found, String word) {
        if (there == null) {
            return found;
        }
        reporter.error(
                code,
                found.span(),
                "a second " + word + " clause; the first is in line "
                        + source.line(there.span().start()),
                "a spec has exactly one " + word + "; put the rest into a file of its own");
        return there;
    }

    private void broken(Units.Unit unit) {
        unit.name().ifPresent(name -> {
            switch (unit.tokens().get(0).getType()) {
                case InvParser.MODULE -> module = module == null ? name : module;
                case InvParser.MODEL -> model = model == null ? name : model;
                default -> broken.add(name.text());
            }
        });
    }

    private void clausesThere() {
        if (module == null) {
            reporter.error(
                    SpecError.MODULE_CLAUSE,
                    beginning(),
                    "the spec does not say its name",
                    "begin the file with \"module name;\"" + (model == null ? " and \"model name;\"" : ""));
        } else if (model == null) {
            reporter.error(
                    SpecError.MODEL_CLAUSE,
                    module.span(),
                    "the spec does not say which model it is about",
                    "write \"model name;\" after the module clause");
        }
    }
}
