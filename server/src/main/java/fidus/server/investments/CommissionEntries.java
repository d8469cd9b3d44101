package fidus.server.investments;

import fidus.investments.book.ContractBook;
import fidus.investments.commissions.CommissionRow;
import fidus.investments.commissions.CommissionState;
import fidus.investments.commissions.Commissions;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.Map;

/// The due part of E14: what an agent has earned becomes payable, and is taken back when another
/// agent earns it.
final class CommissionEntries {
    private static final String ACCRUED = "2300";
    private static final String DUE = "2310";

    private final Ledger ledger;

    CommissionEntries(Ledger ledger) {
        this.ledger = ledger;
    }

    /// Posts the rows that became READY.
    ///
    /// @param again what the legs of these rows end with: empty when a payout falls due, otherwise
    ///   a text of its own, because an agent may earn on one payout more than once
    void due(Unit unit, Actor actor, ContractBook before, Commissions after, String again) {
        for (CommissionRow ready : after.rows()) {
            boolean wasPending =
                    before.commissions()
                            .live(ready.payout())
                            .map(CommissionRow::commissionState)
                            .filter(CommissionState.PENDING::equals)
                            .isPresent();
            if (wasPending && ready.commissionState() == CommissionState.READY) {
                post(unit, actor, before, ready, new Leg("due", again, postings(before, ready)));
            }
        }
    }

    /// Takes back the rows that were READY and stand no more.
    void back(Unit unit, Actor actor, ContractBook before, Commissions after, String again) {
        for (CommissionRow row : before.commissions().rows()) {
            if (row.commissionState() == CommissionState.READY && !after.rows().contains(row)) {
                List<Posting> mirrored = Postings.mirrored(postings(before, row));
                post(unit, actor, before, row, new Leg("back", again, mirrored));
            }
        }
    }

    private record Leg(String name, String again, List<Posting> postings) {}

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
                        ledger.countsOn(unit, "E14", row.dueOn()),
                        leg.postings,
                        "Commission on " + row.payout() + " of contract " + book.number()));
    }

    private static List<Posting> postings(ContractBook book, CommissionRow row) {
        Map<String, String> dimensions = BookEntries.of(book, row.agentId());
        return List.of(
                Postings.debit(ACCRUED, row.commissionAmount(), dimensions),
                Postings.credit(DUE, row.commissionAmount(), dimensions));
    }
}
