package al.feedbackledger.api.pages;

import al.feedbackledger.api.language.Language;
import al.feedbackledger.api.wording.Wording;
import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * The frame around a page's content.
 *
 * @param path the page's address without its language; null where another language would not show the same, as after a
 *     form was sent
 * @param title what the page is called; the head adds the site's name
 * @param wrong whether something must be mended first, which the title then says
 * @param operator name of who runs the ledger
 */
public record Page(
        Wording w,
        Site site,
        @Nullable String path,
        String title,
        boolean wrong,
        String operator,
        @Nullable StaffBadge staff) {
    private static final Set<String> LISTS_OF_CASES = Set.of("/staff", "/staff/audit");

    public String getLanguage() {
        return w.language().tag();
    }

    public String getHeadTitle() {
        String said = title + " – " + w.say("site.name");
        return wrong ? w.say("site.error.prefix") + " " + said : said;
    }

    /** The address of a page in this page's language. */
    public String to(String bare) {
        return PagePath.in(w.language(), bare);
    }

    /** Whether this page belongs to the section of that name. */
    public boolean on(String section) {
        return path != null && (path + "/").startsWith("/" + section + "/");
    }

    /** Whether this page is about cases: the desk's list, an auditor's search, or one case. */
    public boolean isOnCases() {
        return path != null && (LISTS_OF_CASES.contains(path) || on("staff/cases") || on("staff/audit/cases"));
    }

    public boolean isHasAlternate() {
        return path != null;
    }

    public String getOtherLanguage() {
        return other().tag();
    }

    public String getOtherAddress() {
        return PagePath.in(other(), path == null ? "/" : path);
    }

    private Language other() {
        return PagePath.other(w.language());
    }
}
