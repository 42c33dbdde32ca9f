package dev.stemma.migrations.script;

import java.nio.file.Path;

/**
 * A scripts location that is a folder of files, so that scripts can be written into it.
 *
 * @param text the location as it was configured, which is also how its scripts are named to people
 * @param folder the folder
 */
public record ScriptsFolder(String text, Path folder) {

    /**
     * How a file of this folder is named to people.
     *
     * @param file a file in the folder, whether it exists or not
     * @return the location and the file's place in it
     */
    public String pathForPeople(Path file) {
        return Path.of(text).resolve(folder.relativize(file)).toString();
    }
}
