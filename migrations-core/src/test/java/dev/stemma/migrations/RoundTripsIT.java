package dev.stemma.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stemma.testkit.FaultyProxy;
import dev.stemma.testkit.FaultyProxy.Direction;
import dev.stemma.testkit.TestDatabase;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

/** What a revision costs in round trips: the client waits for each answer, so that its packets can be counted. */
class RoundTripsIT extends RunningScripts {

    private static final int NEVER_CUT = -1;
    private static final int FEW = 10;
    private static final int MANY = 40;

    /** Some packets belong to none of the revisions, and the last one may still be on its way. */
    private static final double OTHERS = 0.2;

    /** What is asked for, on a chain of revisions with one statement each. */
    private enum Call {
        UPGRADE,
        DOWNGRADE,
        ONESHOT;

        void make(Stemma stemma) {
            switch (this) {
                case UPGRADE -> stemma.upgrade("head");
                case DOWNGRADE -> stemma.downgrade("base");
                case ONESHOT -> stemma.oneshot("head");
            }
        }
    }

    /**
     * An upgrade: the look into the bookkeeping, the statement, the row with the commit. A downgrade: whether there was a row
     * to delete is seen before the commit. A oneshot: the time-outs and the statement, and the rows of all in batches.
     */
    @ParameterizedTest
    @CsvSource({"UPGRADE, ADVISORY, 3", "UPGRADE, NONE, 3", "DOWNGRADE, ADVISORY, 4", "ONESHOT, ADVISORY, 2"})
    void eachFurtherRevision_costsSoManyRoundTrips(Call call, LockKind lock, int roundTrips, TestDatabase database)
            throws IOException {
        int few = packets(database, FEW, call, lock);
        int many = packets(database, MANY, call, lock);

        assertThat((many - few) / (double) (MANY - FEW)).isCloseTo(roundTrips, within(OTHERS));
    }

    private int packets(TestDatabase database, int revisions, Call call, LockKind lock) throws IOException {
        database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        scripts.chain(revisions);
        if (call == Call.DOWNGRADE) {
            stemma(database).build().upgrade("head");
        }
        PGSimpleDataSource through = new PGSimpleDataSource();
        through.setUrl(database.url());
        try (FaultyProxy proxy = FaultyProxy.start(
                through.getServerNames()[0], through.getPortNumbers()[0], Direction.TO_SERVER, NEVER_CUT)) {
            through.setServerNames(new String[] {"localhost"});
            through.setPortNumbers(new int[] {proxy.port()});
            call.make(Stemma.builder(through)
                    .scripts(scripts.folder().toString())
                    .lock(lock)
                    .build());
            return proxy.packets();
        }
    }
}
