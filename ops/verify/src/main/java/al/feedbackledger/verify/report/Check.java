package al.feedbackledger.verify.report;

/**
 * What is checked, each with an exit code of its own. Codes are for scripts and never change; where several checks fail,
 * the program ends with the lowest, because a cause stands before what follows from it.
 */
public enum Check {
    FILES(10, "files", "every file is there and in its format"),
    POSITIONS(11, "positions", "positions count from 1 without a hole"),
    STREAMS(12, "streams", "every stream's sequence numbers count from 0 without a hole"),
    LEAVES(13, "leaves", "every event is the one its leaf commits to"),
    TREE(14, "tree", "the leaves lead to the tiles and to the signed root"),
    BATCHES(15, "batches", "batches follow one another, and their times never go back"),
    SIGNATURE(16, "signature", "the checkpoint is signed by the known key of this log"),
    CONSISTENCY(17, "consistency", "every earlier checkpoint is a beginning of this log"),
    WORDS(18, "words", "the words are those that the events commit to"),
    LOSS(19, "loss", "every sealed value is there, or erased by an event"),
    LIFE(20, "life", "every event may follow the ones before it in its stream"),
    PUBLICATION(21, "publication", "what was published follows from the events"),
    RESTORE(22, "restore", "nothing was lost in a restore");

    private final int exitCode;
    private final String key;
    private final String sentence;

    Check(int exitCode, String key, String sentence) {
        this.exitCode = exitCode;
        this.key = key;
        this.sentence = sentence;
    }

    /** How the program ends when this check fails and none before it. */
    public int exitCode() {
        return exitCode;
    }

    /** Its name in machine output. */
    public String key() {
        return key;
    }

    /** What is true when it passes. */
    public String sentence() {
        return sentence;
    }
}
