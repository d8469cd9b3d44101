package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.auth.PersonId;
import fidus.close.CloseAct;
import fidus.close.StepKind;
import fidus.close.StepState;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.ledger.FindEntries;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.mt5.AccountKey;
import fidus.server.jobs.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// The long steps of a close, interrupted and done again.
class MarkWorkTest {
    private static final AccountKey FIRST = new AccountKey(CloseDesk.SERVER, 7_001);
    private static final AccountKey SECOND = new AccountKey(CloseDesk.SERVER, 7_003);

    private CloseDesk desk;

    @BeforeEach
    void open() {
        desk = CloseDesk.afterMarch(SECOND.login());
        desk.read(SECOND, "2027-03-31T23:56:00Z", "5100.00");
        // Fees the readings of the month's end know of and the books learn of later.
        desk.cash(FIRST, 1, "2027-03-20T10:00:00", "-12.50", "FEE platform");
        desk.cash(SECOND, 2, "2027-03-21T10:00:00", "-2.50", "FEE platform");
        desk.freeze();
        desk.run(StepKind.SNAPSHOT);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void workThatWasKilledGoesOnAndPostsNothingTwice() {
        int before = marks().size();
        assertThatThrownBy(() -> mark(new StopsAt(2))).isInstanceOf(Progress.Cancelled.class);
        assertThat(marks()).hasSize(before + 1);

        assertThat(mark(new StopsAt(9))).isEqualTo("1 of 2 accounts were marked to market.");
        assertThat(marks()).hasSize(before + 2);
        assertThat(mark(new StopsAt(9))).isEqualTo("0 of 2 accounts were marked to market.");
        assertThat(marks()).hasSize(before + 2);

        assertThat(desk.step(StepKind.MARK_TO_MARKET).blocks()).isEmpty();
        assertThat(desk.step(StepKind.MARK_TO_MARKET).stepState()).isEqualTo(StepState.DONE);
        assertThat(marks().getFirst().valueOn()).isEqualTo(LocalDate.parse("2027-03-31"));
        assertThat(desk.balance("1110")).isEqualTo("550.00");
        assertThat(desk.balance("4100")).isEqualTo("-565.00");
    }

    @Test
    void aReadingOfTheNextMonthKeepsItsOwnRevaluation() {
        desk.read(FIRST, "2027-04-01T08:00:00Z", "10600.00");
        assertThat(desk.balance("1110")).isEqualTo("697.50");
        assertThat(desk.step(StepKind.MARK_TO_MARKET).act()).isEqualTo(CloseAct.MARK_TO_MARKET);

        desk.run(StepKind.MARK_TO_MARKET);

        assertThat(desk.step(StepKind.MARK_TO_MARKET).blocks()).isEmpty();
        assertThat(desk.step(StepKind.MARK_TO_MARKET).stepState()).isEqualTo(StepState.DONE);
        // 600.00 and 100.00 stand now; March alone held 450.00 and 100.00.
        assertThat(desk.balance("1110")).isEqualTo("700.00");
    }

    @Test
    void whatAprilAccruedAlreadyStaysRight() {
        desk.at("2027-04-05");
        desk.server.rollDay();
        assertThat(desk.balance("5010")).isEqualTo("150.00");

        desk.run(StepKind.ACCRUALS);

        assertThat(desk.balance("5010")).isEqualTo("150.00");
        assertThat(desk.balance("5100")).isEqualTo("15.00");
        assertThat(desk.step(StepKind.ACCRUALS).stepState()).isEqualTo(StepState.DONE);
        assertThat(desk.run(StepKind.ACCRUALS)).startsWith("0 contracts");
    }

    private String mark(Progress progress) {
        var wanted =
                new CloseWork.Wanted(
                        CloseDesk.MARCH,
                        StepKind.MARK_TO_MARKET,
                        new PersonId(UUID.nameUUIDFromBytes(new byte[] {7})),
                        "Test operator");
        return desk.server.features().monthEnd().work().run(job(), wanted, progress);
    }

    private List<JournalEntry> marks() {
        return desk
                .ask(LedgerCalls.ENTRIES, new FindEntries("1110", null, null, 200))
                .rows()
                .stream()
                .filter(entry -> entry.eventCode().equals("E6"))
                .toList();
    }

    private static Job job() {
        return new Job(
                new JobId(UUID.nameUUIDFromBytes(new byte[] {1})),
                CloseWork.NAME,
                "Mark to market",
                "close/2027-03",
                "{}",
                JobState.RUNNING,
                0,
                0,
                false,
                null,
                new PersonId(UUID.nameUUIDFromBytes(new byte[] {7})),
                Instant.EPOCH,
                null,
                1);
    }

    private static final class StopsAt implements Progress {
        private final int at;
        private int asked;

        StopsAt(int at) {
            this.at = at;
        }

        @Override
        public void step(long done, long total) {}

        @Override
        public void stopIfAsked() {
            asked++;
            if (asked == at) {
                throw new Cancelled(true);
            }
        }
    }
}
