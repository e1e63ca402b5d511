package al.feedbackledger.rules.examples;

import al.feedbackledger.rules.catalogue.ActionCommand;
import al.feedbackledger.rules.catalogue.InstitutionCommand;
import al.feedbackledger.rules.catalogue.QuestionSetCommand;
import al.feedbackledger.rules.catalogue.ServiceCommand;
import al.feedbackledger.rules.catalogue.StandardCommand;
import al.feedbackledger.rules.decision.StreamCommand;
import al.feedbackledger.rules.eventformat.EventFormat;
import al.feedbackledger.rules.feedback.AccessCommand;
import al.feedbackledger.rules.feedback.FeedbackCommand;
import al.feedbackledger.rules.feedback.WordsExportCommand;
import al.feedbackledger.rules.publication.PublicationCommand;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class StreamExamplesTest {
    @Test
    void everyExampleIsAcceptedAndLeadsToItsEvent() {
        Map<String, StreamRun<?, ?, ?>> streams = new HashMap<>();
        for (StreamExamples.Example example : StreamExamples.all()) {
            StreamRun<?, ?, ?> run =
                    streams.computeIfAbsent(example.command().stream(), unused -> begin(example.command()));
            Object event = does(run, example);
            assertThat(event).isInstanceOf(example.event());
            byte[] stored = EventFormat.current().write(event);
            assertThat(EventFormat.current().read(example.event().getSimpleName(), 1, stored))
                    .isEqualTo(event);
        }
        assertThat(streams).hasSizeGreaterThan(10);
    }

    @Test
    void everyCommandThatIsNotAboutACaseIsAmongThem() {
        assertThat(StreamExamples.all().stream()
                        .<Class<?>>map(example -> example.command().getClass())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                ServiceCommand.class,
                                InstitutionCommand.class,
                                QuestionSetCommand.class,
                                StandardCommand.class,
                                ActionCommand.class,
                                AccessCommand.class,
                                WordsExportCommand.class,
                                PublicationCommand.class)
                        .flatMap(type -> Arrays.<Class<?>>stream(type.getPermittedSubclasses()))
                        .filter(Class::isRecord)
                        .collect(Collectors.toSet()));
    }

    private static StreamRun<?, ?, ?> begin(StreamCommand command) {
        return switch (command) {
            case ServiceCommand unused -> StreamRun.service();
            case InstitutionCommand unused -> StreamRun.institution();
            case QuestionSetCommand unused -> StreamRun.questionSet();
            case StandardCommand unused -> StreamRun.standard();
            case ActionCommand unused -> StreamRun.action();
            case AccessCommand unused -> StreamRun.access();
            case PublicationCommand unused -> StreamRun.publication();
            case WordsExportCommand unused -> StreamRun.wordsExport();
            case FeedbackCommand unused -> throw new IllegalArgumentException("cases have scenarios");
            default -> throw new IllegalArgumentException(command.toString());
        };
    }

    @SuppressWarnings("unchecked") // the run was begun for this very command
    private static Object does(StreamRun<?, ?, ?> run, StreamExamples.Example example) {
        return ((StreamRun<Object, Object, Object>) run.at(example.at())).does(example.by(), example.command());
    }
}
