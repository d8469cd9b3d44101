package fidus.server.fees;

import static fidus.server.Desk.code;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Problem;
import fidus.fees.runs.AboutMonth;
import fidus.fees.runs.Blocker;
import fidus.fees.runs.BlockerKind;
import fidus.fees.runs.FeeCalls;
import fidus.fees.runs.FeeMonth;
import fidus.mt5.AccountKey;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What a month must have been read as before a run takes it.
final class FeeReadingsTest extends RunMonths {
    @Test
    void aReadingThatIsNotOkBlocksAndSaysWhich() {
        AccountKey fresh = desk.account(1001, "100000.00");
        AccountKey stale = desk.account(1002, "100000.00");
        AccountKey silent = desk.account(1003, "100000.00");
        AccountKey weekend = desk.account(1004, "100000.00", false);
        for (AccountKey account : List.of(fresh, stale, silent, weekend)) {
            desk.mandate(desk.manager("M" + account.login()), house("0.20"), account);
        }
        read("2027-01", fresh, "104000.00");
        desk.read(stale, "2027-01-31T23:40:00Z", "104000.00");
        // 2027-01-31 is a Sunday: the market closed on Friday at 22:00 and opens at 22:00.
        desk.read(weekend, "2027-01-31T22:30:00Z", "104000.00");
        desk.at("2027-02-01");
        FeeMonth month = desk.ask(FeeCalls.MONTH, new AboutMonth("2027-01"));
        assertThat(month.over()).isTrue();
        assertThat(month.accounts())
                .extracting(
                        account -> account.account().login(),
                        account -> account.blockers().stream().map(Blocker::blockerKind).toList())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1001L, List.of()),
                        org.assertj.core.groups.Tuple.tuple(1002L, List.of(BlockerKind.STALE)),
                        org.assertj.core.groups.Tuple.tuple(1003L, List.of(BlockerKind.NO_READING)),
                        org.assertj.core.groups.Tuple.tuple(1004L, List.of(BlockerKind.STALE)));

        String outcome = desk.close("2027-01", PERFORMANCE);

        assertThat(outcome).startsWith("1 computed, 0 unchanged, 3 blocked.");
        assertThat(outcome).contains("M1002: 1002@Broker-Live at the end of 2027-01-31");
        assertThat(desk.runs("2027-01")).hasSize(1);
    }

    @Test
    void onAClosedMarketTheFiguresAreThoseAfterItsClose() {
        AccountKey before = desk.account(1001, "100000.00", false);
        AccountKey after = desk.account(1002, "100000.00", false);
        desk.at("2027-08-01");
        // 2027-07-31 is a Saturday; New York closes on Friday at 21:00 UTC.
        desk.read(before, "2027-07-30T20:55:00Z", "104000.00");
        desk.read(after, "2027-07-30T21:05:00Z", "104000.00");
        assertThat(desk.ask(FeeCalls.MONTH, new AboutMonth("2027-07")).accounts())
                .extracting(
                        account -> account.blockers().stream().map(Blocker::blockerKind).toList())
                .containsExactly(List.of(BlockerKind.BEFORE_MARKET_CLOSE), List.of());
    }

    @Test
    void movementsThatWaitForAPersonBlockUntilTheyAreDecided() {
        AccountKey account = desk.account(1001, "100000.00");
        desk.mandate(desk.manager("M1"), house("0.20"), account);
        desk.cash(account, 7, "2027-01-20T10:00:00", "250.00", "hello");
        read("2027-01", account, "104000.00");
        desk.at("2027-02-01");
        assertThat(desk.close("2027-01", PERFORMANCE)).contains("1 cash movements wait");
        assertThat(desk.runs("2027-01")).isEmpty();
    }

    @Test
    void aMonthThatIsNotOverHasNoSnapshot() {
        desk.account(1001, "100000.00");
        assertThat(code(() -> desk.snapshot("2027-01"))).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(code(() -> desk.snapshot("2027-1"))).isEqualTo(Problem.Code.BAD_VALUE);
    }
}
