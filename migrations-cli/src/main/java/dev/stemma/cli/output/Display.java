package dev.stemma.cli.output;

/** Where people read what a run does and what came of it: a console, or the log of a build. */
public interface Display {

    /**
     * A line of the result.
     *
     * @param line the line
     */
    void result(String line);

    /**
     * What happens.
     *
     * @param line the line
     */
    void progress(String line);

    /**
     * What happens, for those who asked for everything.
     *
     * @param line the line
     */
    void detail(String line);

    /**
     * What the user should look at, though the work goes on.
     *
     * @param line what it is, as a sentence that begins with a small letter
     */
    void warning(String line);

    /**
     * Text in colour, where colour is wanted.
     *
     * @param style the colour
     * @param text the text
     * @return the text, perhaps with codes around it
     */
    String styled(Style style, String text);

    /**
     * How much is asked for.
     *
     * @return -1 for errors only, 0 for progress, 1 for everything
     */
    int verbosity();
}
