package dev.stemma.migrations.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.migrations.error.ErrorCode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunLockTest {

    private static LockSettings settings(@Nullable String key, Duration lease) {
        Map<String, String> values = key == null ? Map.of() : Map.of(key, "open sesame");
        return new LockSettings("s", "t", "t_lock", "me@here", null, lease, values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tabel | There is no lock kind 'tabel'; there are advisory, table, file, etcd, none",
                "Table | There is no lock kind 'Table'",
                "etcd  | The lock kind 'etcd' needs the artifact migrations-lock-etcd, which is not on the class path",
                "file  | The lock kind 'file' needs the setting 'file' (file under [lock] in migrate.toml)",
                "table | The lock kind 'table' needs a data source",
            })
    void aLockThatCannotBeMade_saysWhatItNeeds(String kind, String message) {
        assertThatThrownBy(() -> RunLock.of(
                        kind, settings(null, Duration.ofSeconds(1)), getClass().getClassLoader()))
                .isInstanceOfSatisfying(
                        LockUnusableException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOCK_UNUSABLE))
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "PT24H1S", "PT-5S"})
    void aLeaseThatIsNeverOrForever_isRefused(Duration lease) {
        assertThatThrownBy(() -> settings(null, lease))
                .isInstanceOf(LockUnusableException.class)
                .hasMessageContaining("it lasts from one second to one day");
    }

    @Test
    void settings_doNotTellTheirValues() {
        assertThat(settings("password", Duration.ofSeconds(1))).asString().doesNotContain("sesame");
    }

    @Test
    void aHolder_cannotHarmTheTerminalOfTheOneWhoWaits() {
        assertThat(new LockHolder("a\u001b[2Jb\nc\u202ed").description()).isEqualTo("a?[2Jb?c?d");
        assertThat(new LockHolder("x".repeat(10_000)).description()).hasSizeLessThan(600);
    }
}
