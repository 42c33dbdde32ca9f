/** Opens the database that the configuration names: a pooled data source, or an embedded server. */
@NullMarked
package dev.stemma.cli.connect;

import org.jspecify.annotations.NullMarked;
