package dev.stemma.cli.output.document;

import java.util.List;

/** What the commands of the demo did: the document of each, in their order. */
public record DemoDocument(List<Object> results) {

    public DemoDocument {
        results = List.copyOf(results);
    }
}
