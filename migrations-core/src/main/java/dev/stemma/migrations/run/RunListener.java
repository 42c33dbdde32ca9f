package dev.stemma.migrations.run;

/** Is told what a run does, on the thread that runs it; what it throws ends the run. */
@FunctionalInterface
public interface RunListener {

    /** Hears nothing. */
    RunListener SILENT = event -> {};

    /**
     * Takes an event.
     *
     * @param event what happened
     */
    void on(Event event);
}
