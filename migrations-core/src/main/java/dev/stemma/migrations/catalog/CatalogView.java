package dev.stemma.migrations.catalog;

import java.util.List;
import java.util.Map;

/**
 * A view or materialized view.
 *
 * @param name its name
 * @param materialized whether it is materialized
 * @param populated whether it holds data; true for plain views
 * @param options storage parameters and view options, each name=value
 * @param definition its query
 */
public record CatalogView(
        QualifiedName name, boolean materialized, boolean populated, List<String> options, String definition)
        implements CatalogObject {

    public CatalogView {
        options = List.copyOf(options);
    }

    @Override
    public ObjectKind kind() {
        return materialized ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW;
    }

    @Override
    public String path() {
        return name.toString();
    }

    @Override
    public Map<String, String> attributes() {
        return new Attributes()
                .addIf(!populated, "not populated")
                .add("options", options)
                .add("definition", definition)
                .toMap();
    }
}
