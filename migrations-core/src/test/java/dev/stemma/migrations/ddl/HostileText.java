package dev.stemma.migrations.ddl;

/** Values with all that jOOQ's templates, pgjdbc and dollar quotes look for; each short enough for an enum's value. */
final class HostileText {

    static final String FIRST = "it's \\ ? ?? {0} :x $$ \n \" ; --";

    static final String SECOND = "' {d '2020-01-01'} \\' /* $body1$ $";

    private HostileText() {}
}
