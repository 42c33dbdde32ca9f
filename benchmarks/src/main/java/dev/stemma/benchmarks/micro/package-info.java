/** What is short, and waits for nobody: measured by JMH. */
@NullMarked
package dev.stemma.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
