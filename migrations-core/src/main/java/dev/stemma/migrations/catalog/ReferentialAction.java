package dev.stemma.migrations.catalog;

/** What a foreign key does when the row that it points to changes or goes. */
public enum ReferentialAction {
    /** Refuses, at the end of the statement or later. */
    NO_ACTION("a"),
    /** Refuses at once. */
    RESTRICT("r"),
    /** Changes or deletes along. */
    CASCADE("c"),
    /** Sets null. */
    SET_NULL("n"),
    /** Sets the default. */
    SET_DEFAULT("d");

    private final String code;

    ReferentialAction(String code) {
        this.code = code;
    }

    /** By {@code pg_constraint.confupdtype} and {@code confdeltype}. */
    static ReferentialAction of(String code) {
        for (ReferentialAction action : values()) {
            if (action.code.equals(code)) {
                return action;
            }
        }
        throw new IllegalArgumentException("pg_constraint.confupdtype " + code);
    }
}
