package al.feedbackledger.architecture.planted.api;

import al.feedbackledger.api.acts.CaseWords;
import al.feedbackledger.projections.casefile.CaseFile;

final class StaffDoorAsThePerson {
    private StaffDoorAsThePerson() {}

    static CaseWords.Open words(CaseWords words, CaseFile file) {
        return words.forSubject(file);
    }
}
