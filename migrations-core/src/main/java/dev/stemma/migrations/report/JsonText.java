package dev.stemma.migrations.report;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Maps, lists, texts and numbers as JSON (RFC 8259), two spaces a level. */
final class JsonText {

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    static String of(Object document) {
        JsonText json = new JsonText();
        json.value(document, "");
        return json.text.append('\n').toString();
    }

    private void value(Object value, String indent) {
        if (value instanceof Map<?, ?> map) {
            object(map, indent);
        } else if (value instanceof List<?> list) {
            array(list, indent);
        } else if (value instanceof Number number) {
            text.append(number);
        } else {
            string(value.toString());
        }
    }

    private void object(Map<?, ?> map, String indent) {
        String inner = indent + "  ";
        text.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            text.append('\n').append(inner);
            string(entry.getKey().toString());
            text.append(": ");
            value(entry.getValue(), inner);
            if (entries.hasNext()) {
                text.append(',');
            }
        }
        close(map.isEmpty(), indent, '}');
    }

    private void array(List<?> list, String indent) {
        String inner = indent + "  ";
        text.append('[');
        Iterator<?> items = list.iterator();
        while (items.hasNext()) {
            text.append('\n').append(inner);
            value(items.next(), inner);
            if (items.hasNext()) {
                text.append(',');
            }
        }
        close(list.isEmpty(), indent, ']');
    }

    private void close(boolean empty, String indent, char bracket) {
        if (!empty) {
            text.append('\n').append(indent);
        }
        text.append(bracket);
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ' || Character.isSurrogate(c)) {
                        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
