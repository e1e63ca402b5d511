package al.feedbackledger.verify.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gathers what a run found: per check what passed and what did not. Thread-safe; bounded, whatever is found. */
public final class Report {
    /** Findings told of one check; further ones are counted. */
    public static final int MAX_TOLD = 5;

    /** Exit code when everything that was checked is as it should be. */
    public static final int GOOD = 0;

    private final Map<Check, Outcome> outcomes = new EnumMap<>(Check.class);
    private final List<String> notes = new ArrayList<>();

    /**
     * How one check went.
     *
     * @param said what was looked at, or why it was not
     * @param count all findings, also those not told
     */
    public record Outcome(State state, String said, long count, List<Finding> told) {
        public Outcome {
            told = List.copyOf(told);
        }
    }

    /** How a check can go. */
    public enum State {
        PASSED,
        FAILED,
        NOT_RUN
    }

    /** Says what was looked at; a check that has findings stays failed. */
    public synchronized void passed(Check check, String said) {
        outcomes.merge(
                check,
                new Outcome(State.PASSED, said, 0, List.of()),
                (old, next) -> old.state() == State.FAILED ? old : next);
    }

    /** Says why a check could not be made; it neither passes nor fails. */
    public synchronized void notRun(Check check, String why) {
        outcomes.putIfAbsent(check, new Outcome(State.NOT_RUN, why, 0, List.of()));
    }

    public synchronized void found(Finding finding) {
        Outcome old = outcomes.get(finding.check());
        List<Finding> told = new ArrayList<>(old == null ? List.of() : old.told());
        if (told.size() < MAX_TOLD) {
            told.add(finding);
        }
        long count = (old == null ? 0 : old.count()) + 1;
        outcomes.put(finding.check(), new Outcome(State.FAILED, finding.check().sentence(), count, told));
    }

    /** Something a reader should know that is neither good nor bad. */
    public synchronized void note(String sentence) {
        notes.add(sentence);
    }

    public synchronized boolean has(Check check) {
        return outcomes.containsKey(check);
    }

    public synchronized boolean isGood() {
        return exitCode() == GOOD;
    }

    /** The lowest code of a failed check. */
    public synchronized int exitCode() {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getValue().state() == State.FAILED)
                .mapToInt(entry -> entry.getKey().exitCode())
                .min()
                .orElse(GOOD);
    }

    /** In the order of the codes. */
    public synchronized Map<Check, Outcome> outcomes() {
        return new EnumMap<>(outcomes);
    }

    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }
}
