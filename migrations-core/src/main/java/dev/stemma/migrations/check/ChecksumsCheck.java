package dev.stemma.migrations.check;

import dev.stemma.migrations.prepare.ScriptCatalog;
import dev.stemma.migrations.script.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the scripts of recorded revisions are what was recorded. A revision that is not recorded is no finding: nobody
 * has said yet that it must not change.
 *
 * @param file the record
 * @param shownAs how people find the file
 * @param scripts the scripts
 */
public record ChecksumsCheck(ChecksumFile file, String shownAs, ScriptCatalog scripts) implements LocatedCheck {

    /** The name of this check. */
    public static final String NAME = "checksums";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> findings() {
        if (!file.exists()) {
            return List.of(finding(
                    shownAs
                            + " is missing, which records the checksums of revisions. Write it with 'migrate check --lock --record' or migrations:lock.",
                    shownAs,
                    0));
        }
        ChecksumFile.Content recorded = file.read();
        Map<String, String> actual = ChecksumFile.actual(scripts);
        List<Finding> findings = new ArrayList<>();
        for (int line : recorded.malformed()) {
            findings.add(finding(
                    shownAs + ":" + line
                            + " holds neither a revision with its checksum nor a comment. Take both sides of a"
                            + " merge conflict, and take out its marks.",
                    shownAs,
                    line));
        }
        recorded.checksums()
                .forEach((id, checksum) -> compare(id, checksum, actual.get(id)).ifPresent(findings::add));
        return List.copyOf(findings);
    }

    private Optional<Finding> compare(String id, String recorded, @Nullable String actual) {
        if (actual == null) {
            return Optional.of(finding(
                    "Revision " + id + " is recorded in " + shownAs
                            + " and has no script here. Databases may have it: add" + " its script again.",
                    shownAs,
                    0));
        }
        if (actual.equals(recorded)) {
            return Optional.empty();
        }
        String path = scripts.script(id).map(Script::path).orElse(shownAs);
        return Optional.of(finding(
                path + " was changed after revision " + id + " was recorded in " + shownAs
                        + ". Databases may have what it said then: restore it, and write a new revision.",
                path,
                0));
    }

    private static Finding finding(String problem, String path, int line) {
        return new Finding(NAME, problem, Optional.of(new Place(path, line)));
    }
}
