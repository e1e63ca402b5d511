package al.feedbackledger.api.security;

import jakarta.servlet.http.HttpServletRequest;

import java.util.Set;

/** Which addresses are the staff's, in both languages. */
public final class StaffPaths {
    public static final String SIGN_IN = "/staff/sign-in";
    public static final String SIGN_OUT = "/staff/sign-out";
    public static final String PASSWORD = "/staff/password";

    private static final String ENGLISH = "/en";
    private static final Set<String> BEFORE_PASSWORD_CHANGE =
            Set.of(SIGN_IN, SIGN_OUT, PASSWORD, "/api/v1/session", "/api/v1/session/password");

    private StaffPaths() {}

    /** Whether the answer is a page rather than data. */
    static boolean isPage(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") && !path.startsWith("/actuator");
    }

    /** Whether an account with its first password may go there: to change it, to leave, and wherever everybody may. */
    static boolean isOpenBeforePasswordChange(HttpServletRequest request) {
        String path = withoutLanguage(request);
        return BEFORE_PASSWORD_CHANGE.contains(path) || (isPage(request) && !isStaff(path));
    }

    private static boolean isStaff(String path) {
        return path.equals("/staff") || path.startsWith("/staff/");
    }

    static String passwordPage(HttpServletRequest request) {
        return language(request) + PASSWORD;
    }

    static String signInPage(HttpServletRequest request) {
        return language(request) + SIGN_IN;
    }

    private static String language(HttpServletRequest request) {
        return request.getRequestURI().startsWith(ENGLISH + "/") ? ENGLISH : "";
    }

    private static String withoutLanguage(HttpServletRequest request) {
        return request.getRequestURI().substring(language(request).length());
    }
}
