package al.feedbackledger.rules.catalogue;

import al.feedbackledger.rules.decision.InstitutionType;
import org.jspecify.annotations.Nullable;

/** What is publicly known of an institution. */
public sealed interface InstitutionEvent {

    /** The facts of an institution. {@code institution} is its slug, {@code parent} whom reviews go to. */
    record InstitutionRegistered(
            String institution,
            InstitutionType type,
            @Nullable String parent,
            String nameSq,
            String nameEn) implements InstitutionEvent {}

    record InstitutionRevised(
            String institution,
            InstitutionType type,
            @Nullable String parent,
            String nameSq,
            String nameEn) implements InstitutionEvent {}
}
