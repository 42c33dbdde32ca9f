package dev.stemma.cli.output.document;

/** Why a command failed. */
public record ErrorDocument(Problem error) {

    /** The kind of failure, stable, and the message for people. */
    public record Problem(String code, String message) {}

    /** The shape of a failure. */
    public static ErrorDocument of(String code, String message) {
        return new ErrorDocument(new Problem(code, message));
    }
}
