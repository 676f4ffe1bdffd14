package org.pageproof.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pageproof.spec.check.TypeChecker;
import org.pageproof.spec.diagnostics.DiagnosticPrinter;
import org.pageproof.spec.diagnostics.Result;
import org.pageproof.spec.parse.SpecParser;
import org.pageproof.spec.scenario.ResolvedScenario;
import org.pageproof.spec.scenario.ScenarioResolver;
import org.pageproof.spec.source.SourceText;
import org.pageproof.spec.syntax.SpecFile;
import org.pageproof.spec.typed.Binary;
import org.pageproof.spec.typed.BinaryOp;
import org.pageproof.spec.typed.Call;
import org.pageproof.spec.typed.Expr;
import org.pageproof.spec.typed.Moment;
import org.pageproof.spec.typed.NoneLiteral;
import org.pageproof.spec.typed.Place;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Quantified;
import org.pageproof.spec.typed.Read;
import org.pageproof.spec.typed.Spec;

/** What the constructs mean. */
class LanguageTest {
    private static final String HEAD = "module m; model xen.Pages; ";

    static Spec spec(String text) {
        Result<SpecFile> parsed = SpecParser.parse(SourceText.of("test.inv", text));
        assertEquals("", DiagnosticPrinter.print(parsed.diagnostics()));
        Result<Spec> checked = TypeChecker.check(parsed.get(), PagesSchema.schema());
        assertEquals("", DiagnosticPrinter.print(checked.diagnostics()));
        return checked.get();
    }

