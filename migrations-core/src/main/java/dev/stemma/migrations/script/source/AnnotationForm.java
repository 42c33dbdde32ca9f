package dev.stemma.migrations.script.source;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An annotation type and its elements.
 *
 * @param packageName its package
 * @param simpleName its name in the package
 * @param elements by name, the types of the elements: {@code String}, {@code String[]} or {@code boolean}
 * @param required the elements that have no default
 */
public record AnnotationForm(
        String packageName, String simpleName, Map<String, Class<?>> elements, List<String> required) {

    public AnnotationForm {
        elements = Map.copyOf(elements);
        required = List.copyOf(required);
    }

    /**
     * The form of an annotation type.
     *
     * @param type the type
     * @return its form
     */
    public static AnnotationForm of(Class<? extends Annotation> type) {
        List<Method> methods = List.of(type.getDeclaredMethods());
        return new AnnotationForm(
                type.getPackageName(),
                type.getSimpleName(),
                methods.stream().collect(Collectors.toMap(Method::getName, Method::getReturnType)),
                methods.stream()
                        .filter(method -> method.getDefaultValue() == null)
                        .map(Method::getName)
                        .toList());
    }

    /**
     * The whole name.
     *
     * @return package and name
     */
    public String name() {
        return packageName + "." + simpleName;
    }

    /** How a value of an element is written, for error messages. */
    String wanted(String element) {
        Class<?> type = elements.getOrDefault(element, String.class);
        if (type == boolean.class) {
            return "true or false";
        }
        return type.isArray() ? "a text in quotes, or several in braces" : "a text in quotes";
    }

    /** Whether an element takes values of a type. */
    boolean takes(String element, Class<?>... types) {
        return Arrays.asList(types).contains(elements.get(element));
    }
}
