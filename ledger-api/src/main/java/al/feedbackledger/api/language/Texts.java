package al.feedbackledger.api.language;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Loads the property files with every text people see; a missing text is an error, never a key on a page. */
@Configuration(proxyBeanMethods = false)
public class Texts {
    /** The bundles: what pages say, and what problems say. Each has a file per language with the same keys. */
    public static final List<String> BUNDLES = List.of("messages", "problems");

    @Bean
    MessageSource messageSource() {
        return load();
    }

    /** The texts without Spring. */
    public static MessageSource load() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasenames(BUNDLES.toArray(String[]::new));
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        source.setDefaultLocale(Language.SQ.locale());
        return source;
    }
}
