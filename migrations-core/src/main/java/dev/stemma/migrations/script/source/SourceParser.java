package dev.stemma.migrations.script.source;

import java.util.List;

/** Finds the annotated class of source files and the elements of its annotation, without compiling them. */
public final class SourceParser {

    private final AnnotationForm form;

    /**
     * A parser for one annotation.
     *
     * @param form the annotation
     */
    public SourceParser(AnnotationForm form) {
        this.form = form;
    }

    /**
     * Parses files, all by one run of the compiler's parser. The compiler is not touched when there are none.
     *
     * @param files the files
     * @return for each file, in their order, its annotated class
     * @throws SourceException when there is no compiler, a file is not Java, has no class or several classes with the
     *     annotation, or an element of it is not written as a literal; with the problems of all files
     */
    public List<ParsedSource> parse(List<SourceFile> files) throws SourceException {
        if (files.isEmpty()) {
            return List.of();
        }
        CompilerModule.require(files.get(0));
        return new ParserRun(form).parse(files);
    }
}
