package dev.stemma.cli.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The parameters behind the question mark of a JDBC URL. */
final class UrlParameters {

    private UrlParameters() {}

    /** The URL without the parameter {@code name}: the driver would prefer it to what an option says. */
    static String without(String url, String name) {
        int start = url.indexOf('?');
        if (start < 0) {
            return url;
        }
        String rest = Arrays.stream(url.substring(start + 1).split("&", -1))
                .filter(parameter -> !parameter.startsWith(name + "="))
                .collect(Collectors.joining("&"));
        String address = url.substring(0, start);
        return rest.isEmpty() ? address : address + "?" + rest;
    }

    /** What the parameters say whose names end with {@code ending}, as written. */
    static List<String> valuesOf(String url, String ending) {
        return Arrays.stream(url.substring(url.indexOf('?') + 1).split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .filter(pair ->
                        pair.length == 2 && pair[0].toLowerCase(Locale.ROOT).endsWith(ending))
                .map(pair -> pair[1])
                .toList();
    }
}
