package dev.stemma.migrations.script.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewArrayTree;
import dev.stemma.migrations.error.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the elements of one annotation, as far as they are literals: a constant's value is known to a compiler only. */
final class ElementReader {

    private final AnnotationForm form;
    private final UnitPositions positions;
    private final Problems problems;
    private final Map<String, Object> elements = new HashMap<>();
    private final Map<String, ParsedSource.Span> spans = new HashMap<>();

    ElementReader(AnnotationForm form, UnitPositions positions, Problems problems) {
        this.form = form;
        this.positions = positions;
        this.problems = problems;
    }

    ParsedSource read(String className, AnnotationTree annotation) {
        for (ExpressionTree argument : annotation.getArguments()) {
            // a value without a name is one for the element 'value'
            if (argument instanceof AssignmentTree assignment) {
                element(assignment, assignment.getVariable().toString(), assignment.getExpression());
            } else {
                element(argument, "value", argument);
            }
        }
        for (String name : form.required()) {
            if (!spans.containsKey(name)) {
                problems.add(positions.problem(
                        annotation, "@" + form.simpleName() + " has no '" + name + "'; write " + name + " = \"…\""));
            }
        }
        return new ParsedSource(className, elements, positions.span(annotation), spans);
    }

    private void element(ExpressionTree argument, String name, ExpressionTree value) {
        if (!form.elements().containsKey(name)) {
            TreeSet<String> names = new TreeSet<>(form.elements().keySet());
            problems.add(positions.problem(
                    argument,
                    "@" + form.simpleName() + " has no element '" + name + "'" + Nearest.didYouMean(name, names)
                            + "; it has " + String.join(", ", names)));
            return;
        }
        spans.put(name, positions.span(value));
        literal(name, value)
                .ifPresentOrElse(
                        literal -> elements.put(name, literal),
                        () -> problems.add(positions.problem(
                                value,
                                "'" + name + "' has to be " + form.wanted(name)
                                        + ", written out: it is read without compiling the file")));
    }

    private Optional<Object> literal(String name, ExpressionTree value) {
        if (value instanceof NewArrayTree array && form.takes(name, String[].class)) {
            List<String> texts = new ArrayList<>();
            for (ExpressionTree item : array.getInitializers()) {
                if (item instanceof LiteralTree literal && literal.getValue() instanceof String text) {
                    texts.add(text);
                } else {
                    return Optional.empty();
                }
            }
            return Optional.of(List.copyOf(texts));
        }
        if (!(value instanceof LiteralTree literal)) {
            return Optional.empty();
        }
        if (literal.getValue() instanceof String text && form.takes(name, String.class, String[].class)) {
            return Optional.of(form.takes(name, String.class) ? text : List.of(text));
        }
        return literal.getValue() instanceof Boolean truth && form.takes(name, boolean.class)
                ? Optional.of(truth)
                : Optional.empty();
    }
}
