package dev.stemma.migrations.catalog;

import java.util.List;
import java.util.Map;

/**
 * An event trigger.
 *
 * @param name its name
 * @param event the event
 * @param tags the commands that it is for; empty for all
 * @param function what it calls
 * @param state enabled, disabled, on replica or always
 */
public record CatalogEventTrigger(String name, String event, List<String> tags, String function, String state)
        implements CatalogObject {

    public CatalogEventTrigger {
        tags = List.copyOf(tags);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.EVENT_TRIGGER;
    }

    @Override
    public String path() {
        return QualifiedName.shown(name);
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes()
                .add("event", event)
                .add("tags", tags)
                .add("function", function)
                .add("state", state)
                .toMap();
    }
}
