package al.feedbackledger.api.pages.feedback;

import al.feedbackledger.api.pages.Labelled;

import java.util.List;

/**
 * What a person is about to send.
 *
 * @param signal whether it is a corruption signal
 * @param hidden the form's values, to be sent once more; the comment stands apart because it has lines
 */
public record CheckView(String path, boolean signal, List<Labelled> answers, List<Labelled> hidden, String comment) {}
