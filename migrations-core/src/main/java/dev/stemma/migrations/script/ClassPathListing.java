package dev.stemma.migrations.script;

/** Knows what lies in a folder of the class path. */
@FunctionalInterface
interface ClassPathListing {

    /**
     * The files of a folder and of all folders below it.
     *
     * @param folder the folder's name, without a slash at either end
     * @return the files; none when there is no such folder
     * @throws ScriptsLocationException when it cannot be told
     */
    ClassPathFiles below(String folder);
}
