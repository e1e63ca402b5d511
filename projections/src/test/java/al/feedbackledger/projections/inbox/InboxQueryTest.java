package al.feedbackledger.projections.inbox;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class InboxQueryTest {
    private static final InboxReader READER = new InboxReader.Inspector();

    @Test
    void aPageHasALimit() {
        assertThat(InboxQuery.open(READER, Inbox.MOST_ITEMS_ON_A_PAGE).limit()).isEqualTo(100);
        assertThatIllegalArgumentException().isThrownBy(() -> InboxQuery.open(READER, 101));
        assertThatIllegalArgumentException().isThrownBy(() -> InboxQuery.open(READER, 0));
    }

    @Test
    void aMarkReadsBackAsWritten() {
        PageMark mark = new PageMark(InboxQuery.Sort.NEWEST, 2, 1_767_600_000_000_000L, "a:b");
        assertThat(PageMark.parse(mark.text(), InboxQuery.Sort.NEWEST)).isEqualTo(mark);
        assertThat(PageMark.parse(null, InboxQuery.Sort.NEWEST)).isNull();
    }
}
