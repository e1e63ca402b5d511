package al.feedbackledger.rules.eventformat;

import al.feedbackledger.rules.catalogue.ActionEvent;
import al.feedbackledger.rules.catalogue.InstitutionEvent;
import al.feedbackledger.rules.catalogue.QuestionSetEvent;
import al.feedbackledger.rules.catalogue.ServiceEvent;
import al.feedbackledger.rules.catalogue.StandardEvent;
import al.feedbackledger.rules.feedback.AccessEvent;
import al.feedbackledger.rules.feedback.FeedbackEvent;
import al.feedbackledger.rules.feedback.WordsExportEvent;
import al.feedbackledger.rules.publication.PublicationEvent;

import java.util.ArrayList;
import java.util.List;

/**
 * Every event name ever stored, written out: a stored name stays what it is when a class is renamed. Events about a case
 * are opaque in the log, what concerns the public is open.
 */
final class EventCatalogue {
    private EventCatalogue() {}

    static List<EventType> types() {
        List<EventType> types = new ArrayList<>();
        feedback(types);
        feedbackTimeCountingWords(types);
        access(types);
        services(types);
        institutions(types);
        questionSets(types);
        standards(types);
        actions(types);
        publications(types);
        return types;
    }

    private static void feedback(List<EventType> types) {
        types.add(opaque("FeedbackSubmitted", 1, FeedbackEvent.FeedbackSubmitted.class, StreamType.FEEDBACK));
        types.add(opaque("RatingCorrected", 1, FeedbackEvent.RatingCorrected.class, StreamType.FEEDBACK));
        types.add(opaque("NoteAdded", 1, FeedbackEvent.NoteAdded.class, StreamType.FEEDBACK));
        types.add(opaque("FeedbackWithdrawn", 1, FeedbackEvent.FeedbackWithdrawn.class, StreamType.FEEDBACK));
        types.add(opaque("FeedbackRouted", 1, FeedbackEvent.FeedbackRouted.class, StreamType.FEEDBACK));
        types.add(opaque("FeedbackTransferred", 1, FeedbackEvent.FeedbackTransferred.class, StreamType.FEEDBACK));
        types.add(opaque("OfficerAssigned", 1, FeedbackEvent.OfficerAssigned.class, StreamType.FEEDBACK));
        types.add(opaque("FeedbackAcknowledged", 1, FeedbackEvent.FeedbackAcknowledged.class, StreamType.FEEDBACK));
        types.add(opaque("ClarificationRequested", 1, FeedbackEvent.ClarificationRequested.class, StreamType.FEEDBACK));
        types.add(opaque("ClarificationProvided", 1, FeedbackEvent.ClarificationProvided.class, StreamType.FEEDBACK));
        types.add(opaque("InterimReplyPosted", 1, FeedbackEvent.InterimReplyPosted.class, StreamType.FEEDBACK));
        types.add(opaque("FeedbackAnswered", 1, FeedbackEvent.FeedbackAnswered.class, StreamType.FEEDBACK));
        types.add(opaque("AnswerCorrected", 1, FeedbackEvent.AnswerCorrected.class, StreamType.FEEDBACK));
        types.add(opaque("FeedbackDeclined", 1, FeedbackEvent.FeedbackDeclined.class, StreamType.FEEDBACK));
        types.add(opaque("ResolutionConfirmed", 1, FeedbackEvent.ResolutionConfirmed.class, StreamType.FEEDBACK));
        types.add(opaque("AnswerDisputed", 1, FeedbackEvent.AnswerDisputed.class, StreamType.FEEDBACK));
        types.add(opaque("ServiceReRated", 1, FeedbackEvent.ServiceReRated.class, StreamType.FEEDBACK));
        types.add(opaque("ReviewRequested", 1, FeedbackEvent.ReviewRequested.class, StreamType.FEEDBACK));
    }

    private static void feedbackTimeCountingWords(List<EventType> types) {
        types.add(opaque("ReviewDecided", 1, FeedbackEvent.ReviewDecided.class, StreamType.FEEDBACK));
        types.add(opaque("FeedbackClosed", 1, FeedbackEvent.FeedbackClosed.class, StreamType.FEEDBACK));
        types.add(opaque("DeadlineSet", 1, FeedbackEvent.DeadlineSet.class, StreamType.FEEDBACK));
        types.add(opaque("DeadlinePaused", 1, FeedbackEvent.DeadlinePaused.class, StreamType.FEEDBACK));
        types.add(opaque("DeadlineResumed", 1, FeedbackEvent.DeadlineResumed.class, StreamType.FEEDBACK));
        types.add(opaque("DeadlineExtended", 1, FeedbackEvent.DeadlineExtended.class, StreamType.FEEDBACK));
        types.add(opaque("DeadlineMissed", 1, FeedbackEvent.DeadlineMissed.class, StreamType.FEEDBACK));
        types.add(opaque("FeedbackEscalated", 1, FeedbackEvent.FeedbackEscalated.class, StreamType.FEEDBACK));
        types.add(opaque("ExclusionProposed", 1, FeedbackEvent.ExclusionProposed.class, StreamType.FEEDBACK));
        types.add(opaque("FeedbackExcluded", 1, FeedbackEvent.FeedbackExcluded.class, StreamType.FEEDBACK));
        types.add(opaque("FeedbackReinstated", 1, FeedbackEvent.FeedbackReinstated.class, StreamType.FEEDBACK));
        types.add(opaque("ExclusionRejected", 1, FeedbackEvent.ExclusionRejected.class, StreamType.FEEDBACK));
        types.add(opaque("FeedbackMerged", 1, FeedbackEvent.FeedbackMerged.class, StreamType.FEEDBACK));
        types.add(opaque("FeedbackUnmerged", 1, FeedbackEvent.FeedbackUnmerged.class, StreamType.FEEDBACK));
        types.add(opaque("ErasureRequested", 1, FeedbackEvent.ErasureRequested.class, StreamType.FEEDBACK));
        types.add(opaque("ErasureRefused", 1, FeedbackEvent.ErasureRefused.class, StreamType.FEEDBACK));
        types.add(opaque("PersonalDataErased", 1, FeedbackEvent.PersonalDataErased.class, StreamType.FEEDBACK));
    }

