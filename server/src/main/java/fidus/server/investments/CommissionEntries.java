package fidus.server.investments;

import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.commissions.CommissionTrigger;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.PayoutSchedule;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What a commission posts when it becomes payable (E14): with its payout, or with the payment of
/// it; and what it takes back when another agent earns it.
final class CommissionEntries {
    private static final String ACCRUED = "2300";
    private static final String DUE = "2310";

    private final Ledger ledger;

    CommissionEntries(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Posts the rows that became READY; they count on the day they are due.
    ///
    /// @param again what the legs of these rows end with: empty when a payout falls due, otherwise
    ///   a text of its own, because an agent may earn on one payout more than once
    void due(Unit unit, Actor actor, ContractBook before, Commissions after, String again) {
        for (CommissionRow ready : becoming(before.commissions(), after)) {
            post(unit, actor, before, ready, Leg.due(before, ready, again));
        }
    }

    /// Payout rows that moved, and the commissions that wait for their payment.
    ///
    /// @param today the day on which a client's payment counts
    ContractBook moved(
            Unit unit,
            Actor actor,
            ContractBook before,
            PayoutSchedule rows,
            BookEntries.Today today) {
        Commissions waiting = before.commissions().waiting(today.triggers(), rows);
        String again = " " + before.version();
        for (CommissionRow row : before.commissions().rows()) {
            if (!waiting.rows().contains(row)) {
                List<Posting> mirrored = Postings.mirrored(postings(before, row));
                Leg leg =
                        new Leg(
                                "wait",
                                again,
                                mirrored,
                                today.day(),
                                ", the client's payment came back");
                post(unit, actor, before, row, leg);
            }
        }
        return paid(unit, actor, before, before.with(rows, waiting), today.day());
    }

    /// @param waiting with the rows that moved
    private ContractBook paid(
            Unit unit, Actor actor, ContractBook before, ContractBook waiting, LocalDate today) {
        PayoutSchedule rows = waiting.schedule();
        Commissions after = waiting.commissions().on(today, CommissionTrigger.ON_CLIENT_PAID, rows);
        String again = " " + before.version();
        for (CommissionRow ready : becoming(before.commissions(), after)) {
            post(unit, actor, before, ready, Leg.due(before, ready, again).paidOn(today));
        }
        return before.with(rows, after);
    }

    /// Takes back the rows that were READY and stand no more.
    void back(Unit unit, Actor actor, ContractBook before, Commissions after, String again) {
        for (CommissionRow row : before.commissions().rows()) {
            if (isBack(row, after)) {
                List<Posting> mirrored = Postings.mirrored(postings(before, row));
                post(unit, actor, before, row, new Leg("back", again, mirrored, row.dueOn(), ""));
            }
        }
    }

    /// Whether a row that was READY stands no more.
    static boolean isBack(ContractBook before, Commissions after) {
        return before.commissions().rows().stream().anyMatch(row -> isBack(row, after));
    }

    private static boolean isBack(CommissionRow row, Commissions after) {
        return row.commissionState() == CommissionState.READY && !after.rows().contains(row);
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

    /// @param cause said behind what the entry is for
    private record Leg(
            String name, String again, List<Posting> postings, LocalDate on, String cause) {
        static Leg due(ContractBook book, CommissionRow row, String again) {
            return new Leg("due", again, CommissionEntries.postings(book, row), row.dueOn(), "");
        }

        Leg paidOn(LocalDate day) {
            return new Leg(
                    name,
                    again,
                    postings,
                    day,
                    day.equals(on) ? "" : ", due since the client was paid");
        }
    }

    private void post(Unit unit, Actor actor, ContractBook book, CommissionRow row, Leg leg) {
        if (row.commissionAmount().signum() <= 0) {
            return;
        }
        ledger.post(
                unit,
                actor,
                null,
                new NewEntry(
                        "E14",
                        Contracts.subject(book.id()),
                        leg.name + " " + row.payout() + " " + row.agentId().value() + leg.again,
                        ledger.countsOn(unit, "E14", leg.on),
                        leg.postings,
                        "Commission on "
                                + row.payout()
                                + " of contract "
                                + book.number()
                                + leg.cause));
    }

    private static List<Posting> postings(ContractBook book, CommissionRow row) {
        Map<String, String> dimensions = BookEntries.of(book, row.agentId());
        return List.of(
                Postings.debit(ACCRUED, row.commissionAmount(), dimensions),
                Postings.credit(DUE, row.commissionAmount(), dimensions));
    }
}
