package dev.stemma.migrations.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The conformance data of the test kit, read once. */
final class Corpus {

    private static final String FOLDER = "/conformance/";
    private static final List<CorpusGraph> GRAPHS = read();

    private Corpus() {}

    static List<CorpusGraph> graphs() {
        return GRAPHS;
    }

    private static List<CorpusGraph> read() {
        ObjectMapper mapper = new ObjectMapper();
        try {
            List<String> names = new String(open("index.txt").readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<CorpusGraph> graphs = new java.util.ArrayList<>();
            for (String name : names) {
                try (InputStream file = open(name)) {
                    graphs.add(CorpusGraph.of(mapper.readTree(file)));
                }
            }
            return List.copyOf(graphs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream file = Corpus.class.getResourceAsStream(FOLDER + name);
        if (file == null) {
            throw new IOException("not on the class path: " + FOLDER + name);
        }
        return file;
    }
}
