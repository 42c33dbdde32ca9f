package dev.stemma.migrations.repair;

import java.util.List;

/**
 * A row says something else than the script, though the sections are the same.
 *
 * @param revision the id
 * @param row the row
 * @param path the script
 * @param differences what differs, a phrase each
 */
public record RowDiffers(String revision, String row, String path, List<String> differences) implements Discrepancy {

    public RowDiffers {
        differences = List.copyOf(differences);
    }

    @Override
    public Kind kind() {
        return Kind.ROW_DIFFERS;
    }

    @Override
    public String where() {
        return row;
    }

    @Override
    public String explanation() {
        return "The " + row + " does not say what " + path + " says: " + String.join("; ", differences)
                + ". The row was edited by hand, or the script's header was after it was applied. If the row is right,"
                + " correct the script.";
    }

    @Override
    public List<Remedy> remedies() {
        return List.of(Remedy.repair("If the script is right", Repair.AcceptScript.ACTION, revision));
    }
}
