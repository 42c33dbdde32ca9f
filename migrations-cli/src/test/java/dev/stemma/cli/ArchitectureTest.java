package dev.stemma.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: commands bring the others together, and those do not know one another. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    static final String ROOT = "dev.stemma.cli";

    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_importOnlyTheOnesBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("command")
            .definedBy(ROOT + ".command..")
            .layer("project")
            .definedBy(ROOT + ".project..")
            .layer("connect")
            .definedBy(ROOT + ".connect..")
            .layer("config")
            .definedBy(ROOT + ".config..")
            .layer("output")
            .definedBy(ROOT + ".output..")
            .whereLayer("command")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("project")
            .mayOnlyBeAccessedByLayers("command")
            .whereLayer("connect")
            .mayOnlyBeAccessedByLayers("command", "project")
            .whereLayer("output")
            .mayOnlyBeAccessedByLayers("command", "project")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers("command", "project", "connect");

    @ArchTest
    static final ArchRule entry_isKnownToNobody = noClasses()
            .that()
            .resideInAPackage(ROOT + ".*..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(ROOT + ".Main");

    @ArchTest
    static final ArchRule whatAllKnow_knowsNoneOfThem = noClasses()
            .that()
            .haveFullyQualifiedName(ROOT + ".ExitCode")
            .or()
            .haveFullyQualifiedName(ROOT + ".UserException")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".*..");

    @ArchTest
    static final ArchRule connectionsAndPools_areMadeInOnePlace = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".connect")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.zaxxer..", "org.postgresql..", "io.zonky..");

    @ArchTest
    static final ArchRule documents_areRecords = classes()
            .that()
            .resideInAPackage(ROOT + ".output.document")
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .beRecords();
}
