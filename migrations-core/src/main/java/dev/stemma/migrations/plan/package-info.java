/** From what is applied and a target to ordered steps, each with its effect on the heads. */
@NullMarked
package dev.stemma.migrations.plan;

import org.jspecify.annotations.NullMarked;
