package dev.stemma.migrations.repair;

import dev.stemma.migrations.store.HalfDone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A section without a transaction has begun and not ended, and nobody is at work on it.
 *
 * @param step what is half done
 * @param row its row
 * @param next where the first statement that is not done stands, and its first line; empty where that is not known
 * @param below where a downgrade leads that goes on; empty where only {@code base} is below, or for an upgrade
 */
public record HalfDoneStep(HalfDone step, String row, Optional<String> next, Optional<String> below)
        implements Discrepancy {

    @Override
    public Kind kind() {
        return Kind.HALF_DONE;
    }

    @Override
    public String revision() {
        return step.revision().id();
    }

    @Override
    public String where() {
        return row;
    }

    @Override
    public String explanation() {
        return "Revision " + revision() + " is " + step.inWords() + ", and nobody is at work on it."
                + next.map(statement -> " The first statement that is not known to be done is " + statement + ".")
                        .orElse("");
    }

    @Override
    public List<Remedy> remedies() {
        Remedy goOn = step.undoing()
                ? Remedy.of("To go on where it broke off", "downgrade", below.orElse("base"))
                : Remedy.of("To go on where it broke off", "upgrade", revision());
        Stream<Remedy> byHand = Stream.of(
                Remedy.repair(
                        "If you have brought the database to where it has all of it",
                        Repair.MarkApplied.ACTION,
                        revision()),
                Remedy.repair(
                        "If you have brought it to where it has nothing of it",
                        Repair.MarkNotApplied.ACTION,
                        revision()));
        return step.unreadable() == null
                ? Stream.concat(Stream.of(goOn), byHand).toList()
                : byHand.toList();
    }
}
