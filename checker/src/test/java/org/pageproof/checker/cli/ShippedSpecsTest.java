package org.pageproof.checker.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pageproof.checker.scenario.BadInput;
import org.pageproof.spec.schema.Variant;
import org.pageproof.spec.typed.Expectation;
import org.pageproof.spec.typed.Property;
import org.pageproof.spec.typed.Scenario;
import org.pageproof.spec.typed.Spec;

/**
 * Every shipped rule is seen to fail, and every bug is seen. All of it is computed from the specs and the variants of their
 * models. That the expectations are met is for {@code pageproof check}.
 */
class ShippedSpecsTest {
    /** How a scenario says that its variant differs from the base form only where memory is weaker. */
    private static final String WEAKER_MEMORY = "under sequential consistency";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void everyRuleIsBrokenByAVariant() throws BadInput {
        assertEquals(List.of(), unbroken(new ShippedSpecs()));
    }

    @Test
    void everyVariantBreaksARuleOrSaysWhyNot() throws BadInput {
        // What only proofs speak of is there for them.
        Set<String> ofProofs = new ShippedSpecs(List.of(
                        Path.of("spec/proofs/any_number_of_cpus.inv"), Path.of("spec/proofs/type_references.inv")))
                .specs().stream()
                        .flatMap(s -> s.scenarios().stream())
                        .map(s -> s.variant() == null ? "" : s.variant().name())
                        .collect(Collectors.toSet());
        assertEquals(
                List.of(),
                harmless(new ShippedSpecs()).stream()
                        .filter(v -> !ofProofs.contains(v))
                        .toList());
    }

    /** Which rules today's form breaks, and that every other one was checked on it and holds. */
    @Test
    void todaysFormBreaksTheseAndNoOthers() throws BadInput {
        Set<String> broken = new TreeSet<>();
        Set<String> decided = new TreeSet<>();
        List<Spec> specs = new ShippedSpecs().specs();
        for (Spec spec : specs) {
            // Where a model has no such variant, today's form is the base form.
            boolean isBaseForm =
                    spec.schema().variants().stream().noneMatch(v -> v.name().startsWith("upstream"));
            for (Scenario s : spec.scenarios()) {
                if (s.variant() == null ? isBaseForm : s.variant().name().startsWith("upstream")) {
                    Set<String> violated = violated(s);
                    broken.addAll(violated);
                    decided.addAll(violated);
                    if (s.checks() == null
                            && s.expectations().stream()
                                    .anyMatch(e -> e instanceof Expectation.Holds h && h.properties() == null)) {
                        ShippedSpecs.claims(spec).forEach(p -> decided.add(p.name()));
                    }
                }
            }
        }
        List<String> unchecked = specs.stream()
                .flatMap(s -> ShippedSpecs.claims(s).stream())
                .map(Property::name)
                .distinct()
                .filter(p -> !decided.contains(p))
                .toList();
        assertEquals(List.of(), unchecked);
        // Offline requests lost (I26, I31) by words stored without the lock (I28), a broken page freed, where the heap
        // stops,
        // a scrub forgotten (I21; pages 2.17 step 6), and colours forgotten (B38).
        assertEquals(
                Set.of(
                        "states_move_along_the_table",
                        "broken_is_for_ever",
                        "states_change_under_heap_lock",
                        "plain_stores_on_private_words",
                        "bug_on",
                        "reachable_pages_are_scrubbed",
                        "colored_frames_stay_out_of_the_heap",
                        "colored_frames_are_somewhere",
                        // Of descriptor tables: V10 (D1, D2, D3), V14 (D14), and the unguarded readings of D8 and D9.
                        "mapped_tables_are_held_and_typed",
                        "references_are_accounted_for",
                        "tables_are_not_writable",
                        "slots_are_inside_the_limits",
                        "ldt_within_gdt_unguarded",
                        "ldt_reference_not_stale_unguarded",
                        // Of alternate views: VA5 (A6, A6c, A14, A15), VA8 (A7, A18), VA6b and VA13 (A8, A10), VA10
                        // (A1,
                        // A3, A9, A16), and a reset that tells no vCPU (A11).
                        "new_type_is_seen",
                        "types_agree",
                        "written_is_reported",
                        "retried_after_a_change",
                        "tracked_ranges_agree",
                        "list_is_locked",
                        "derived_entries_follow",
                        "nothing_dangles",
                        "chain",
                        // A1x, as in the base form (VA9).
                        "literal_chain",
                        "maximum_of_a_view_is_lowered_when_it_is_made",
                        "aliases_are_bounded",
                        "inactive_views_are_empty",
                        "misconfigured_where_it_is_resolved",
                        // Of the guest p2m: what every comparison of generations leaves open (P2, P2c), VP06 (P2b,
                        // P17b),
                        // VP11 (P4, P13, P6), VP22 (P6, P7, P11), VP18 (P14c), VP20 (P15).
                        "fresh_view",
                        "passes_begin_fresh",
                        "only_fresh_is_sent",
                        "no_extra_no_missing",
                        "no_silent_bogus",
                        "a_failure_after_the_pause_ends_the_save",
                        "nothing_foreign_after_the_pause",
                        "changed_words_are_sent_again",
                        "saves_fail_for_a_reason",
                        "used_pfns_are_read",
                        "the_list_is_where_it_is_said"),
                broken);
    }

