package al.feedbackledger.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One Chromium for all tests of the process. A missing Chromium is a failure, never a reason to skip. */
final class Browsing implements AutoCloseable {
    private static final String CHROMIUM = "/usr/bin/chromium";
    private static @Nullable Browsing shared;

    private final Playwright playwright;
    private final Browser browser;

    private Browsing() {
        Path chromium = Path.of(Objects.requireNonNullElse(System.getenv("LEDGER_CHROMIUM"), CHROMIUM));
        if (!Files.isExecutable(chromium)) {
            throw new IllegalStateException("Chromium is missing at " + chromium
                    + "; install it: apt-get install chromium, or set LEDGER_CHROMIUM");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
    }

    /** Playwright's objects belong to the thread that made them; tests run in one. */
    static synchronized Browsing open() {
        Browsing browsing = shared;
        if (browsing == null) {
            browsing = new Browsing();
            shared = browsing;
        }
        return browsing;
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** How somebody looks at the pages. */
    record Look(int width, int height, ColorScheme scheme, ForcedColors forced, boolean script) {
        static final Look PHONE = new Look(390, 844, ColorScheme.LIGHT, ForcedColors.NONE, true);
        static final Look DESKTOP = new Look(1280, 900, ColorScheme.LIGHT, ForcedColors.NONE, true);
        static final Look NARROWEST = new Look(320, 640, ColorScheme.LIGHT, ForcedColors.NONE, true);

        Look script(boolean on) {
            return new Look(width, height, scheme, forced, on);
        }
    }

    /** A visitor with nothing from before. */
    Page visitor(Look look) {
        BrowserContext visitor = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.scheme())
                .setForcedColors(look.forced())
                .setJavaScriptEnabled(look.script()));
        visitor.setDefaultTimeout(20_000);
        return visitor.newPage();
    }
}
