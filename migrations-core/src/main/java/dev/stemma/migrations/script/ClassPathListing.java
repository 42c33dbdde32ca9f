package dev.stemma.migrations.script;

import java.util.SortedSet;

/** Knows what lies in a folder of the class path: by searching, or from a list that was made when it was built. */
@FunctionalInterface
interface ClassPathListing {

    /**
     * The files of a folder and of all folders below it.
     *
     * @param folder the folder's name, without a slash at either end
     * @return the names of the resources, by which the class loader knows them; empty when there is no such folder
     * @throws ScriptsLocationException when it cannot be told
     */
    SortedSet<String> below(String folder);
}
