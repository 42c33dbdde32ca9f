package dev.stemma.cli.config;

import java.util.List;
import java.util.Optional;

/** What is said of the keys that {@code migrate.toml} has, wherever it is said. */
public interface Settings {

    /**
     * Whether something is said.
     *
     * @param section the section, as {@code lock}
     * @param key its key, as {@code wait}
     * @return false where other settings, or the default, count
     */
    boolean has(String section, String key);

    /**
     * A text.
     *
     * @param section the section
     * @param key its key
     * @return the text, or empty where nothing is said
     */
    Optional<String> string(String section, String key);

    /**
     * A truth.
     *
     * @param section the section
     * @param key its key
     * @return true or false, or empty where nothing is said
     */
    Optional<Boolean> flag(String section, String key);

    /**
     * A number.
     *
     * @param section the section
     * @param key its key
     * @return the number, or empty where nothing is said
     */
    Optional<Integer> number(String section, String key);

    /**
     * A list of texts.
     *
     * @param section the section
     * @param key its key
     * @return the texts, or empty where nothing is said
     */
    Optional<List<String>> strings(String section, String key);

    /**
     * Where it is said, for messages about it.
     *
     * @param section the section
     * @param key its key
     * @return the place as people call it
     */
    String place(String section, String key);
}
