/** What the tests of all modules share: a server per JVM, a database per test. */
@NullMarked
package dev.stemma.testkit;

import org.jspecify.annotations.NullMarked;