    static Spec everything() {
        try {
            return spec(Files.readString(Path.of("src/test/resources/specs/all.inv")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Expr body(String kind, String expression) {
        return spec(HEAD + "def held(c: Cpu, p: Page) = c.held[p]; " + kind + " a { " + expression + " }")
                .property("a")
                .orElseThrow()
                .body();
    }

    @Test
    void everyConstructIsAccepted() {
        Spec spec = everything();
        assertEquals(17, spec.properties().size());
        assertEquals("all_constructs", spec.module());
        Property words = spec.property("words").orElseThrow();
        assertEquals("Words and flags.", words.description());
        Property first = spec.property("I1").orElseThrow();
        assertEquals("I1 referenced_page_has_owner", first.title());
        assertFalse(spec.property("a_reference").orElseThrow().ofStep());
        assertTrue(spec.property("a_drop").orElseThrow().ofStep());
        assertEquals("References that one CPU holds.", spec.definitions().get(0).doc());
        assertEquals("A bug.", spec.scenario("bug").orElseThrow().doc());
        assertTrue(spec.definitions().get(3).ofStep());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2 ** 3 ** 2; 512",
                "-2 ** 2; -4",
                "-7 / 2; -4",
                "-7 % 2; 1",
                "7 / -2; -3",
                "7 % -2; 1",
                "1 + 2 * 3; 7",
                "10 - 3 - 2; 5",
                "1 << 2 + 1; 8",
                "-1 & 7; 7",
                "6 ^ 3 | 8; 13",
                "-5 >> 1; -3",
                "0x1f + 0b11; 34",
                "18446744073709551615 + 1; 18446744073709551616",
                "count_bits * 2 - 3; 3",
                "5 & 4 == 4; 1",
                "1 < 2 && 3 < 2 || true; 1",
                "false => false => false; 1",
                "(false => false) => false; 0",
                "true <=> 1 > 2; 0",
                "not 1 == 2 and !false; 1",
                "3 in 1 .. 3 && 3 not in {1, 2}; 1",
                "false && 1 / 0 == 1; 0",
                "true || 1 / 0 == 1; 1",
            })
    void constantsHaveTheseValues(String expression, String value) {
        Spec spec = spec(HEAD + "const a = " + expression + "; scenario s { cpus 1 repeat release; }");
        ResolvedScenario s = ScenarioResolver.resolve(spec.scenarios().get(0), spec, Map.of())
                .get();
        assertEquals(value, String.valueOf(s.constants().get("a")));
    }

    @Test
    void lemmasAreClaimsAboutStates() {
        Property lemma = everything().property("L1").orElseThrow();
        assertEquals(Property.Kind.LEMMA, lemma.kind());
        assertEquals("What is counted has an owner.", lemma.description());
        assertEquals("Found by looking at why a proof failed.", lemma.doc());
        assertFalse(lemma.ofStep());
        assertEquals(Moment.ALWAYS, lemma.moment());
        assertInstanceOf(Quantified.class, lemma.body());
    }

    @Test
    void lifetimesAreImplications() {
        Property nested = everything().property("D8").orElseThrow();
        assertEquals(Property.Kind.NESTED, nested.kind());
        assertEquals("A page is referenced while it is owned.", nested.description());
        assertFalse(nested.ofStep());
        Quantified of = assertInstanceOf(Quantified.class, nested.body());
        assertEquals(2, of.binders().size());
        assertInstanceOf(Binary.class, of.where());
        assertEquals(BinaryOp.IMPLIES, assertInstanceOf(Binary.class, of.body()).op());
        Property ref = everything().property("owner_needs_its_total").orElseThrow();
        assertEquals("D9 owner_needs_its_total", ref.title());
        assertEquals("Owners are there as long as pages name them.", ref.doc());
        Binary implies = assertInstanceOf(Binary.class, ((Quantified) ref.body()).body());
        Binary stored = assertInstanceOf(Binary.class, implies.left());
        assertEquals(BinaryOp.NOT_EQUAL, stored.op());
        assertInstanceOf(Read.class, stored.left());
        assertInstanceOf(NoneLiteral.class, stored.right());
        Property taken = everything().property("taken").orElseThrow();
        assertEquals(Property.Kind.REF, taken.kind());
        Binary both = (Binary) ((Quantified) taken.body()).body();
        assertInstanceOf(Read.class, both.left());
    }

    @Test
    void spansAreTheTextOfEachPart() {
        String text = HEAD + "invariant a { (forall p in pages: (p.refs > 0) => (p.owner != none)) && true }";
        Spec spec = spec(text);
        Binary and = assertInstanceOf(Binary.class, spec.properties().get(0).body());
        assertEquals(BinaryOp.AND, and.op());
        Quantified forall = assertInstanceOf(Quantified.class, and.left());
        assertEquals(
                "forall p in pages: (p.refs > 0) => (p.owner != none)",
                spec.source().slice(forall.span()));
        Binary implies = assertInstanceOf(Binary.class, forall.body());
        assertEquals("p.refs > 0", spec.source().slice(implies.left().span()));
        assertEquals("p.owner != none", spec.source().slice(implies.right().span()));
    }

    @Test
    void aPrimeBelongsToOneRead() {
        Binary equal = assertInstanceOf(
                Binary.class,
                assertInstanceOf(Quantified.class, body("transition", "forall p in pages: p.owner.total' == 0"))
                        .body());
        Read total = assertInstanceOf(Read.class, equal.left());
        assertTrue(total.primed());
        Place.Field field = assertInstanceOf(Place.Field.class, total.place());
        assertFalse(assertInstanceOf(Read.class, field.object()).primed());
    }

    @Test
    void aPrimedDefinitionIsAPrimedCall() {
        Quantified forall = assertInstanceOf(
                Quantified.class, body("transition", "forall c in cpus, p in pages: held(c, p)' == held(c, p)"));
        Binary equal = assertInstanceOf(Binary.class, forall.body());
        assertTrue(assertInstanceOf(Call.class, equal.left()).primed());
        assertFalse(assertInstanceOf(Call.class, equal.right()).primed());
    }

    @Test
    void theBodyOfASumEndsAtAComparison() {
        Quantified forall = assertInstanceOf(
                Quantified.class, body("invariant", "forall p in pages: sum c in cpus: c.held[p] + 1 <= p.refs"));
        assertEquals(
                BinaryOp.LESS_OR_EQUAL,
                assertInstanceOf(Binary.class, forall.body()).op());
    }

    @Test
    void variablesAreNumberedFromZero() {
        Spec spec = spec(HEAD + "def f(c: Cpu) = exists p in pages: c.held[p] > 0; "
                + "invariant a { forall c in cpus: f(c) } invariant b { forall c in cpus: f(c) }");
        assertEquals(4, spec.variables());
    }

    @Test
    void wordsWithAMeaningInOnePlaceAreNamesElsewhere() {
        spec(HEAD + "const model = 1; const count = 2; def check(run: int) = run + count + model; "
                + "invariant holds { check(count) == 5 } cover reached { true } "
                + "scenario expect { cpus 1 repeat release; check holds, reached; expect holds of holds; }");
    }

    @Test
    void linesMayEndInCarriageReturns() {
        spec("module m;\r\nmodel xen.Pages;\r\n\r\ninvariant a \"text\"\r\n{\r\n true // yes\r\n}\r\n");
    }

    @Test
    void shippedSpecsCanBeRead() throws IOException {
        List<Path> specs;
        try (var files = Files.list(Path.of("invariants"))) {
            specs = files.filter(f -> f.toString().endsWith(".inv")).toList();
        }
        assertFalse(specs.isEmpty());
        for (Path f : specs) {
            SourceText source = SourceText.of(f.toString(), Files.readAllBytes(f));
            assertEquals("", DiagnosticPrinter.print(SpecParser.parse(source).diagnostics()));
        }
    }
}
