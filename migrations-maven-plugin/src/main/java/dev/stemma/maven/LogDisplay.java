package dev.stemma.maven;

import dev.stemma.cli.output.Display;
import dev.stemma.cli.output.Style;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/**
 * The log of a build as what people read.
 *
 * @param log the log of the goal
 * @param verbose whether details are wanted
 */
record LogDisplay(Log log, boolean verbose) implements Display {

    @Override
    public void result(String line) {
        line.lines().forEach(log::info);
    }

    @Override
    public void progress(String line) {
        line.lines().forEach(log::info);
    }

    @Override
    public void detail(String line) {
        if (verbose) {
            line.lines().forEach(log::info);
        }
    }

    /** As a sentence. */
    @Override
    public void warning(String line) {
        log.warn(line.substring(0, 1).toUpperCase(Locale.ROOT) + line.substring(1));
    }

    /** Maven colours by level. */
    @Override
    public String styled(Style style, String text) {
        return text;
    }

    @Override
    public int verbosity() {
        return verbose ? 1 : 0;
    }
}
