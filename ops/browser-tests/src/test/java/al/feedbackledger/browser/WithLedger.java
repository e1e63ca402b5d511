package al.feedbackledger.browser;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Opens application and browser before the first test of the process and closes both after the last. */
final class WithLedger implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL);
        // What the root store holds is closed when the run ends: the browser first, it was opened last.
        Object unusedLedger = store.computeIfAbsent(LedgerUnderTest.class, unused -> LedgerUnderTest.open());
        Object unusedBrowser = store.computeIfAbsent(Browsing.class, unused -> Browsing.open());
    }
}
