package dev.stemma.migrations.script;

import dev.stemma.migrations.op.internal.RevisionCode;

/**
 * A direction of a revision in Java.
 *
 * @param path the source or the class that it comes from, for error messages
 * @param className the binary name of the class, by which stack traces know it
 * @param code what it does
 * @param transactional whether it runs in one transaction
 * @param timeouts how patient it is, where the annotation says so
 */
public record CodeSection(
        String path, String className, RevisionCode code, boolean transactional, SectionTimeouts timeouts)
        implements Section {}
