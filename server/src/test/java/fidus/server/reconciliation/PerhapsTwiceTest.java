package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.ApprovalCalls;
import fidus.approvals.FindPrepared;
import fidus.approvals.Shown;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A broker changed an old deal, and it was compared a week later: that the balance of those days
/// says the same is not certain. Whoever agrees to a list reads it.
final class PerhapsTwiceTest extends EndingDeeds {
    static final String BALANCE =
            "Deals against balance (R16), the balance between 2026-11-23 and 2026-11-23, 37.20 USD"
                    + " books less broker";

    @Test
    void theBalanceAndTheDealInOneList() {
        AccountKey account = desk.account(8_601);
        Workbench bench = changedAndComparedLater(account);
        var _ = done(List.of(balance(bench), copy(bench)), BreakDeed.WRITE_OFF);

        assertThat(perhaps(account))
                .containsExactly(
                        "1 pair: if the two of a pair are one and the same, it is booked away"
                                + " twice. Reject the list then, and leave one of the two out",
                        BALANCE
                                + " (in this list), and Second copy, ticket %s, -37.20 USD (in this list)"
                                        .formatted(ticket(account)));
    }

    @Test
    void theBalanceWaitsToBeWrittenOff() {
        AccountKey account = desk.account(8_602);
        Workbench bench = changedAndComparedLater(account);
        var _ = writeOff(balance(bench));

        var _ = done(bothRows(bench, account), BreakDeed.WRITE_OFF);

        assertThat(perhaps(account))
                .hasSize(2)
                .anyMatch(line -> line.startsWith("2 pairs: "))
                .anyMatch(line -> line.startsWith(BALANCE + " (waits to be written off), and "));
    }

    @Test
    void theBalanceIsWrittenOff() {
        AccountKey account = desk.account(8_607);
        Workbench bench = changedAndComparedLater(account);
        var _ = desk.approve(writeOff(balance(bench)), desk.approver());
        long entry = entries(account).getFirst().number();

        var _ = done(bothRows(bench, account), BreakDeed.WRITE_OFF);

        assertThat(perhaps(account).getLast())
                .startsWith(BALANCE + " (written off by entry " + entry + "), and ")
                .contains("-69.75 USD (in this list)")
                .contains("32.55 USD (in this list)");
    }

    @Test
    void aDealThatIsWrittenOffAndTheBalanceInAList() {
        AccountKey account = desk.account(8_603);
        AccountKey other = desk.account(8_604);
        Workbench bench = changedAndComparedLater(account);
        Workbench beside = changedAndComparedLater(other);
        var _ = desk.approve(writeOff(copy(bench)), desk.approver());
        long entry = entries(account).getFirst().number();

        var _ = done(List.of(balance(bench), copy(beside)), BreakDeed.WRITE_OFF);

        assertThat(perhaps(account))
                .hasSize(2)
                .last()
                .asString()
                .isEqualTo(
                        BALANCE
                                + " (in this list), and Second copy, ticket %s, -37.20 USD (written off by entry %d)"
                                        .formatted(ticket(account), entry));
    }

    /// What is resolved books nothing, and what is open nowhere may be ended otherwise.
    @Test
    void nothingIsSaidWhereNoSecondEntryIsInSight() {
        AccountKey account = desk.account(8_605);
        AccountKey other = desk.account(8_606);
        Workbench bench = changedAndComparedLater(account);
        Workbench beside = changedAndComparedLater(other);
        var _ = done(List.of(copy(bench), copy(beside)), BreakDeed.WRITE_OFF);

        assertThat(perhaps(account)).isEmpty();
    }

    /// A deal that was written off once and is open again has its entry perhaps; that is asked of
    /// none whose days rule it out.
    @Test
    void theLedgerIsNotAskedOfDealsThatAreInNoPair() {
        AccountKey account = desk.account(8_608);
        AccountKey other = desk.account(8_609);
        Workbench bench = changedAndComparedLater(account);
        Workbench beside = changedAndComparedLater(other);
        BreakCard copy = copy(bench);
        var _ = desk.approve(writeOff(copy), desk.approver());
        openAgainOnALaterDay(copy);
        BreakCard balance = balance(bench);
        BreakCard listed = copy(beside);

        server.commands.note();
        var _ = done(List.of(balance, listed), BreakDeed.WRITE_OFF);

        assertThat(server.commands.asked("journalEntries")).isZero();
        assertThat(perhaps(account)).isEmpty();
    }

