package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.stemma.migrations.error.ErrorCode;
import dev.stemma.migrations.error.StemmaException;
import dev.stemma.migrations.run.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a caller may meet is in the documentation. */
class DocumentedNamesTest {

    private static final Path DOCS = Path.of("../docs");

    @Test
    void everyErrorCode_isInTheDocumentation() throws IOException {
        String errors = Files.readString(DOCS.resolve("errors.md"));

        assertThat(Arrays.stream(ErrorCode.values()).map(code -> "`" + code + "`"))
                .allSatisfy(code -> assertThat(errors).contains(code));
    }

    @Test
    void everyEvent_isExplainedToThoseWhoListen() throws IOException {
        String server = Files.readString(DOCS.resolve("server.md"));

        assertThat(Arrays.stream(Event.class.getPermittedSubclasses()).map(event -> "`" + event.getSimpleName() + "`"))
                .allSatisfy(event -> assertThat(server).contains(event));
    }

    @Test
    void everyException_isInTheHierarchyOfTheDocumentation() throws IOException {
        String errors = Files.readString(DOCS.resolve("errors.md"));

        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("dev.stemma.migrations")
                                .stream()
                                .filter(type -> type.isAssignableTo(StemmaException.class))
                                .map(JavaClass::getSimpleName))
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(errors).contains("`" + name + "`"));
    }

    @Test
    void everyPublicUncheckedException_isAStemmaException() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("dev.stemma.migrations")
                                .stream()
                                .filter(type -> type.isAssignableTo(RuntimeException.class))
                                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
                .allSatisfy(type -> assertThat(type.isAssignableTo(StemmaException.class))
                        .as(type.getName())
                        .isTrue());
    }
}
