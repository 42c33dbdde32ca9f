package dev.stemma.maven;

import dev.stemma.cli.ExitCode;
import dev.stemma.cli.UserException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.eclipse.aether.graph.Dependency;

/**
 * The compiled classes and the dependencies of a module. They are resolved when somebody asks, since most goals read
 * folders of scripts and work in modules whose dependencies are not built yet.
 *
 * @param project the module
 * @param session the build
 * @param resolver resolves its dependencies
 * @param scope which of them
 */
record ModuleClassPath(MavenProject project, MavenSession session, ProjectDependenciesResolver resolver, Scope scope) {

    /** Maven's scopes that make a class path. */
    enum Scope {
        COMPILE("compile", "provided", "system"),
        RUNTIME("compile", "runtime"),
        TEST("compile", "provided", "system", "runtime", "test");

        @SuppressWarnings("ImmutableEnumChecker") // it is made by Set.of
        private final Set<String> dependencies;

        Scope(String... dependencies) {
            this.dependencies = Set.of(dependencies);
        }

        static Scope named(String name) throws MojoExecutionException {
            for (Scope scope : values()) {
                if (scope.word().equals(name)) {
                    return scope;
                }
            }
            throw new MojoExecutionException(
                    "There is no class path of the scope '" + name + "'; <classpathScope> is one of "
                            + Arrays.stream(values()).map(Scope::word).collect(Collectors.joining(", ")));
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Folders and jars, the module's own first. */
    List<Path> entries() {
        List<Path> entries = new ArrayList<>();
        if (project.getFile() == null) {
            return entries;
        }
        if (scope == Scope.TEST) {
            entries.add(Path.of(project.getBuild().getTestOutputDirectory()));
        }
        entries.add(Path.of(project.getBuild().getOutputDirectory()));
        for (Dependency dependency : dependencies()) {
            File file = dependency.getArtifact().getFile();
            if (file != null) {
                entries.add(file.toPath());
            }
        }
        return entries;
    }

    private List<Dependency> dependencies() {
        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
        request.setResolutionFilter((node, parents) -> node.getDependency() == null
                || scope.dependencies.contains(node.getDependency().getScope()));
        try {
            DependencyResolutionResult result = resolver.resolve(request);
            return result.getDependencies();
        } catch (DependencyResolutionException e) {
            throw new UserException(
                    ExitCode.FAILED,
                    "CONFIGURATION",
                    "The class path of " + project.getId()
                            + ", which scripts and their classes are looked for in, cannot be" + " resolved: "
                            + e.getMessage());
        }
    }
}
