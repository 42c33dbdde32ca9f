package dev.stemma.migrations.script;

import java.util.Optional;

/** Knows what lies in a folder of the class path. */
interface ClassPathListing {

    /**
     * The files of a folder and of all folders below it.
     *
     * @param folder the folder's name, without a slash at either end
     * @return the files; none when there is no such folder
     * @throws ScriptsLocationException when it cannot be told
     */
    ClassPathFiles below(String folder);

    /**
     * What an index says of all revisions of a folder at once.
     *
     * @param folder the folder's name, without a slash at either end
     * @return the head, where the folder lies in one place only, whose index is of its files
     */
    default Optional<IndexedHead> head(String folder) {
        return Optional.empty();
    }
}
