package dev.stemma.migrations.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what is compared of one object, in the order in which it is told. Confined to one thread. */
final class Attributes {

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Adds an attribute; null, which is not there, adds nothing. */
    Attributes add(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
        return this;
    }

    /** Adds names or options; an empty list is not there. */
    Attributes add(String name, Collection<?> list) {
        return add(
                name,
                list.isEmpty()
                        ? null
                        : String.join(", ", list.stream().map(Object::toString).toList()));
    }

    /** Adds what is worth a word only when it holds. */
    Attributes addIf(boolean holds, String name) {
        return add(name, holds ? "yes" : null);
    }

    Map<String, String> toMap() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
