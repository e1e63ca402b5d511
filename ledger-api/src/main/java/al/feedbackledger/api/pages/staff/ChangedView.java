package al.feedbackledger.api.pages.staff;

import al.feedbackledger.api.pages.Step;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Told when somebody else acted first.
 *
 * @param kept what was written and not recorded, so that it is not lost
 */
public record ChangedView(
        String path, List<Step> changes, @Nullable String kept) {}
