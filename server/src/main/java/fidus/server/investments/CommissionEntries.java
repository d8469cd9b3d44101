package fidus.server.investments;

import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.commissions.CommissionTrigger;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.PayoutSchedule;
import fidus.ledger.Postings;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What a commission posts when it becomes due (E14): with its payout, or with the payment of it.
final class CommissionEntries {
    private static final String ACCRUED = "2300";
    private static final String DUE = "2310";

    private final Ledger ledger;

    CommissionEntries(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Those that became ready count on the day they are due.
    void due(Unit unit, Actor actor, ContractBook before, Commissions after) {
        for (CommissionRow ready : becoming(before.commissions(), after)) {
            post(unit, actor, before, ready, ready.dueOn());
        }
    }

    /// Payout rows that moved, and the commissions that wait for their payment.
    ///
    /// @param today the day on which a client's payment counts
    ContractBook moved(
            Unit unit, Actor actor, ContractBook before, PayoutSchedule rows, LocalDate today) {
        Commissions after = before.commissions().on(today, CommissionTrigger.ON_CLIENT_PAID, rows);
        for (CommissionRow ready : becoming(before.commissions(), after)) {
            post(unit, actor, before, ready, today);
        }
        return before.with(rows, after);
    }

    private static List<CommissionRow> becoming(Commissions before, Commissions after) {
        return after.rows().stream()
                .filter(row -> row.commissionState() == CommissionState.READY)
                .filter(
                        row ->
                                before.live(row.payout())
                                        .map(CommissionRow::commissionState)
                                        .filter(CommissionState.PENDING::equals)
                                        .isPresent())
                .toList();
    }

    private void post(Unit unit, Actor actor, ContractBook book, CommissionRow row, LocalDate on) {
        if (row.commissionAmount().signum() <= 0) {
            return;
        }
        Map<String, String> dimensions = BookEntries.of(book, row.agentId());
        String what = "Commission on " + row.payout() + " of contract " + book.number();
        ledger.post(
                unit,
                actor,
                null,
                new NewEntry(
                        "E14",
                        Contracts.subject(book.id()),
                        "due " + row.payout() + " " + row.agentId().value(),
                        ledger.countsOn(unit, "E14", on),
                        List.of(
                                Postings.debit(ACCRUED, row.commissionAmount(), dimensions),
                                Postings.credit(DUE, row.commissionAmount(), dimensions)),
                        on.equals(row.dueOn()) ? what : what + ", due since the client was paid"));
    }
}
