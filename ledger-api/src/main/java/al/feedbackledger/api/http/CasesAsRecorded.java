package al.feedbackledger.api.http;

import al.feedbackledger.api.problem.Problem;
import al.feedbackledger.api.problem.ProblemType;
import al.feedbackledger.projections.casefile.CaseFile;
import al.feedbackledger.projections.casefile.CaseFileView;
import al.feedbackledger.projections.casefile.CaseFiles;
import al.feedbackledger.projections.view.ViewPositions;
import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The cases as the ledger has them when somebody asks, although the view is a moment behind it. That there is no such case
 * is said only when the view has seen all that was recorded before the question: so an acknowledged reference leads to its
 * case at once and for everybody, also for who knows no position to wait for. Where the view does not get there in time
 * nothing is claimed; the question is to be asked again.
 *
 * <p>For a report of corruption the view is waited for as for a number that nobody has. A stranger is told the same of
 * both, and must not learn from the time it takes, or while the view stands still, which of them a number is.
 */
@CheckReturnValue
public final class CasesAsRecorded implements CaseFiles {
    private static final Set<String> VIEW = Set.of(CaseFileView.NAME.name());
    private static final Duration ASK_AGAIN = Duration.ofSeconds(1);

    private final CaseFiles view;
    private final ViewPositions positions;
    private final LongSupplier head;

    /** @param head the last position of the ledger, whichever node wrote it */
    public CasesAsRecorded(CaseFiles view, ViewPositions positions, LongSupplier head) {
        this.view = view;
        this.positions = positions;
        this.head = head;
    }

    @Override
    public @Nullable CaseFile byReference(String compactReference) {
        CaseFile file = view.byReference(compactReference);
        if (file != null && !file.state().isCorruptionSignal()) {
            return file;
        }
        awaitAllRecorded();
        return view.byReference(compactReference);
    }

    @Override
    public @Nullable CaseFile byStream(String stream) {
        CaseFile file = view.byStream(stream);
        if (file != null) {
            return file;
        }
        awaitAllRecorded();
        return view.byStream(stream);
    }

    @Override
    public List<String> joinedWith(String stream) {
        return view.joinedWith(stream);
    }

    private void awaitAllRecorded() {
        if (!positions.await(VIEW, head.getAsLong(), LedgerPosition.WAIT_AT_MOST)) {
            throw Problem.of(ProblemType.BUSY).retryAfter(ASK_AGAIN).found();
        }
    }
}
