package al.feedbackledger.api.http;

import al.feedbackledger.api.problem.FieldError;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.projections.view.View;
import al.feedbackledger.projections.view.ViewPositions;
import com.google.errorprone.annotations.CheckReturnValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets whoever has just acted read what they did: writes answer with the position of their last event, a read that carries
 * it waits until the views have got there, a second at most, and then shows what there is.
 */
@Configuration(proxyBeanMethods = false)
@CheckReturnValue
public class LedgerPosition implements WebMvcConfigurer {
    /** The header on both ways. */
    public static final String HEADER = "Ledger-Position";

    static final Duration WAIT_AT_MOST = Duration.ofSeconds(1);

    private final ViewPositions positions;
    private final Set<String> views;

    LedgerPosition(ViewPositions positions, List<View> views) {
        this.positions = positions;
        this.views = views.stream().map(view -> view.store().name().name()).collect(Collectors.toUnmodifiableSet());
    }

    /** Waits for every view; false when the time ran out first. */
    public boolean await(long position) {
        return positions.await(views, position, WAIT_AT_MOST);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Waiting()).addPathPatterns("/api/v1/**");
    }

    private final class Waiting implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            Long position = position(request.getHeader(HEADER));
            if (position != null && HttpMethod.GET.matches(request.getMethod())) {
                boolean reached = await(position);
                response.setHeader("Ledger-Position-Reached", Boolean.toString(reached));
            }
            return true;
        }
    }

    private static @Nullable Long position(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (!header.matches("[0-9]{1,18}")) {
            throw Problem.of(ProblemType.BAD_PARAMETER)
                    .with(FieldError.of(HEADER, "whole-number"))
                    .found();
        }
        return Long.valueOf(header);
    }
}
