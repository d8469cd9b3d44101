package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RunId;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.Workbench;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Breaks that were written off and are open again have their entries perhaps: the ledger is asked
/// for all of them together.
final class ReopenedTwiceTest extends EndingDeeds {
    private static final LocalDate SEEN = LocalDate.parse("2026-11-30");

    @Test
    void theLedgerIsAskedOnceForAllDealsThatAreOpenAgain() {
        long one = asked(8_621, 1);
        long many = asked(8_623, 9);

        assertThat(one).isPositive();
        assertThat(many).isEqualTo(one);
    }

    /// Its entry stands, so its money is booked away.
    @Test
    void aDealThatIsOpenAgainWithItsEntryIsSaid() {
        AccountKey account = desk.account(8_625);
        AccountKey other = desk.account(8_626);
        Workbench bench = PerhapsTwiceTest.changedAndComparedLater(account);
        Workbench beside = PerhapsTwiceTest.changedAndComparedLater(other);
        BreakCard copy = PerhapsTwiceTest.copy(bench);
        var _ = desk.approve(writeOff(copy), desk.approver());
        long entry = entries(account).getFirst().number();
        reopened(copy);
        reopened(account, 901);

        var _ =
                done(
                        List.of(PerhapsTwiceTest.balance(bench), PerhapsTwiceTest.copy(beside)),
                        BreakDeed.WRITE_OFF);

        assertThat(PerhapsTwiceTest.perhaps(account))
                .hasSize(2)
                .last()
                .asString()
                .isEqualTo(
                        PerhapsTwiceTest.BALANCE
                                + " (in this list), and Second copy, ticket %s, -37.20 USD (written off by entry %d)"
                                        .formatted(PerhapsTwiceTest.ticket(account), entry));
    }

    /// How often the ledger is asked for a list, with so many deals of its balance open again.
    private static long asked(long login, int deals) {
        AccountKey account = desk.account(login);
        AccountKey other = desk.account(login + 1);
        Workbench bench = PerhapsTwiceTest.changedAndComparedLater(account);
        Workbench beside = PerhapsTwiceTest.changedAndComparedLater(other);
        for (int deal = 0; deal < deals; deal++) {
            reopened(account, 901 + deal);
        }
        List<BreakCard> list =
                List.of(PerhapsTwiceTest.balance(bench), PerhapsTwiceTest.copy(beside));
        server.commands.note();
        var _ = done(list, BreakDeed.WRITE_OFF);
        return server.commands.asked("journalEntries");
    }

    /// A deal of the 16th that was seen to differ two weeks later, written off and open again.
    private static void reopened(AccountKey account, int ticket) {
        var sighting =
                new ReconciliationBreak.Sighting(
                        new RunId(UUID.randomUUID()),
                        ReconciliationBreak.UNMATCHED,
                        account + "/BOOK/" + ticket,
                        "1",
                        "2",
                        Severity.WARNING);
        ReconciliationBreak seen =
                ReconciliationBreak.seen(
                        new BreakId(UUID.randomUUID()), sighting, Money.of("-5.00", "USD"), SEEN);
        var found =
                new ReconciliationBreak(
                        seen.id(),
                        seen.firstSeenRun(),
                        seen.lastSeenRun(),
                        seen.rule(),
                        seen.key(),
                        seen.left(),
                        seen.right(),
                        seen.difference(),
                        seen.severity(),
                        SEEN,
                        BreakState.OPEN,
                        seen.findings(),
                        List.of(
                                new ReconciliationBreak.Step(
                                        SEEN, "ann", BreakState.WRITTEN_OFF, "booked", null),
                                new ReconciliationBreak.Step(
                                        SEEN, "ann", BreakState.OPEN, "seen again", null)),
                        3);
        var _ =
                server.parts()
                        .mongo()
                        .write(
                                unit -> {
                                    new BreakStore()
                                            .add(
                                                    unit,
                                                    BreakStore.StoredBreak.of(
                                                            account.toString(),
                                                            found,
                                                            LocalDate.parse("2026-11-16"),
                                                            1,
                                                            null));
                                    return found;
                                });
    }

    private static void reopened(BreakCard card) {
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
                                                                        "EXPLAINED"))));
    }
}
