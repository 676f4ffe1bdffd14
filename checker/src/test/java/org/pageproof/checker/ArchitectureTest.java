package org.pageproof.checker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom; see docs/decisions/0002-modules.md. */
@AnalyzeClasses(packages = "org.pageproof", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String CHECKER = "org.pageproof.checker.";

    @ArchTest
    static final ArchRule specKnowsNothingElse = classes()
            .that()
            .resideInAPackage("org.pageproof.spec..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.pageproof.spec..", "java..", "org.antlr..", "org.jspecify..");

    @ArchTest
    static final ArchRule machineKnowsNothingElse = classes()
            .that()
            .resideInAPackage("org.pageproof.machine..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.pageproof.machine..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule modelsKnowTheMachineOnly = classes()
            .that()
            .resideInAnyPackage("org.pageproof.xen..", "org.pageproof.variants..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.pageproof.xen..",
                    "org.pageproof.variants..",
                    "org.pageproof.machine..",
                    "java..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule theBaseFormKnowsNoVariant = noClasses()
            .that()
            .resideInAPackage("org.pageproof.xen..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.pageproof.variants..");

    @ArchTest
    static final ArchRule theCheckerKnowsNoModel = noClasses()
            .that()
            .resideInAPackage("org.pageproof.checker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.pageproof.xen..", "org.pageproof.variants..");

    @ArchTest
    static final ArchRule stepsKnowNoEngine = noClasses()
            .that()
            .resideInAPackage(CHECKER + "steps..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    CHECKER + "explore..",
                    CHECKER + "properties..",
                    CHECKER + "trace..",
                    CHECKER + "report..",
                    CHECKER + "cli..");

    @ArchTest
    static final ArchRule anEngineKnowsStepsOnly = noClasses()
            .that()
            .resideInAPackage(CHECKER + "explore..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    CHECKER + "properties..",
                    CHECKER + "trace..",
                    CHECKER + "report..",
                    CHECKER + "cli..",
                    "org.pageproof.spec..",
                    "org.pageproof.machine..");

    /** Each engine is a check on the others, so none may share another's code. */
    @ArchTest
    static final ArchRule enginesKnowNoOtherEngine = slices().matching(
                    "org.pageproof.checker.(explore|interpreter|threads|jpf|spin|prove)..")
            .should()
            .notDependOnEachOther();

    /** The solver's library is an optional dependency and is loaded in a process of its own. */
    @ArchTest
    static final ArchRule onlyTheSolversProcessKnowsZ3 = noClasses()
            .that()
            .haveNameNotMatching(".*\\.prove\\.solver\\.Z3(Worker|Session|Question)")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.microsoft.z3..");

    @ArchTest
    static final ArchRule tracesAndReportsKnowNoEngine = noClasses()
            .that()
            .resideInAnyPackage(CHECKER + "trace..", CHECKER + "report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CHECKER + "explore..", CHECKER + "cli..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("org.pageproof.checker.(*)..").should().beFreeOfCycles();
}
