package dev.stemma.migrations.script.source;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;

/**
 * Where the parts of a parsed file stand.
 *
 * @param unit the parsed file
 * @param positions the compiler's knowledge
 * @param file the file
 */
record UnitPositions(CompilationUnitTree unit, SourcePositions positions, SourceFile file) {

    ParsedSource.Span span(Tree tree) {
        return new ParsedSource.Span(
                (int) positions.getStartPosition(unit, tree), (int) positions.getEndPosition(unit, tree));
    }

    SourceProblem problem(Tree tree, String message) {
        LineMap lines = unit.getLineMap();
        long start = positions.getStartPosition(unit, tree);
        return new SourceProblem(
                file.path(), (int) lines.getLineNumber(start), (int) lines.getColumnNumber(start), message);
    }
}
