package al.feedbackledger.api.services;

import al.feedbackledger.api.audit.AsOf;
import al.feedbackledger.api.http.Parameters;
import al.feedbackledger.projections.timeline.TimelineQuery;
import al.feedbackledger.projections.timeline.TimelineQuery.Reader;
import al.feedbackledger.rules.catalogue.ServiceStandard;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads as of when a timeline is asked for: the number or day of a publication; for staff also a position, or a time, which
 * stands for the last position recorded by then.
 */
@Component
@CheckReturnValue
final class TimelineMoments {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern POSITION = Pattern.compile("position-([0-9]{1,18})");
    private static final Pattern TIME = Pattern.compile("time-(.{1,40})");
    private static final String NAME = "asOf";

    private final AsOf ledger;
    private final InstantSource clock;

    TimelineMoments(AsOf ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @param day the local day on which it became known; of a publication the timeline knows it itself */
    record Moment(TimelineQuery.AsOf asOf, LocalDate day) {}

    LocalDate today() {
        return ServiceStandard.dayOf(clock.instant());
    }

    Moment of(@Nullable String text, Reader reader) {
        if (text == null || text.isEmpty()) {
            return new Moment(new TimelineQuery.AsOf.Latest(), today());
        }
        if (NUMBER.matcher(text).matches()) {
            return new Moment(new TimelineQuery.AsOf.Publication(Long.parseLong(text)), today());
        }
        Matcher position = POSITION.matcher(text);
        if (position.matches()) {
            return at(Long.parseLong(position.group(1)), reader);
        }
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            return at(AsOf.time(time.group(1)), reader);
        }
        LocalDate day = Parameters.day(NAME, text);
        return day == null
                ? new Moment(new TimelineQuery.AsOf.Latest(), today())
                : new Moment(new TimelineQuery.AsOf.Day(day), today());
    }

    private Moment at(long position, Reader reader) {
        LocalDate day = reader == Reader.PUBLIC
                ? today()
                : ledger.recordedAt(position).map(ServiceStandard::dayOf).orElseGet(this::today);
        return new Moment(new TimelineQuery.AsOf.Position(position), day);
    }

    /** The public is told that positions are internal before it is told anything of times. */
    private Moment at(Instant time, Reader reader) {
        long position = reader == Reader.PUBLIC ? 0 : ledger.at(time).position();
        return new Moment(new TimelineQuery.AsOf.Position(position), ServiceStandard.dayOf(time));
    }
}
