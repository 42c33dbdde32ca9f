package dev.stemma.migrations;

import dev.stemma.migrations.lock.RunLock;
import dev.stemma.migrations.run.RunListener;
import java.time.Duration;

/** How runs behave: who keeps others out, for how long they wait, and who is told. */
record StemmaOptions(RunLock lock, Duration lockWait, RunListener listener) {}
