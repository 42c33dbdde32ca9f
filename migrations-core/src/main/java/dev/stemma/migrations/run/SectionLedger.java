package dev.stemma.migrations.run;

import dev.stemma.migrations.prepare.Work;
import dev.stemma.migrations.script.Checksum;
import dev.stemma.migrations.sql.CopyFromStdin;
import dev.stemma.migrations.sql.SqlStatement;
import dev.stemma.migrations.sql.StatementKind;
import dev.stemma.migrations.store.SectionProgress;
import dev.stemma.migrations.store.SectionProgress.Mark;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which statements of a section without a transaction are done, kept in the row that claims it. A transaction of the
 * section's own counts as one: what it did is kept with its COMMIT, or not at all.
 */
final class SectionLedger implements StatementProgress {

    /** Afterwards the role may not be allowed to write the bookkeeping. */
    private static final Pattern CHANGES_ROLE =
            Pattern.compile("(?is)SET\\s+(?:(?:SESSION|LOCAL)\\s+)?(?:ROLE|SESSION\\s+AUTHORIZATION)\\b.*");

    private static final Pattern SET = Pattern.compile("(?is)SET\\s.*");
    private static final Pattern BEGINS = Pattern.compile("(?is)(?:BEGIN|START)\\b.*");
    private static final Pattern KEEPS = Pattern.compile("(?is)(?:COMMIT|END|PREPARE)\\b.*");

    /** Keeps a state of the ledger in the bookkeeping. */
    @FunctionalInterface
    interface Writer {
        void write(SectionProgress progress) throws SQLException;
    }

    private final Connection connection;
    private final List<SqlStatement> statements;
    private final List<String> hashes;
    private final int doneEarlier;
    private final @Nullable Mark earlierMark;
    private final Writer writer;
    private int done;
    private boolean inOwnTransaction;

    SectionLedger(Connection connection, Work.Statements work, @Nullable SectionProgress earlier, Writer writer) {
        this.connection = connection;
        this.statements = work.statements();
        this.hashes = hashes(work);
        this.doneEarlier = earlier == null ? 0 : earlier.done().size();
        this.earlierMark = earlier == null || earlier.next() == null ? null : earlier.mark();
        this.writer = writer;
        this.done = doneEarlier;
    }

    /** Whether account can be kept of these statements. */
    static boolean canKeep(Work.Statements work) {
        return work.statements().stream()
                .noneMatch(statement -> CHANGES_ROLE.matcher(statement.text()).matches());
    }

    /** The state in which the run is, or in which it ends. */
    SectionProgress state(Mark mark) {
        String next = done < hashes.size() ? hashes.get(done) : null;
        return new SectionProgress(hashes.size(), hashes.subList(0, done), next, mark);
    }

    /** Refuses a script of which what was done, or may have been done, is not what it says now. */
    static void requireUnchanged(String revision, Work.Statements work, SectionProgress earlier) {
        List<String> hashes = hashes(work);
        int known = earlier.done().size();
        int same = 0;
        while (same < known && same < hashes.size() && earlier.done().get(same).equals(hashes.get(same))) {
            same++;
        }
        boolean beginsAlike = earlier.next() == null
                || earlier.mark() == Mark.FAILED
                || (known < hashes.size() && earlier.next().equals(hashes.get(known)));
        if (same == known && beginsAlike) {
            return;
        }
        throw new HalfDoneException(
                revision,
                "Revision " + revision + " is half done, and its script "
                        + work.section().path()
                        + " was changed: of the " + known + " statements that were done, and the one that had begun,"
                        + " statement " + (same + 1)
                        + " is not what it was. Nothing was changed. Put the script back as it"
                        + " was, and run the same command again; or bring the database by hand to where the revision is"
                        + " done, or not begun, and record that by 'migrate repair mark-applied " + revision
                        + "' or 'migrate repair mark-not-applied " + revision + "'");
    }

    private static List<String> hashes(Work.Statements work) {
        return work.statements().stream().map(SectionLedger::hash).toList();
    }

    private static String hash(SqlStatement statement) {
        String text = statement instanceof CopyFromStdin copy ? copy.text() + "\n" + copy.data() : statement.text();
        return Checksum.ofText(text);
    }

    @Override
    public boolean skips(int index) throws SQLException {
        SqlStatement statement = statements.get(index);
        if (index < doneEarlier) {
            // the session of that run is gone, and with it what it had set
            return !SET.matcher(statement.text()).matches() || !statement.mayChangeTheSession();
        }
        if (index > doneEarlier || earlierMark == null) {
            return false;
        }
        Optional<ConcurrentIndex> concurrent = ConcurrentIndex.of(statement);
        boolean isDone = concurrent.isPresent() && concurrent.get().isDoneAfterAll(connection, earlierMark);
        if (isDone) {
            after(index);
        }
        return isDone;
    }

    @Override
    public void before(int index) throws SQLException {
        String text = statements.get(index).text();
        if (inOwnTransaction && isControl(index) && KEEPS.matcher(text).matches()) {
            done = index + 1;
            writer.write(state(Mark.BEGUN));
        }
    }

    @Override
    public void after(int index) throws SQLException {
        if (index < doneEarlier) {
            return;
        }
        if (isControl(index)) {
            boolean kept = inOwnTransaction && done > index;
            inOwnTransaction = BEGINS.matcher(statements.get(index).text()).matches();
            if (kept) {
                return;
            }
        }
        if (!inOwnTransaction) {
            done = index + 1;
            writer.write(state(Mark.BEGUN));
        }
    }

    private boolean isControl(int index) {
        return statements.get(index).kind() == StatementKind.TRANSACTION_CONTROL;
    }

    @Override
    public String caution() {
        return earlierMark == Mark.BEGUN && done == doneEarlier
                ? " (a run that broke off had begun the statement that failed now: it may have been done then)"
                : "";
    }
}
