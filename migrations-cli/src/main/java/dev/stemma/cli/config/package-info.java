/** Reads migrate.toml, the environment and the options into one immutable configuration. */
@NullMarked
package dev.stemma.cli.config;

import org.jspecify.annotations.NullMarked;
