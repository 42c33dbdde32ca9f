package dev.stemma.cli.config;

import java.util.List;
import java.util.Optional;

/**
 * Settings above others: where the upper ones say nothing, the lower ones count.
 *
 * @param upper what counts first
 * @param lower what counts next
 */
record LayeredSettings(Settings upper, Settings lower) implements Settings {

    private Settings at(String section, String key) {
        return upper.has(section, key) ? upper : lower;
    }

    @Override
    public boolean has(String section, String key) {
        return upper.has(section, key) || lower.has(section, key);
    }

    @Override
    public Optional<String> string(String section, String key) {
        return at(section, key).string(section, key);
    }

    @Override
    public Optional<Boolean> flag(String section, String key) {
        return at(section, key).flag(section, key);
    }

    @Override
    public Optional<Integer> number(String section, String key) {
        return at(section, key).number(section, key);
    }

    @Override
    public Optional<List<String>> strings(String section, String key) {
        return at(section, key).strings(section, key);
    }

    @Override
    public String place(String section, String key) {
        return at(section, key).place(section, key);
    }
}