    private static void access(List<EventType> types) {
        types.add(opaque("PersonalDataAccessed", 1, AccessEvent.PersonalDataAccessed.class, StreamType.ACCESS));
        types.add(opaque(
                "WordsExportRequested", 1, WordsExportEvent.WordsExportRequested.class, StreamType.WORDS_EXPORT));
        types.add(
                opaque("WordsExportApproved", 1, WordsExportEvent.WordsExportApproved.class, StreamType.WORDS_EXPORT));
        types.add(
                opaque("WordsExportDeclined", 1, WordsExportEvent.WordsExportDeclined.class, StreamType.WORDS_EXPORT));
        types.add(opaque("WordsExported", 1, WordsExportEvent.WordsExported.class, StreamType.WORDS_EXPORT));
    }

    private static void services(List<EventType> types) {
        types.add(open("ServiceRegistered", 1, ServiceEvent.ServiceRegistered.class, StreamType.PUBLIC_SERVICE));
        types.add(open("ServiceRevised", 1, ServiceEvent.ServiceRevised.class, StreamType.PUBLIC_SERVICE));
        types.add(open(
                "ServiceMovedOnlineOnly", 1, ServiceEvent.ServiceMovedOnlineOnly.class, StreamType.PUBLIC_SERVICE));
        types.add(open("ServiceMerged", 1, ServiceEvent.ServiceMerged.class, StreamType.PUBLIC_SERVICE));
        types.add(open("ServiceRetired", 1, ServiceEvent.ServiceRetired.class, StreamType.PUBLIC_SERVICE));
        types.add(open(
                "ServiceChangeAnnounced", 1, ServiceEvent.ServiceChangeAnnounced.class, StreamType.PUBLIC_SERVICE));
        types.add(open("OutageReported", 1, ServiceEvent.OutageReported.class, StreamType.PUBLIC_SERVICE));
        types.add(open("ServiceAssessed", 1, ServiceEvent.ServiceAssessed.class, StreamType.PUBLIC_SERVICE));
        types.add(open("UsageReported", 1, ServiceEvent.UsageReported.class, StreamType.PUBLIC_SERVICE));
        types.add(open("CampaignAnnounced", 1, ServiceEvent.CampaignAnnounced.class, StreamType.PUBLIC_SERVICE));
    }

    private static void institutions(List<EventType> types) {
        types.add(
                open("InstitutionRegistered", 1, InstitutionEvent.InstitutionRegistered.class, StreamType.INSTITUTION));
        types.add(open("InstitutionRevised", 1, InstitutionEvent.InstitutionRevised.class, StreamType.INSTITUTION));
    }

    private static void questionSets(List<EventType> types) {
        types.add(
                open("QuestionSetPublished", 1, QuestionSetEvent.QuestionSetPublished.class, StreamType.QUESTION_SET));
    }

    private static void standards(List<EventType> types) {
        types.add(open(
                "ServiceStandardAdopted", 1, StandardEvent.ServiceStandardAdopted.class, StreamType.SERVICE_STANDARD));
    }

    private static void actions(List<EventType> types) {
        types.add(open("ActionPromised", 1, ActionEvent.ActionPromised.class, StreamType.IMPROVEMENT_ACTION));
        types.add(open(
                "ActionProgressReported", 1, ActionEvent.ActionProgressReported.class, StreamType.IMPROVEMENT_ACTION));
        types.add(open("ActionDelivered", 1, ActionEvent.ActionDelivered.class, StreamType.IMPROVEMENT_ACTION));
        types.add(open("ActionAbandoned", 1, ActionEvent.ActionAbandoned.class, StreamType.IMPROVEMENT_ACTION));
    }

    private static void publications(List<EventType> types) {
        types.add(open("PublicationTaken", 1, PublicationEvent.PublicationTaken.class, StreamType.PUBLICATION));
        types.add(open("ChangeDetectionRun", 1, PublicationEvent.ChangeDetectionRun.class, StreamType.PUBLICATION));
        types.add(open("ReleasePublished", 1, PublicationEvent.ReleasePublished.class, StreamType.PUBLICATION));
        types.add(open("PolicyAdopted", 1, PublicationEvent.PolicyAdopted.class, StreamType.PUBLICATION));
        types.add(open("SigningKeyRotated", 1, PublicationEvent.SigningKeyRotated.class, StreamType.PUBLICATION));
        types.add(open("LedgerRestored", 1, PublicationEvent.LedgerRestored.class, StreamType.PUBLICATION));
    }

    private static EventType opaque(String name, int revision, Class<?> type, StreamType stream) {
        return new EventType(name, revision, type, stream, false);
    }

    private static EventType open(String name, int revision, Class<?> type, StreamType stream) {
        return new EventType(name, revision, type, stream, true);
    }
}
