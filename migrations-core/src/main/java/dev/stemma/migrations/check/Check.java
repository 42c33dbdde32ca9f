package dev.stemma.migrations.check;

import java.util.List;

/** One question that a project or a database has to answer well. Reads, and writes nothing. */
public interface Check {

    /**
     * What the check is called, in reports and to leave it out.
     *
     * @return a word of small letters and hyphens
     */
    String name();

    /**
     * Looks.
     *
     * @return what is wrong and what to do about it, a sentence or two each; empty when all is well
     */
    List<String> problems();

    /**
     * Looks, and says where too.
     *
     * @return what {@link #problems} gives, with the places that are known
     */
    default List<Finding> findings() {
        return problems().stream().map(problem -> new Finding(name(), problem)).toList();
    }
}
