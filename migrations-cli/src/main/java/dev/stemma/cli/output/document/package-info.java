/** The JSON shapes of results; stable, and described in docs/json.md. */
@NullMarked
package dev.stemma.cli.output.document;

import org.jspecify.annotations.NullMarked;
