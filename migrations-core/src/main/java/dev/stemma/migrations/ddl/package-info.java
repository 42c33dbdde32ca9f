/**
 * PostgreSQL's DDL where jOOQ's own DSL has no words for it, or loses some of what was said. One class for each idea;
 * each gives an {@link org.jooq.Query}, at once or from a small builder by {@code query()}, to be executed, batched or
 * rendered by jOOQ.
 *
 * <p>What they have in common:
 *
 * <ul>
 *   <li>Identifiers are {@link org.jooq.Name}s, qualified where PostgreSQL allows it ({@code name("schema", "table")}),
 *       and quoted by jOOQ. PostgreSQL cuts a name of more than 63 bytes without an error.
 *   <li>Utility statements take no parameters, so every value is inlined, {@code DSL.val} too.
 *   <li>What is SQL by nature comes as a jOOQ condition, field or {@code SQL}; nothing else is taken as SQL text.
 *   <li>Builders are immutable: each method gives a new one.
 * </ul>
 *
 * <p>Use jOOQ's DSL for all the rest; {@code docs/ddl.md} says which is which.
 */
@NullMarked
package dev.stemma.migrations.ddl;

import org.jspecify.annotations.NullMarked;
