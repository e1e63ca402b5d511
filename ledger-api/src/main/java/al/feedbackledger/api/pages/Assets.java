package al.feedbackledger.api.pages;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Stylesheet, script and mark. Their addresses carry a digest of their bytes, so a browser may keep them for a year and
 * still never shows an old one.
 */
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {
    private static final String FOLDER = "/assets/";
    private static final Duration KEPT = Duration.ofDays(365);
    private static final int DIGEST_CHARACTERS = 12;

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(FOLDER + "**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(KEPT).cachePublic().immutable());
    }

    /** The addresses of the three assets, each with its version. */
    record Addresses(String css, String js, String mark) {}

    static Addresses addresses() {
        return new Addresses(address("ledger.css"), address("ledger.js"), address("mark.svg"));
    }

    private static String address(String name) {
        try (InputStream asset = Assets.class.getResourceAsStream("/static" + FOLDER + name)) {
            if (asset == null) {
                throw new IllegalStateException("the application lacks its asset " + name);
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(asset.readAllBytes());
            return FOLDER + name + "?v=" + HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
