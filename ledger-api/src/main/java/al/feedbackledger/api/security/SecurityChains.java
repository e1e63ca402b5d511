package al.feedbackledger.api.security;

import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.api.problem.ProblemWriter;
import al.feedbackledger.rules.decision.Role;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

import java.util.Set;

/**
 * Who may use which door. What somebody may do on a case is not decided here but by the rules; here only strangers are
 * kept out of staff rooms.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {
    /** Nothing from elsewhere, nothing inline, no frames, forms to ourselves only. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    private static final String PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /** Only our own sessions and token count; without this Spring would make up a user with a password in the log. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return authentication -> {
            throw new ProviderNotFoundException("staff sign in at the staff door only");
        };
    }

    @Bean
    InsiderFilter insiders(StaffSessions sessions, InstanceToken token, MetricsDoor metrics, ProblemWriter problems) {
        return new InsiderFilter(sessions, token, metrics, problems);
    }

    /** In the chains only: the server would otherwise run it for every request, before them. */
    @Bean
    FilterRegistrationBean<InsiderFilter> insidersInTheChainsOnly(InsiderFilter insiders) {
        FilterRegistrationBean<InsiderFilter> registration = new FilterRegistrationBean<>(insiders);
        registration.setEnabled(false);
        return registration;
    }

    /** An address that could mean another than it seems to, such as one with {@code ..;}, is refused as a problem too. */
    @Bean
    RequestRejectedHandler refusedAddresses(ProblemWriter problems) {
        return (request, response, unused) -> problems.write(Problem.of(ProblemType.BAD_PARAMETER), request, response);
    }

    /** The published log: for everybody, and without asking who: that would ask the database. */
    @Bean
    @Order(0)
    SecurityFilterChain logChain(HttpSecurity http) {
        http.securityMatcher("/ledger/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // Nothing here changes anything.
                .csrf(AbstractHttpConfigurer::disable);
        withoutRooms(http);
        return http.build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain dataChain(
            HttpSecurity http,
            InsiderFilter insiders,
            MetricsDoor metrics,
            ProblemWriter problems,
            CsrfTokenRepository csrf) {
        http.securityMatcher("/api/**", "/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, PublicData.ADDRESSES)
                        .permitAll()
                        .requestMatchers(HttpMethod.OPTIONS, "/api/**")
                        .permitAll()
                        .requestMatchers(
                                "/api/openapi.json", "/api/v1/session", "/api/v1/feedback/**", "/api/v1/feedback")
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers(MetricsDoor.ADDRESS)
                        .access(readingMeasures(metrics))
                        .requestMatchers("/actuator/**")
                        .hasAnyAuthority(Authorities.names(Role.ADMIN, Role.AUDITOR))
                        .requestMatchers("/api/v1/audit/words-exports", "/api/v1/audit/words-exports/**")
                        .hasAnyAuthority(Authorities.names(Role.AUDITOR, Role.DPO))
                        .requestMatchers("/api/v1/audit/**")
                        .hasAuthority(Authorities.name(Role.AUDITOR))
                        .requestMatchers("/api/v1/import/**")
                        .hasAuthority(Authorities.name(Role.IMPORTER))
                        .requestMatchers(
                                "/api/v1/staff",
                                "/api/v1/staff/**",
                                "/api/v1/timers",
                                "/api/v1/timers/**",
                                "/api/v1/epochs",
                                "/api/v1/epochs/**",
                                "/api/v1/views",
                                "/api/v1/views/**",
                                "/api/v1/signing-keys/**")
                        .hasAuthority(Authorities.name(Role.ADMIN))
                        .requestMatchers("/api/v1/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .csrf(config ->
                        config.csrfTokenRepository(csrf).requireCsrfProtectionMatcher(SecurityChains::actsBySession))
                .exceptionHandling(handling -> handling.authenticationEntryPoint((request, response, unused) ->
                                problems.write(Problem.of(ProblemType.SIGN_IN_REQUIRED), request, response))
                        .accessDeniedHandler(denied(problems)));
        common(http, insiders);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pageChain(HttpSecurity http, InsiderFilter insiders, CsrfTokenRepository csrf) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(StaffPaths.SIGN_IN, "/en" + StaffPaths.SIGN_IN)
                        .permitAll()
                        .requestMatchers("/staff", "/staff/**", "/en/staff", "/en/staff/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .csrf(config -> config.csrfTokenRepository(csrf))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, unused) -> response.sendRedirect(StaffPaths.signInPage(request)))
                        .accessDeniedHandler(new AccessDeniedHandlerImpl()));
        common(http, insiders);
        return http.build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> readingMeasures(MetricsDoor metrics) {
        return AuthorizationManagers.anyOf(
                (who, context) -> new AuthorizationDecision(metrics.opens(context.getRequest())),
                AuthorityAuthorizationManager.hasAnyAuthority(Authorities.names(Role.ADMIN, Role.AUDITOR)));
    }

    private static void common(HttpSecurity http, InsiderFilter insiders) {
        http.addFilterBefore(insiders, AnonymousAuthenticationFilter.class);
        withoutRooms(http);
    }

    /** What every answer has, whether somebody is signed in or not. */
    private static void withoutRooms(HttpSecurity http) {
        http.sessionManagement(config -> config.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS_POLICY))
                        .crossOriginOpenerPolicy(policy -> policy.policy(
                                org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                        .CrossOriginOpenerPolicy.SAME_ORIGIN)));
    }

    /** Browsers send a session along unasked; a token or a tracking code they do not. */
    static boolean actsBySession(HttpServletRequest request) {
        String path = request.getRequestURI();
        boolean ofThePerson = path.equals("/api/v1/feedback") || path.startsWith("/api/v1/feedback/");
        return !SAFE.contains(request.getMethod())
                && !ofThePerson
                && InsiderFilter.bearer(request) == null
                && request.getSession(false) != null;
    }

    private static AccessDeniedHandler denied(ProblemWriter problems) {
        return (request, response, failure) -> problems.write(Problem.of(type(failure)), request, response);
    }

    private static ProblemType type(AccessDeniedException failure) {
        return failure instanceof CsrfException ? ProblemType.CSRF_TOKEN_WRONG : ProblemType.NOT_YOURS;
    }
}