    @Test
    void theFirstDealsOfABalanceAreNamedAndTheOthersCounted() {
        AccountKey account = desk.account(8_610);
        AccountKey other = desk.account(8_611);
        Workbench bench = changedAndComparedLater(account);
        Workbench beside = changedAndComparedLater(other);
        writtenOffBefore(account, 907, 901, 903, 902, 906, 904, 905);

        var _ = done(List.of(balance(bench), copy(beside)), BreakDeed.WRITE_OFF);

        assertThat(perhaps(account).getFirst()).startsWith("7 pairs: ");
        assertThat(perhaps(account).getLast())
                .containsSubsequence(
                        "ticket 901,", "ticket 902,", "ticket 903,", "ticket 904,", "ticket 905,")
                .doesNotContain("ticket 906", "ticket 907")
                .endsWith(" and 2 more");
    }

    /// Deals of the 16th that were seen to differ two weeks later.
    private static void writtenOffBefore(AccountKey account, int... tickets) {
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    for (int ticket : tickets) {
                                        new BreakStore().add(unit, stored(account, ticket));
                                    }
                                    return unit.documents(
                                                    BreakStore.BREAKS, BreakStore.StoredBreak.class)
                                            .update(
                                                    regex("key", "^" + account + "/BOOK/90[1-7]$"),
                                                    combine(
                                                            set("breakState", "WRITTEN_OFF"),
                                                            set(
                                                                    "found.breakState",
                                                                    "WRITTEN_OFF")));
                                });
    }

    private static BreakStore.StoredBreak stored(AccountKey account, int ticket) {
        var sighting =
                new ReconciliationBreak.Sighting(
                        new RunId(UUID.randomUUID()),
                        ReconciliationBreak.UNMATCHED,
                        account + "/BOOK/" + ticket,
                        "1",
                        "2",
                        Severity.WARNING);
        var found =
                ReconciliationBreak.seen(
                        new BreakId(UUID.randomUUID()),
                        sighting,
                        Money.of("-5.00", "USD"),
                        LocalDate.parse("2026-11-30"));
        return BreakStore.StoredBreak.of(
                account.toString(), found, LocalDate.parse("2026-11-16"), 1, null);
    }

    private static void openAgainOnALaterDay(BreakCard card) {
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit ->
                                        unit.documents(
                                                        BreakStore.BREAKS,
                                                        BreakStore.StoredBreak.class)
                                                .update(
                                                        eq(
                                                                "_id",
                                                                card.found()
                                                                        .id()
                                                                        .value()
                                                                        .toString()),
                                                        combine(
                                                                set("breakState", "EXPLAINED"),
                                                                set(
                                                                        "found.breakState",
                                                                        "EXPLAINED"),
                                                                set("day", "2026-12-10"))));
    }

    static List<String> perhaps(AccountKey account) {
        return server
                .call(ApprovalCalls.FIND, new FindPrepared(null, true), desk.operator())
                .prepared()
                .stream()
                .filter(one -> one.title().startsWith("Write off 2 breaks"))
                .filter(one -> one.shown().toString().contains(account.toString()))
                .flatMap(one -> one.shown().stream())
                .filter(line -> line.label().equals("Perhaps the same money"))
                .map(Shown::value)
                .toList();
    }

    /// The books have 69.75, the broker says 32.55 from the 23rd on.
    static Workbench changedAndComparedLater(AccountKey account) {
        var _ = desk.take(told(account, 69_75, "2026.11.23 08:56"));
        var _ = desk.take(told(account, 32_55, "2026.11.23 08:57"));
        server.clock().advance(Duration.ofDays(7));
        desk.signInAgain();
        return desk.reconcile(account);
    }

    private static Statement told(AccountKey account, long cents, String printed) {
        return new Statement(account.login(), printed)
                .deposit(10, "2026.11.13 09:00:00", 1_00)
                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                .deposit(12, "2026.11.17 11:00:00", cents);
    }

    static BreakCard balance(Workbench bench) {
        return explained(ReconciliationTest.ofRule(bench, "R16"));
    }

    static BreakCard copy(Workbench bench) {
        return explained(ReconciliationTest.ofRule(bench, "SECOND_COPY"));
    }

    private static List<BreakCard> bothRows(Workbench bench, AccountKey account) {
        return List.of(
                explained(breakOf(bench, account, Side.BOOK, 12)),
                explained(breakOf(bench, account, Side.STATEMENT, 12)));
    }

    private static BreakCard explained(BreakCard card) {
        return desk.explain(card, CauseCode.DATA_GAP);
    }

    static String ticket(AccountKey account) {
        return ReconciliationTest.row(account, 12);
    }
}
