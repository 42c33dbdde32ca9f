/** From a configuration to the library: what the commands and the Maven goals do alike, whoever calls them. */
@NullMarked
package dev.stemma.cli.project;

import org.jspecify.annotations.NullMarked;
