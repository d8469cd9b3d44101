package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.Act;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;
import fidus.reconciliation.WriteOff;
import fidus.server.RunningServer;
import fidus.server.audit.Actor;
import fidus.server.jobs.Progress;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes off a break that a run is about to end, once the run has written some of its breaks, and
/// cancels the run three parts later.
final class WritesOff implements Progress {
    private static final int PARTS_AFTER = 3;

    private final RunningServer server;
    private final AccountKey account;
    private final Ledger ledger;
    private final PersonId checker;
    private final BreakStore breaks = new BreakStore();
    private BreakStore.@Nullable StoredBreak away;
    private int left = PARTS_AFTER;

    WritesOff(RunningServer server, AccountKey account) {
        this.server = server;
        this.account = account;
        this.ledger = new Ledger(server.parts().audit());
        this.checker = server.person(Role.APPROVER).id();
    }

    @Override
    public void step(long done, long total) {
        assertThat(done).isLessThanOrEqualTo(total);
    }

    @Override
    public void stopIfAsked() {
        if (away != null && left-- == 0) {
            throw new Cancelled(false);
        }
        if (away == null && isWriting()) {
            away = server.parts().mongo().write(this::writtenOff);
        }
    }

    private boolean isWriting() {
        return server.parts()
                        .mongo()
                        .raw()
                        .getCollection(FormerBreakStore.FORMER)
                        .countDocuments(new Document())
                > 0;
    }

    private BreakStore.StoredBreak writtenOff(Unit unit) {
        BreakStore.StoredBreak one =
                breaks.named(
                                unit,
                                account.toString(),
                                ReconciliationBreak.UNMATCHED,
                                List.of(ending()))
                        .getFirst();
        Money sum = Money.of("26.50", "USD");
        assertThat(one.found().difference()).isEqualTo(sum.negated());
        Map<String, String> about = Map.of("break", one.id().value().toString());
        JournalEntry entry =
                ledger.post(
                        unit,
                        Actor.SYSTEM,
                        checker,
                        new NewEntry(
                                "E21",
                                Breaks.subject(one),
                                "write-off",
                                RunWork.today(unit),
                                List.of(
                                        new Posting("5400", PostingSide.DEBIT, sum, about),
                                        new Posting("4100", PostingSide.CREDIT, sum, about)),
                                "Written off in a test"));
        var by = new Act("approver", Set.of(Role.APPROVER), RunWork.today(unit));
        var explained =
                one.found()
                        .explain(
                                new Act("operator", Set.of(Role.OPERATOR), RunWork.today(unit)),
                                "operator",
                                CauseCode.ROUNDING,
                                "The broker rounds");
        return breaks.replace(
                unit,
                one,
                explained.writeOff(
                        new WriteOff(
                                List.of(by), "entry " + entry.number(), Money.of("50.00", "USD"))));
    }

    /// The row of the books that only the second run matches.
    private String ending() {
        return RunFindings.rowKey(account.toString(), Side.BOOK, "26");
    }

    ReconciliationBreak now() {
        return server.parts().mongo().read(unit -> breaks.get(unit, known().id()).found());
    }

    List<JournalEntry> standing() {
        return server.parts()
                .mongo()
                .read(unit -> ledger.search().standingOf(unit, "E21", Breaks.subject(known())));
    }

    private BreakStore.StoredBreak known() {
        BreakStore.StoredBreak known = away;
        if (known == null) {
            throw new AssertionError("Nothing was written off.");
        }
        return known;
    }
}