    private static Set<String> violated(Scenario scenario) {
        return scenario.expectations().stream()
                .filter(e -> e instanceof Expectation.Violation)
                .map(e -> ((Expectation.Violation) e).property())
                .collect(Collectors.toSet());
    }

    @Test
    void everyRuleHasASentence() throws BadInput {
        for (Spec spec : new ShippedSpecs().specs()) {
            for (Property p : spec.properties()) {
                assertFalse(p.description().isBlank(), p.name());
            }
        }
    }

    @Test
    void aRuleThatNothingBreaksIsFound() throws IOException, BadInput {
        ShippedSpecs specs = with("""
                module m;
                model xen.Pages;
                invariant watched "A." { forall p in pages: p.count_info.count >= 0 }
                invariant unwatched "B." { forall p in pages: p.count_info.count >= 0 }
                transition unwatched_step "C." { forall p in pages: p.count_info.count' >= 0 }
                scenario s { with variant M01; cpus 1 repeat put_page; expect violation of watched; }
                """);
        assertEquals(List.of("unwatched", "unwatched_step"), unbroken(specs));
    }

    @Test
    void aBugThatBreaksNothingIsFound() throws IOException, BadInput {
        ShippedSpecs specs = with("""
                module m;
                model xen.Pages;
                invariant watched "A." { forall p in pages: p.count_info.count >= 0 }
                scenario broken { with variant M01; cpus 1 repeat put_page; expect violation of watched; }
                scenario quiet "It is well." { with variant M02; cpus 1 repeat put_page; expect holds; }
                scenario sc "M03: it is well under sequential consistency." {
                    with variant M03; cpus 1 repeat put_page; expect holds;
                }
                scenario partly "E0 is well." { with variant E0; cpus 1 repeat put_page; expect holds of watched; }
                """);
        List<String> harmless = harmless(specs);
        assertFalse(harmless.contains("M01"));
        assertTrue(harmless.contains("M02"));
        assertFalse(harmless.contains("M03"));
        assertTrue(harmless.contains("E0"));
        assertTrue(harmless.contains("B07"));
    }

    private ShippedSpecs with(String text) throws IOException, BadInput {
        return new ShippedSpecs(List.of(Files.writeString(folder.resolve("m.inv"), text)));
    }

    /** Rules that no scenario expects to see violated by a variant. */
    private static List<String> unbroken(ShippedSpecs specs) {
        List<String> found = new ArrayList<>();
        Set<String> broken = specs.violations().stream()
                .filter(v -> v.spec().property(v.property()).isPresent())
                .map(ShippedSpecs.Violation::property)
                .collect(Collectors.toSet());
        for (Spec spec : specs.specs()) {
            ShippedSpecs.claims(spec).stream()
                    .filter(p -> ShippedSpecs.declares(spec, p))
                    .map(Property::name)
                    .filter(name -> !broken.contains(name))
                    .forEach(found::add);
        }
        return found;
    }

    /**
     * Variants without a scenario that expects a violation of them. Three kinds may be so, if a scenario expects that all its
     * properties hold: eras (E) and proposals (N, protocol_), which are correct, and a bug whose scenario says that it shows under weaker memory only.
     */
    private static List<String> harmless(ShippedSpecs specs) {
        Set<String> breaking = specs.violations().stream()
                .map(v -> v.scenario().variant())
                .map(v -> v == null ? "" : v.name())
                .collect(Collectors.toSet());
        return specs.variants().stream()
                .filter(v -> !breaking.contains(v.name()) && !isFound(specs, v))
                .map(Variant::name)
                .toList();
    }

    private static boolean isFound(ShippedSpecs specs, Variant variant) {
        return specs.scenarios(variant).stream()
                .filter(s -> variant.name().matches("[EN].*|protocol_.*")
                        || s.description().contains(WEAKER_MEMORY))
                .anyMatch(ShippedSpecsTest::allHolds);
    }

    private static boolean allHolds(Scenario scenario) {
        return scenario.expectations().stream()
                .allMatch(e -> e instanceof Expectation.Holds h && h.properties() == null);
    }
}
