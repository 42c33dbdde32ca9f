package dev.stemma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.cli.Shell.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --sql} on the manager sample, without any database. */
class OfflineCommandsTest {

    private static final Shell SHELL =
            Shell.plain().with("--scripts", "../src-test-resources/src/main/resources/samples/manager/migrations");

    @Test
    void upgrade_writesTheScriptToStandardOutputAndProgressToStandardError() {
        Outcome outcome = SHELL.run("upgrade", "a083c6c962e5:85615e005fa3", "--sql");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .startsWith("-- Offline SQL of Stemma ")
                .contains("\\set ON_ERROR_STOP on\n")
                .contains(
                        "-- Running upgrade a083c6c962e5 -> 85615e005fa3, Make kernels.requested_slots mandatory\nBEGIN;");
        assertThat(outcome.err())
                .isEqualTo("Running upgrade a083c6c962e5 -> 85615e005fa3, Make kernels.requested_slots mandatory\n");
    }

    @Test
    void downgrade_takesARelativeEndAsTyped() {
        Outcome outcome = SHELL.with("-q").run("downgrade", "--sql", "85615e005fa3:-1");

        assertThat(outcome.out()).contains("-- Running downgrade 85615e005fa3 -> a083c6c962e5, ");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void stamp_takesSeveralTargets() {
        Outcome outcome = SHELL.run("stamp", "--sql", "base:85615e005fa3");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("-- Running stamp_revision a083c6c962e5 -> 85615e005fa3, ");
    }

    @Test
    void json_holdsTheStepsAndTheScript() {
        JsonNode json =
                SHELL.run("--json", "upgrade", "a083c6c962e5:head", "--sql").json();

        assertThat(json.at("/command").asText()).isEqualTo("upgrade");
        assertThat(json.at("/from").asText()).isEqualTo("a083c6c962e5");
        assertThat(json.at("/target").asText()).isEqualTo("head");
        assertThat(json.at("/heads_before/0").asText()).isEqualTo("a083c6c962e5");
        assertThat(json.at("/heads_after/0").asText()).isEqualTo("aa27f1d5cd35");
        assertThat(json.at("/steps/0/direction").asText()).isEqualTo("upgrade");
        assertThat(json.at("/sql").asText()).startsWith("-- Offline SQL").endsWith(";\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "upgrade head --sql --dry-run            | --sql and --dry-run exclude each other",
                "upgrade head --sql --dialect mysql      | There is no dialect 'mysql' in this version; there is postgresql",
                "upgrade head --dialect postgres         | --dialect has a meaning only with --sql",
                "--url jdbc:mysql://h/d upgrade head --sql | --sql writes for PostgreSQL, and the URL names another",
                "downgrade 85615e005fa3 --sql            | a downgrade that asks no database has to know where it starts",
                "upgrade nosuch:head --sql               | nosuch",
            })
    void wrongUse_isExplainedAndNothingPrinted(String arguments, String message) {
        Outcome outcome = SHELL.run(arguments.split(" +", -1));

        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(message);
        assertThat(outcome.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--dialect,postgresql", "--dialect,Postgres", "--url,jdbc:postgresql://nowhere:1/x", "--url,embedded:"})
    void postgresql_isWhatItWrites(String option, String value) {
        assertThat(SHELL.run("upgrade", "head", "--sql", option, value).exitCode())
                .isZero();
    }
}
