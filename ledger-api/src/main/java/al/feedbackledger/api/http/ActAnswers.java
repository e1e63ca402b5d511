package al.feedbackledger.api.http;

import al.feedbackledger.api.acts.ActReply;
import al.feedbackledger.api.acts.ActResult;
import al.feedbackledger.api.acts.AllowedActs;
import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.rules.decision.Refusal;
import com.google.errorprone.annotations.CheckReturnValue;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import java.time.Duration;
import java.util.Locale;

/** Answers acts as the contract says. */
@CheckReturnValue
public final class ActAnswers {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(30);

    private ActAnswers() {}

    /** 201 for what the act created, 200 for a repetition, else a problem. */
    public static ResponseEntity<byte[]> created(ActResult result) {
        return answer(result, HttpStatus.CREATED);
    }

    /** 200, also for a repetition, else a problem. */
    public static ResponseEntity<byte[]> done(ActResult result) {
        return answer(result, HttpStatus.OK);
    }

    private static ResponseEntity<byte[]> answer(ActResult result, HttpStatus first) {
        return switch (result) {
            case ActResult.Done done -> ok(first, done.reply(), done.body());
            case ActResult.Repeated repeated -> ok(HttpStatus.OK, repeated.reply(), repeated.body());
            case ActResult.KeyReused unused ->
                throw Problem.of(ProblemType.KEY_REUSED).found();
            case ActResult.Invalid invalid ->
                throw Problem.invalid(invalid.errors()).found();
            case ActResult.Refused refused -> throw problem(refused.refusal()).found();
            case ActResult.UnknownCase unused ->
                throw Problem.of(ProblemType.UNKNOWN_REFERENCE).found();
            case ActResult.WrongCode unused ->
                throw Problem.of(ProblemType.WRONG_TRACKING_CODE).found();
            case ActResult.Throttled throttled ->
                throw Problem.of(ProblemType.TOO_MANY_REQUESTS)
                        .retryAfter(throttled.retryAfter())
                        .found();
            case ActResult.AlreadyImported unused ->
                throw Problem.of(ProblemType.ALREADY_EXISTS).found();
            case ActResult.ChangedMeanwhile unused ->
                throw Problem.of(ProblemType.CHANGED_MEANWHILE).found();
            case ActResult.Busy unused ->
                throw Problem.of(ProblemType.BUSY).retryAfter(SOON).found();
            case ActResult.Unavailable away ->
                throw away.readOnly()
                        ? Problem.of(ProblemType.READ_ONLY).retryAfter(LATER).found()
                        : Problem.of(ProblemType.UNAVAILABLE).retryAfter(SOON).found();
        };
    }

    private static ResponseEntity<byte[]> ok(HttpStatus status, ActReply reply, byte[] body) {
        return ResponseEntity.status(status)
                .header(LedgerPosition.HEADER, Long.toString(reply.position()))
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }

    /** A refusal of the rules as a problem, with the state and what could be done instead. */
    public static Problem problem(Refusal refusal) {
        return Problem.of(type(refusal.reason()))
                .with("reason", refusal.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("state", refusal.state())
                .with("allowed", AllowedActs.of(refusal));
    }

    private static ProblemType type(Refusal.Reason reason) {
        return switch (reason) {
            case NOT_NOW -> ProblemType.NOT_NOW;
            case NOT_YOURS -> ProblemType.NOT_YOURS;
            case SAME_PERSON -> ProblemType.SAME_PERSON;
            case TOO_LATE -> ProblemType.TOO_LATE;
            case TOO_EARLY -> ProblemType.TOO_EARLY;
            case LIMIT_REACHED -> ProblemType.LIMIT_REACHED;
            case INCOMPLETE -> ProblemType.INVALID_INPUT;
            case STALE -> ProblemType.STALE_VERSION;
            case UNKNOWN_SERVICE -> ProblemType.UNKNOWN_SERVICE;
            case RETIRED_SERVICE -> ProblemType.RETIRED_SERVICE;
            case WRONG_TARGET -> ProblemType.WRONG_TARGET;
            case ALREADY_EXISTS -> ProblemType.ALREADY_EXISTS;
            case UNKNOWN -> ProblemType.NOT_FOUND;
            case NO_CHANGE -> ProblemType.NO_CHANGE;
            case INVALID -> ProblemType.INVALID_INPUT;
        };
    }
}
