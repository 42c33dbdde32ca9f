package dev.stemma.migrations.graph;

import dev.stemma.migrations.revision.Revision;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes graphs as text: {@code "a; b<-a; c<-a; d<-b,c"}. A revision may have labels, {@code "b[lib]<-a"}, and
 * dependencies, {@code "c<-a ~b"}.
 */
public final class Arrows {

    private static final Pattern REVISION = Pattern.compile(
            "(?<id>[^\\[<~ ]*)(\\[(?<labels>[^\\]]*)\\])?(<-(?<parents>[^~ ]*))?( ?~(?<dependencies>.*))?");

    private Arrows() {}

    /**
     * The graph of a text.
     *
     * @param text revisions between semicolons
     * @return the graph
     */
    public static RevisionGraph graph(String text) {
        return RevisionGraph.of(revisions(text));
    }

    /**
     * The revisions of a text; the source of {@code a} is {@code a.sql}.
     *
     * @param text revisions between semicolons
     * @return the revisions in the order written
     */
    public static List<Revision> revisions(String text) {
        return Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(Arrows::revision)
                .toList();
    }

    private static Revision revision(String text) {
        Matcher matcher = REVISION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a revision: " + text);
        }
        String id = matcher.group("id");
        return new Revision(
                id,
                names(matcher.group("parents")),
                names(matcher.group("dependencies")),
                names(matcher.group("labels")),
                "does " + id,
                id + ".sql");
    }

    private static List<String> names(String list) {
        return list == null || list.isEmpty() ? List.of() : List.of(list.split(","));
    }
}
