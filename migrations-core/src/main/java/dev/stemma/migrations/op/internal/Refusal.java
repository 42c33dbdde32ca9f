package dev.stemma.migrations.op.internal;

/**
 * What a revision in Java asked for while it was only written down, and nobody could answer.
 *
 * @param problem what it did, as the end of a sentence about the revision
 * @param line the line of its code; 0 when that is not known
 */
public record Refusal(String problem, int line) {}
