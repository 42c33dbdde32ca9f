package dev.stemma.migrations.run;

import java.sql.SQLException;

/** Keeps account of the statements of a section while they run, one after the other. */
interface StatementProgress {

    /** Of a section in a transaction: all of it stays, or nothing. */
    StatementProgress NONE = new StatementProgress() {

        @Override
        public boolean skips(int index) {
            return false;
        }

        @Override
        public void before(int index) {
            // the transaction keeps account
        }

        @Override
        public void after(int index) {
            // the transaction keeps account
        }

        @Override
        public String caution() {
            return "";
        }
    };

    /** Whether an earlier run has done this statement, counted from 0; what it left unfinished is cleared away. */
    boolean skips(int index) throws SQLException;

    /** The statement is about to run. */
    void before(int index) throws SQLException;

    /** The statement is done. */
    void after(int index) throws SQLException;

    /** What the reader of a failure has to know besides, as the end of a sentence; may be empty. */
    String caution();
}
