package fidus.server.ledger;

import static fidus.server.Desk.code;
import static fidus.server.ledger.Entries.entry;
import static fidus.server.ledger.Entries.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.ledger.PeriodState;
import fidus.server.ledger.PeriodStore.AccountingPeriod;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class PeriodsTest extends OwnBooks {
    @Test
    void aLockedPeriodTakesNoPosting() {
        period("2027-03", PeriodState.LOCKED);

        assertThat(code(() -> post(entry("deal/1", usd("5.00")))))
                .isEqualTo(Problem.Code.PERIOD_LOCKED);
        assertThat(desk.journal()).isEmpty();
    }

    @Test
    void aPeriodThatIsBeingClosedTakesNoOrdinaryPosting() {
        period("2027-03", PeriodState.CLOSING);

        assertThat(code(() -> post(entry("deal/1", usd("5.00")))))
                .isEqualTo(Problem.Code.PERIOD_LOCKED);
    }

    @Test
    void aMonthBeforeALockedOneIsOverToo() {
        period("2027-04", PeriodState.LOCKED);

        assertThat(code(() -> post(entry("deal/1", usd("5.00")))))
                .isEqualTo(Problem.Code.PERIOD_LOCKED);
    }

    @Test
    void whatWasPostedBeforeTheLockIsStillAnsweredAfterIt() {
        JournalEntry before = post(entry("deal/1", usd("5.00")));
        period("2027-03", PeriodState.LOCKED);

        assertThat(post(entry("deal/1", usd("5.00")))).isEqualTo(before);
    }

    @Test
    void aReversalOfALockedMonthIsDatedInTheFirstOneThatTakesCorrections() {
        JournalEntry wrong = post(entry("deal/1", usd("5.00")));
        period("2027-03", PeriodState.LOCKED);
        period("2027-04", PeriodState.LOCKED);
        period("2027-05", PeriodState.CLOSING);

        JournalEntry reversal = reverse(wrong.id(), "Wrong account");

        assertThat(reversal.valueOn()).isEqualTo(LocalDate.of(2027, 5, 1));
        assertThat(reversal.period()).isEqualTo("2027-05");
    }

    @Test
    void aPostingTouchesItsPeriodSoThatACloseNoticesIt() {
        post(entry("deal/1", usd("5.00")));
        post(entry("deal/2", usd("5.00")));

        AccountingPeriod period =
                desk.read(
                        unit ->
                                unit.documents("periods", AccountingPeriod.class)
                                        .byId("2027-03")
                                        .orElseThrow());
        assertThat(period.periodState()).isEqualTo(PeriodState.OPEN);
        assertThat(period.version()).isEqualTo(2);
    }

    private JournalEntry post(NewEntry entry) {
        return desk.write(unit -> ledger.post(unit, MAKER, CHECKER.id(), entry));
    }

    private JournalEntry reverse(EntryId id, String reason) {
        return desk.write(unit -> ledger.reverse(unit, MAKER, CHECKER.id(), id, reason));
    }

    private void period(String id, PeriodState state) {
        desk.write(
                unit -> {
                    unit.documents("periods", AccountingPeriod.class)
                            .put(id, new AccountingPeriod(id, state, 100));
                    return true;
                });
    }
}
