package al.feedbackledger.api.pages;

/**
 * What is the same on every page.
 *
 * @param css address of the stylesheet, with its version so that it may be kept for long
 * @param simulated whether the data are invented, which every page then says
 */
public record Site(String css, String js, String mark, boolean simulated) {}
