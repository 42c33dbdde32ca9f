package dev.stemma.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;

/**
 * Where a command writes: results to standard output, what happens meanwhile to standard error.
 *
 * @param out standard output
 * @param err standard error
 * @param json whether the result is one JSON document
 * @param colour whether text is coloured
 * @param verbosity -1 for errors only, 0 for progress, 1 for everything
 */
public record Console(PrintWriter out, PrintWriter err, boolean json, boolean colour, int verbosity)
        implements Display {

    /** Apart, since Jackson takes longer to get ready than most commands take; text needs none of it. */
    private static final class Json {

        private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

        private Json() {}

        static String of(Object document) {
            try {
                return MAPPER.writeValueAsString(document);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A result of our own is always JSON", e);
            }
        }
    }

    /**
     * The same places, for a result as JSON.
     *
     * @return the console
     */
    public Console forJson() {
        return new Console(out, err, true, colour, verbosity);
    }

    /** Left out where the result is JSON. */
    @Override
    public void result(String line) {
        if (!json) {
            out.println(line);
        }
    }

    /** The result as a document; left out where the result is text. */
    public void document(Object document) {
        if (json) {
            out.println(Json.of(document));
        }
    }

    @Override
    public void progress(String line) {
        if (verbosity >= 0) {
            err.println(line);
            err.flush();
        }
    }

    @Override
    public void detail(String line) {
        if (verbosity > 0) {
            err.println(line);
            err.flush();
        }
    }

    @Override
    public void warning(String line) {
        err.println(styled(Style.YELLOW, "Warning: ") + line);
        err.flush();
    }

    /** What ended the command. */
    public void error(String message) {
        err.println(styled(Style.RED, "Error: ") + message);
        err.flush();
    }

    @Override
    public String styled(Style style, String text) {
        return colour ? style.wrap(text) : text;
    }
}
