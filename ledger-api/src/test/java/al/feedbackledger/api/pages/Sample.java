package al.feedbackledger.api.pages;

/** A page with invented content. */
record Sample(String name, String template, Page page, Object view, Problems problems) {}
