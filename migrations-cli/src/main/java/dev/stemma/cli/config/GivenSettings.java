package dev.stemma.cli.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings that a caller has gathered itself, as a build does from its own configuration. Confined to one thread. */
public final class GivenSettings implements Settings {

    private final Map<List<String>, Given> values = new HashMap<>();

    /** A value, with the name that its writer knows it by. */
    private record Given(Object value, String place) {}

    /**
     * Says something.
     *
     * @param section the section
     * @param key its key
     * @param value a text, a truth or a number; null leaves the key to other settings
     * @param place what its writer calls it, for messages
     * @return this
     */
    public GivenSettings with(String section, String key, @Nullable Object value, String place) {
        if (value != null) {
            values.put(List.of(section, key), new Given(value, place));
        }
        return this;
    }

    /**
     * Says several things of one key.
     *
     * @param section the section
     * @param key its key
     * @param texts the texts; null or none leaves the key to other settings
     * @param place what their writer calls them, for messages
     * @return this
     */
    public GivenSettings with(String section, String key, @Nullable List<String> texts, String place) {
        return texts == null || texts.isEmpty() ? this : with(section, key, (Object) List.copyOf(texts), place);
    }

    private <T> Optional<T> value(String section, String key, Class<T> type) {
        return Optional.ofNullable(values.get(List.of(section, key))).map(given -> type.cast(given.value()));
    }

    @Override
    public boolean has(String section, String key) {
        return values.containsKey(List.of(section, key));
    }

    @Override
    public Optional<String> string(String section, String key) {
        return value(section, key, String.class);
    }

    @Override
    public Optional<Boolean> flag(String section, String key) {
        return value(section, key, Boolean.class);
    }

    @Override
    public Optional<Integer> number(String section, String key) {
        return value(section, key, Integer.class);
    }

    @Override
    public Optional<List<String>> strings(String section, String key) {
        return value(section, key, List.class)
                .map(list -> ((List<?>) list).stream().map(String.class::cast).toList());
    }

    @Override
    public String place(String section, String key) {
        Given given = values.get(List.of(section, key));
        return given == null ? "migrate.toml" : given.place();
    }
}
