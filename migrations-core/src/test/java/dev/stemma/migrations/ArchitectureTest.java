package dev.stemma.migrations;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the table of packages in docs/architecture.md. */
@AnalyzeClasses(packages = "dev.stemma.migrations", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "dev.stemma.migrations";

    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching("dev.stemma.migrations.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packages_importOnlyTheOnesBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("report")
            .definedBy(ROOT + ".report")
            .layer("check")
            .definedBy(ROOT + ".check")
            .layer("facade")
            .definedBy(ROOT)
            .layer("offline")
            .definedBy(ROOT + ".offline")
            .layer("repair")
            .definedBy(ROOT + ".repair")
            .layer("run")
            .definedBy(ROOT + ".run")
            .layer("prepare")
            .definedBy(ROOT + ".prepare")
            .layer("lock")
            .definedBy(ROOT + ".lock")
            .layer("store")
            .definedBy(ROOT + ".store")
            .layer("author")
            .definedBy(ROOT + ".author")
            .layer("script")
            .definedBy(ROOT + ".script")
            .layer("script source")
            .definedBy(ROOT + ".script.source")
            .layer("script classfile")
            .definedBy(ROOT + ".script.classfile")
            .layer("op")
            .definedBy(ROOT + ".op..")
            .layer("ddl")
            .definedBy(ROOT + ".ddl")
            .layer("sql")
            .definedBy(ROOT + ".sql")
            .layer("plan")
            .definedBy(ROOT + ".plan")
            .layer("graph")
            .definedBy(ROOT + ".graph")
            .layer("revision")
            .definedBy(ROOT + ".revision")
            .layer("model")
            .definedBy(ROOT + ".model")
            .layer("catalog")
            .definedBy(ROOT + ".catalog")
            .layer("error")
            .definedBy(ROOT + ".error")
            .whereLayer("report")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("check")
            .mayOnlyBeAccessedByLayers("report")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("check", "facade", "run", "prepare")
            .whereLayer("catalog")
            .mayOnlyBeAccessedByLayers("check")
            .whereLayer("facade")
            .mayOnlyBeAccessedByLayers("check")
            .whereLayer("offline")
            .mayOnlyBeAccessedByLayers("facade")
            .whereLayer("repair")
            .mayOnlyBeAccessedByLayers("check", "facade")
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("check", "facade", "offline", "repair")
            .whereLayer("prepare")
            .mayOnlyBeAccessedByLayers("check", "facade", "offline", "repair", "run")
            .whereLayer("lock")
            .mayOnlyBeAccessedByLayers("facade", "offline", "run")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("check", "facade", "offline", "repair", "run", "prepare")
            .whereLayer("author")
            .mayOnlyBeAccessedByLayers("check")
            .whereLayer("script")
            .mayOnlyBeAccessedByLayers("check", "facade", "repair", "run", "prepare", "author", "model")
            .whereLayer("script source")
            .mayOnlyBeAccessedByLayers("author", "script")
            .whereLayer("script classfile")
            .mayOnlyBeAccessedByLayers("script")
            .whereLayer("op")
            .mayOnlyBeAccessedByLayers("facade", "run", "prepare", "script", "script source")
            .whereLayer("ddl")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sql")
            .mayOnlyBeAccessedByLayers(
                    "check", "offline", "repair", "run", "prepare", "script", "op", "model", "store", "lock")
            .whereLayer("plan")
            .mayOnlyBeAccessedByLayers("facade", "offline", "repair", "run", "prepare", "author")
            .whereLayer("graph")
            .mayOnlyBeAccessedByLayers(
                    "check", "facade", "offline", "repair", "run", "prepare", "author", "script", "plan")
            .whereLayer("revision")
            .mayOnlyBeAccessedByLayers(
                    "check", "facade", "offline", "repair", "run", "prepare", "store", "author", "script", "plan",
                    "graph");

    @ArchTest
    static final ArchRule theCatalog_knowsNothingOfRevisions = noClasses()
            .that()
            .resideInAPackage(ROOT + ".catalog")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAPackage(ROOT + ".catalog"))));

    @ArchTest
    static final ArchRule graphAndScripts_knowNoDatabase = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + ".error",
                    ROOT + ".revision",
                    ROOT + ".graph",
                    ROOT + ".plan",
                    ROOT + ".sql",
                    ROOT + ".script..",
                    ROOT + ".author")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jooq..", "org.postgresql..");

    @ArchTest
    static final ArchRule thePathThatFindsNothingToDo_touchesNoJooq = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT,
                    ROOT + ".offline",
                    ROOT + ".repair",
                    ROOT + ".run",
                    ROOT + ".prepare",
                    ROOT + ".store",
                    ROOT + ".lock")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jooq..");

    @ArchTest
    static final ArchRule ddl_isJooqOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + ".ddl")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..")
                    .and(resideOutsideOfPackage(ROOT + ".ddl"))
                    .or(resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")));
}
