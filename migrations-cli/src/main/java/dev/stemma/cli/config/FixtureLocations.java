package dev.stemma.cli.config;

import dev.stemma.fixtures.error.FixtureException;
import dev.stemma.fixtures.read.FixtureFile;
import dev.stemma.fixtures.read.FixtureFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where fixtures are looked for.
 *
 * @param workingFolder the folder that comes first
 * @param locations the folders of {@code [fixtures]}, on disk or as {@code classpath:folder}
 * @param loader who looks on the class path
 */
public record FixtureLocations(Path workingFolder, List<String> locations, ClassLoader loader) {

    /** What names on the class path begin with. */
    public static final String CLASSPATH = "classpath:";

    public FixtureLocations {
        locations = List.copyOf(locations);
    }

    /**
     * A file or folder by its name: of the working folder, or else of the first location that has it.
     *
     * @param name the name, or {@code classpath:} and a name
     * @return the fixture; of the working folder when none exists
     */
    public FixtureFile find(String name) {
        if (name.startsWith(CLASSPATH)) {
            return FixtureFile.classpath(name, loader);
        }
        Path here = workingFolder.resolve(name);
        if (Files.exists(here)) {
            return FixtureFile.of(here);
        }
        return locations.stream()
                .flatMap(location -> in(location, name).stream())
                .findFirst()
                .orElse(FixtureFile.of(here));
    }

    private Optional<FixtureFile> in(String location, String name) {
        if (location.startsWith(CLASSPATH)) {
            String resource = withoutSlash(location) + "/" + name;
            return loader.getResource(resource.substring(CLASSPATH.length())) == null
                    ? Optional.empty()
                    : Optional.of(FixtureFile.classpath(resource, loader));
        }
        Path path = Path.of(location).resolve(name);
        return Files.exists(path) ? Optional.of(FixtureFile.of(path)) : Optional.empty();
    }

    private static String withoutSlash(String location) {
        return location.endsWith("/") ? location.substring(0, location.length() - 1) : location;
    }

    /**
     * The files that are named, or all of the locations when none is.
     *
     * @param named the names, as for {@link #find}
     * @return the files, those of named folders among them
     * @throws FixtureException when a folder that is named holds no fixture
     */
    public List<FixtureFile> filesOrAll(List<String> named) {
        return named.isEmpty()
                ? all()
                : FixtureFolder.expand(named.stream().map(this::find).toList());
    }

    /**
     * All fixtures of all locations.
     *
     * @return the files, by location and name; a location that does not exist stands as itself
     */
    public List<FixtureFile> all() {
        return locations.stream().flatMap(this::all).toList();
    }

    private Stream<FixtureFile> all(String location) {
        FixtureFile folder = location.startsWith(CLASSPATH)
                ? FixtureFile.classpath(location, loader)
                : FixtureFile.of(Path.of(location));
        try {
            return FixtureFolder.expand(List.of(folder)).stream();
        } catch (FixtureException e) {
            // a folder without fixtures yet
            return Stream.empty();
        }
    }
}
