package dev.stemma.migrations.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DollarQuotedTest {

    @ParameterizedTest
    @CsvSource({
        "a,$$a$$",
        "'',$$$$",
        "a$$b,$body1$a$$b$body1$",
        "a$,$body1$a$$body1$",
        "$$ $body1$,$body2$$$ $body1$$body2$",
        "$$ $body1,$body2$$$ $body1$body2$",
    })
    void aTag_neverEndsTheTextEarly(String text, String quoted) {
        assertThat(DSL.using(SQLDialect.POSTGRES).render(DollarQuoted.of(text))).isEqualTo(quoted);
    }
}
