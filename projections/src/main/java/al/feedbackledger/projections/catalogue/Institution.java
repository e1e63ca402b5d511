package al.feedbackledger.projections.catalogue;

import al.feedbackledger.rules.decision.InstitutionType;
import org.jspecify.annotations.Nullable;

/**
 * An institution as it is known now.
 *
 * @param id its slug
 * @param parent whom reviews go to
 */
public record Institution(
        String id, InstitutionType type, @Nullable String parent, String nameSq, String nameEn) {}
