package al.feedbackledger.rules.feedback;

/** How feedback came in, and by which door an act was done. */
public enum Channel {
    WEB,
    MOBILE,
    KIOSK,
    ASSISTED,
    PAPER,
    PHONE,
    IMPORT
}
