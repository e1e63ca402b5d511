package al.feedbackledger.api.cases;

import al.feedbackledger.api.history.Answered;
import al.feedbackledger.api.history.DeadlineShown;
import al.feedbackledger.api.history.Erased;
import al.feedbackledger.api.history.PersonalData;
import al.feedbackledger.api.history.Step;
import al.feedbackledger.rules.feedback.Audience;
import al.feedbackledger.rules.feedback.Channel;
import al.feedbackledger.rules.feedback.ErasureGround;
import al.feedbackledger.rules.feedback.GotItDone;
import al.feedbackledger.rules.feedback.Kind;
import al.feedbackledger.rules.feedback.Reason;
import al.feedbackledger.rules.feedback.Status;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * A case as staff see it.
 *
 * @param version the handling version, as in the ETag
 * @param institution handling the case now
 * @param institutionConcerned for a corruption signal: whom it is about
 * @param wordsShown whether the words were opened; that is on record
 * @param erasureAsked on what ground somebody asked for the words to be erased and nobody has decided yet
 * @param erased when and why words were erased
 * @param proposal what a moderator proposed and nobody has decided yet
 * @param joined how many other cases are joined with this one
 * @param allowed what this account can do now, by the names of the addresses
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseForStaff(
        String reference,
        long version,
        String service,
        String institution,
        @Nullable String institutionConcerned,
        Kind kind,
        Status status,
        @Nullable String closure,
        DeadlineShown deadline,
        @Nullable String officer,
        @Nullable Integer rating,
        boolean excluded,
        @Nullable Proposal proposal,
        @Nullable GotItDone gotItDone,
        Set<Reason> reasons,
        Audience audience,
        Channel channel,
        boolean answerWanted,
        boolean wordsShown,
        @Nullable String comment,
        @Nullable String applicationNumber,
        @Nullable String campaign,
        String language,
        List<Answered> answers,
        PersonalData personalData,
        @Nullable ErasureGround erasureAsked,
        @Nullable Erased erased,
        int joined,
        @Nullable String joinedWith,
        List<String> allowed,
        List<Step> history) {

    /** An open proposal of a moderator. */
    record Proposal(String act, String reason) {}

    /** Without what somebody wrote. */
    @Override
    public String toString() {
        return "CaseForStaff[hidden]";
    }
}
