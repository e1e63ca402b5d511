package al.feedbackledger.api.pages;

import org.jspecify.annotations.Nullable;

/**
 * One step of a case's history.
 *
 * @param at for machines
 * @param when for people
 * @param who by whom, where that is told
 * @param words what was written, where the reader may read it and it is still there
 * @param missing why words are not shown
 */
public record Step(
        String at,
        String when,
        String title,
        @Nullable String who,
        @Nullable String detail,
        @Nullable String words,
        @Nullable String missing) {}
