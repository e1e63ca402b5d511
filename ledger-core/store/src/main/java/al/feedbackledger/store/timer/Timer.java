package al.feedbackledger.store.timer;

import java.time.Instant;

/**
 * Something to be done at a time.
 *
 * @param causeEvent id of the event it follows from; with the kind it identifies the command, so it happens once
 */
record Timer(String stream, TimerKind kind, String causeEvent, Instant dueAt) {}
