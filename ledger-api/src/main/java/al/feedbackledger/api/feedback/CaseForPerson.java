package al.feedbackledger.api.feedback;

import al.feedbackledger.api.history.Answered;
import al.feedbackledger.api.history.DeadlineShown;
import al.feedbackledger.api.history.Erased;
import al.feedbackledger.api.history.PersonalData;
import al.feedbackledger.api.history.Step;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.feedback.Status;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * What reference number and tracking code together show: everything.
 *
 * @param institution handling the case now
 * @param rating as it counts now; null for a report of corruption
 * @param excluded whether it is left out of the counts
 * @param answers oldest first; for a joined case the last one is the answer to the case it was joined with
 * @param personalData whether the words are held
 * @param erased when and why words were erased, and by when backups hold them no more
 * @param joinedWith reference of the case it was joined with
 * @param allowed what the person can do now, by the names of the addresses
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseForPerson(
        String reference,
        String service,
        Kind kind,
        Status status,
        @Nullable String closure,
        DeadlineShown deadline,
        List<Step> history,
        String institution,
        @Nullable Integer rating,
        boolean excluded,
        @Nullable GotItDone gotItDone,
        Set<Reason> reasons,
        Audience audience,
        Channel channel,
        boolean answerWanted,
        @Nullable String comment,
        @Nullable String applicationNumber,
        @Nullable String campaign,
        String language,
        List<Answered> answers,
        PersonalData personalData,
        @Nullable Erased erased,
        @Nullable String joinedWith,
        List<String> allowed) {
    /** Without what somebody wrote. */
    @Override
    public String toString() {
        return "CaseForPerson[hidden]";
    }
}
