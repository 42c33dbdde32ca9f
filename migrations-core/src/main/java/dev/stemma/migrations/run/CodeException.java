package dev.stemma.migrations.run;

/** The code of a revision in Java threw something. */
final class CodeException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Exception thrown;

    CodeException(Exception thrown) {
        super(thrown);
        this.thrown = thrown;
    }

    Exception thrown() {
        return thrown;
    }
}
