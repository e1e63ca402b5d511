package al.feedbackledger.api.admin;

import al.feedbackledger.store.timer.TimerStore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.InstantSource;

/** The timers of deadlines: how they stand, and letting them go on after they were halted. */
@RestController
@RequestMapping(path = "/api/v1/timers", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "timers", description = "Deadlines that fire by themselves, for administrators")
class TimersController {
    private final TimerStore timers;
    private final InstantSource clock;

    TimersController(TimerStore timers, InstantSource clock) {
        this.timers = timers;
        this.clock = clock;
    }

    /**
     * @param overdue due and not yet fired
     * @param haltedBecause null while they run
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(long overdue, boolean halted, @Nullable String haltedBecause) {}

    @GetMapping
    @Operation(summary = "How the timers stand")
    ResponseEntity<State> state() {
        return ResponseEntity.ok(now());
    }

    @PostMapping("/resume")
    @Operation(summary = "Let halted timers go on")
    ResponseEntity<State> resume() {
        // Whether they had been halted or not, they run afterwards.
        var unused = timers.resume();
        return ResponseEntity.ok(now());
    }

    private State now() {
        String reason = timers.haltReason();
        return new State(timers.overdue(clock.instant()), reason != null, reason);
    }
}
