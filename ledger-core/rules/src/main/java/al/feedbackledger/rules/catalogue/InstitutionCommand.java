package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.decision.InstitutionType;
import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.rules.decision.StreamId;
import org.jspecify.annotations.Nullable;

/** Everything somebody can ask of the catalogue's entry of an institution. */
public sealed interface InstitutionCommand extends StreamCommand {
    String institution();

    @Override
    default String stream() {
        return StreamId.institution(institution());
    }

    /** What is publicly known of an institution. */
    record InstitutionFacts(InstitutionType type, @Nullable String parent, String nameSq, String nameEn) {}

    record RegisterInstitution(String institution, InstitutionFacts facts) implements InstitutionCommand {}

    record ReviseInstitution(String institution, InstitutionFacts facts) implements InstitutionCommand {}
}
