package al.feedbackledger.api.pages.staff;

import al.feedbackledger.api.pages.Choice;
import al.feedbackledger.api.pages.Field;
import al.feedbackledger.api.wording.Wording;
import al.feedbackledger.projections.inbox.InboxQuery;
import al.feedbackledger.projections.inbox.InboxReader;
import al.feedbackledger.rules.feedback.DeadlineStatus;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Status;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What somebody narrows the inbox to; choices that are none count as not made. */
record InboxFilter(
        @Nullable Status status,
        @Nullable DeadlineStatus due,
        @Nullable Kind kind,
        String assigned,
        InboxQuery.Sort sort) {
    static final String ME = "me";

    static InboxFilter of(HttpServletRequest request) {
        InboxQuery.Sort sort = one(InboxQuery.Sort.class, request.getParameter("sort"));
        String assigned = Objects.requireNonNullElse(request.getParameter("assigned"), "");
        return new InboxFilter(
                one(Status.class, request.getParameter("status")),
                one(DeadlineStatus.class, request.getParameter("due")),
                one(Kind.class, request.getParameter("kind")),
                Set.of(ME, InboxQuery.NOBODY).contains(assigned) ? assigned : "",
                sort == null ? InboxQuery.Sort.DEADLINE : sort);
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> type, @Nullable String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    InboxQuery query(InboxReader reader, String me, @Nullable String after, int limit) {
        String officer = assigned.equals(ME) ? me : assigned;
        return new InboxQuery(
                reader,
                null,
                status == null ? Set.of() : Set.of(status),
                officer.isEmpty() ? null : officer,
                due == null ? Set.of() : Set.of(due),
                kind == null ? Set.of() : Set.of(kind),
                sort,
                after,
                limit);
    }

    /** The list this filter makes, as its cursors are bound to it. */
    String list() {
        return "staff?" + status + "&" + due + "&" + kind + "&" + assigned + "&" + sort;
    }

    String address(String cursor) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/staff").queryParam("sort", sort.name());
        if (status != null) {
            address.queryParam("status", status.name());
        }
        if (due != null) {
            address.queryParam("due", due.name());
        }
        if (kind != null) {
            address.queryParam("kind", kind.name());
        }
        return address.queryParam("assigned", assigned)
                .queryParam("after", cursor)
                .build()
                .toUriString();
    }

    List<Field> fields(Wording w) {
        return List.of(
                pick(w, "status", Choice.of(w, "desk", Status.class, name(status))),
                pick(w, "due", Choice.of(w, "deadline", DeadlineStatus.class, name(due))),
                pick(w, "kind", Choice.of(w, "kind.short", Kind.class, name(kind))),
                pick(
                        w,
                        "assigned",
                        List.of(
                                choice(w, "assigned", ME, "me", assigned),
                                choice(w, "assigned", InboxQuery.NOBODY, "none", assigned))),
                Field.pick(
                        "sort",
                        w.say("staff.inbox.sort"),
                        null,
                        List.of(
                                choice(w, "sort", InboxQuery.Sort.DEADLINE.name(), "deadline", sort.name()),
                                choice(w, "sort", InboxQuery.Sort.NEWEST.name(), "newest", sort.name()))));
    }

    private static Field pick(Wording w, String id, List<Choice> choices) {
        List<Choice> all = new ArrayList<>(List.of(new Choice("", w.say("staff.inbox.all"), false)));
        all.addAll(choices);
        return Field.pick(id, w.say("staff.inbox." + id), null, all);
    }

    private static Choice choice(Wording w, String field, String value, String text, String chosen) {
        return new Choice(value, w.say("staff.inbox." + field + "." + text), value.equals(chosen));
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
