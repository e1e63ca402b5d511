package al.feedbackledger.api.security;

import al.feedbackledger.api.http.LedgerPosition;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

import java.time.Duration;
import java.util.List;

/**
 * Data that belongs to everybody: readable from every web page, with strong ETags so that what has not changed is not sent
 * again.
 */
@Configuration(proxyBeanMethods = false)
class PublicData {
    static final String[] ADDRESSES = {
        "/api/v1/services",
        "/api/v1/services/**",
        "/api/v1/institutions",
        "/api/v1/institutions/**",
        "/api/v1/question-sets",
        "/api/v1/standards",
        "/api/v1/publications",
        "/api/v1/erasures",
        "/api/v1/retention"
    };

    private static final String DESCRIPTION = "/api/openapi.json";

    private static final String[] FILTERED = {
        "/api/v1/services",
        "/api/v1/services/*",
        "/api/v1/institutions",
        "/api/v1/institutions/*",
        "/api/v1/question-sets",
        "/api/v1/standards",
        "/api/v1/publications",
        "/api/v1/erasures",
        "/api/v1/retention",
        DESCRIPTION
    };

    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);
    private static final int BEFORE_SECURITY = -200;

    @Bean
    FilterRegistrationBean<Filter> openToOtherPages() {
        CorsConfiguration open = new CorsConfiguration();
        open.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        open.setAllowedMethods(List.of(HttpMethod.GET.name(), HttpMethod.HEAD.name()));
        open.setAllowedHeaders(List.of(HttpHeaders.IF_NONE_MATCH, HttpHeaders.ACCEPT_LANGUAGE, LedgerPosition.HEADER));
        open.setExposedHeaders(List.of(HttpHeaders.ETAG, LedgerPosition.HEADER));
        open.setAllowCredentials(false);
        open.setMaxAge(PREFLIGHT_KEPT);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        for (String address : ADDRESSES) {
            source.registerCorsConfiguration(address, open);
        }
        source.registerCorsConfiguration(DESCRIPTION, open);
        source.registerCorsConfiguration("/ledger/**", open);
        FilterRegistrationBean<Filter> registration =
                new FilterRegistrationBean<>(new ReadsOnly(new CorsFilter(source)));
        registration.addUrlPatterns("/api/*", "/ledger/*");
        registration.setOrder(BEFORE_SECURITY);
        return registration;
    }

    /** The description says nothing of caches by itself, and would then be kept out of them like a personal answer. */
    @Bean
    FilterRegistrationBean<Filter> descriptionInCaches() {
        Filter says = (request, response, chain) -> {
            ((HttpServletResponse) response)
                    .setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
            chain.doFilter(request, response);
        };
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(says);
        registration.addUrlPatterns(DESCRIPTION);
        registration.setOrder(BEFORE_SECURITY + 2);
        return registration;
    }

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        FilterRegistrationBean<ShallowEtagHeaderFilter> registration =
                new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        registration.addUrlPatterns(FILTERED);
        registration.setOrder(BEFORE_SECURITY + 1);
        return registration;
    }
}
