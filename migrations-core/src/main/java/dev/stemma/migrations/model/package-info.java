/** The declared model: the schema as it is to be, which a fresh database is created from and the chain is checked by. */
@NullMarked
package dev.stemma.migrations.model;

import org.jspecify.annotations.NullMarked;
