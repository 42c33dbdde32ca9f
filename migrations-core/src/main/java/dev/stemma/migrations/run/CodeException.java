package dev.stemma.migrations.run;

/** The code of a revision in Java threw something. */
final class CodeException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Throwable thrown;

    CodeException(Throwable thrown) {
        super(thrown);
        this.thrown = thrown;
    }

    Throwable thrown() {
        return thrown;
    }
}
