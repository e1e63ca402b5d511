package al.feedbackledger.store.database;

/** A reason not to start, with a sentence that says what to do about it. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;

    /** The kinds of refusal; scripts and tests rely on these names. */
    public enum Code {
        /** Another living process uses the data folder. */
        DATA_FOLDER_IN_USE,
        /** The data folder cannot be created, read or made private. */
        DATA_FOLDER_UNUSABLE,
        /** The server's programs are not on the class path for this machine. */
        NO_SERVER_PROGRAMS,
        /** What a start must put on record cannot be written: there is too little room on the disk. */
        DISK_FULL,
        /** PostgreSQL does not run as root, and this machine offers no way around it. */
        ROOT_WITHOUT_UNSHARE,
        /** The embedded server did not get ready. */
        SERVER_DID_NOT_START,
        /** The database does not answer or does not let us in. */
        DATABASE_UNREACHABLE,
        /** The database is older than PostgreSQL 15. */
        DATABASE_TOO_OLD,
        /** The tables are missing. */
        NOT_MIGRATED,
        /** The user who should migrate may not. */
        TOO_FEW_RIGHTS,
        /** The application's user could change or remove what was recorded. */
        TOO_MANY_RIGHTS
    }

    public StartRefused(Code code, String sentence) {
        super(sentence);
        this.code = code;
    }

    public StartRefused(Code code, String sentence, Throwable cause) {
        super(sentence, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
