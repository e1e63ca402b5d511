package al.feedbackledger.rules.catalogue;

import java.util.regex.Pattern;

/**
 * The named maxima of what is publicly known. Together they keep every public event below the 48 KiB that the log can
 * show in the clear.
 */
public final class CatalogueLimits {
    public static final int TITLE_CHARACTERS = 300;
    public static final int NAME_CHARACTERS = 300;
    public static final int CATEGORY_CHARACTERS = 200;
    /** Processing time, validity, cost, standard cards. */
    public static final int DETAIL_CHARACTERS = 300;

    public static final int SUMMARY_CHARACTERS = 2_000;
    public static final int ADDRESS_CHARACTERS = 500;
    /** Announcements, outages, promises: in each language. */
    public static final int TEXT_CHARACTERS = 2_000;

    public static final int EVIDENCE_CHARACTERS = 500;
    public static final int ORGANISATION_CHARACTERS = 200;
    public static final int ONLINE_PHASES = 9;
    public static final long COMPLETED_APPLICATIONS = 1_000_000_000L;
    public static final int STANDARD_WORKING_DAYS = 250;
    public static final int HOLIDAYS = 2_000;
    public static final int HOLIDAY_YEARS = 100;
    /** Services with a fixed place: the portal itself, and what nobody else is competent for. */
    public static final String PORTAL = "portal";

    public static final String OTHER = "other";

    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private CatalogueLimits() {}

    /** Whether this can be the id of an institution, question set, standard or campaign. */
    public static boolean isSlug(String id) {
        return SLUG.matcher(id).matches();
    }

    /** Whether this can be the id of a service: the portal's own code, or what a mapping registers. */
    public static boolean isServiceId(String id) {
        return SERVICE.matcher(id).matches();
    }
}
