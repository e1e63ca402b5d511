package al.feedbackledger.browser;

import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody at the doors with a browser: a citizen or an officer. */
final class Person {
    /** The form asks whoever fills it in faster than a person to send once more. */
    private static final int READING_MILLIS = 750;

    private final LedgerUnderTest ledger;
    private final Page page;

    Person(LedgerUnderTest ledger, Page page) {
        this.ledger = ledger;
        this.page = page;
    }

    Page page() {
        return page;
    }

    Person goes(String path) {
        page.navigate(ledger.address(path));
        return this;
    }

    /** Reads as long as anybody reads: the form knows when it was made. */
    Person reads() {
        long opened = System.nanoTime();
        while (System.nanoTime() - opened < READING_MILLIS * 1_000_000L) {
            page.waitForTimeout(50);
        }
        return this;
    }

    Person chooses(String name, String value) {
        page.locator("input[name=\"" + name + "\"][value=\"" + value + "\"]").check();
        return this;
    }

    Person unfolds(String selector) {
        page.locator(selector + " > summary").click();
        return this;
    }

    Person writes(String field, String text) {
        page.locator("#" + field).fill(text);
        return this;
    }

    Person picks(String field, String value) {
        var unused = page.locator("#" + field).selectOption(value);
        return this;
    }

    Person presses(String selector) {
        page.locator(selector).click();
        return this;
    }

    Person sees(String text) {
        page.getByText(text).first().waitFor();
        assertThat(page.locator("main").innerText()).contains(text);
        return this;
    }

    String reads(String selector) {
        return page.locator(selector).first().textContent().strip();
    }

    Person signsIn(World.Login login) {
        goes("/staff/sign-in").writes("username", login.name()).writes("password", login.password());
        return presses("main button");
    }

    void leaves() {
        page.context().close();
    }
}
