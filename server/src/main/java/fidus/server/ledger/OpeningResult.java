package fidus.server.ledger;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.ledger.JournalEntry;
import fidus.ledger.LedgerCalls;
import fidus.ledger.MoveOpening;
import fidus.ledger.Posting;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// After the first locked month what the books began with (3900) becomes part of the retained
/// result (3020), whole by currency, in the first open month. Accounts and contracts that come into
/// the books later stand against 3900 too, so it may be done again; what was moved already is not
/// moved twice.
public final class OpeningResult {
    /// The command another person approves so that 3900 is moved.
    public static final String MOVE = "MOVE_OPENING";

    /// What the entries follow from.
    private static final String SUBJECT = JournalEntry.OPENING_RESULT;

    private static final String EVENT = "E26";
    private static final String OPENING = "3900";
    private static final String RETAINED = "3020";

    private final Approvals approvals;
    private final Ledger ledger;

    /// What two people move.
    ///
    /// @param on the value date
    /// @param balances debit less credit on 3900, one for each currency that has one
    record Wanted(String reason, LocalDate on, List<Money> balances) {
        Wanted {
            balances = List.copyOf(balances);
        }
    }

    public OpeningResult(Approvals approvals, Ledger ledger) {
        this.approvals = approvals;
        this.ledger = ledger;
        approvals.kind(MOVE, Wanted.class, Set.of(Role.APPROVER), this::moved);
    }

    public void routes(Routes routes) {
        routes.answer(LedgerCalls.MOVE_OPENING, this::prepare);
    }

    private Prepared prepare(Asked asked, MoveOpening asks) {
        Wanted wanted = wanted(asked.unit(), Reversals.reason(asks.reason()));
        var shown = new ArrayList<Shown>();
        for (Money balance : wanted.balances) {
            shown.add(
                    new Shown(
                            balance.signum() < 0 ? "From 3900 to 3020" : "From 3020 to 3900",
                            balance.abs().toString()));
        }
        shown.add(new Shown("Posted on", wanted.on.toString()));
        shown.add(new Shown("Reason", wanted.reason));
        return approvals.prepare(
                asked.unit(),
                asked.actor(),
                new Approvals.Request(
                        MOVE,
                        SUBJECT,
                        "The opening balances go to the retained result",
                        List.copyOf(shown),
                        wanted));
    }

    private void moved(Unit unit, Decided by, Wanted wanted) {
        if (!wanted(unit, wanted.reason).equals(wanted)) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "3900 is not what was shown any more. Prepare its move anew.");
        }
        Actor maker = by.maker().asking(by.checker().request());
        long before = ledger.count(unit, EVENT, SUBJECT);
        var entries = new ArrayList<NewEntry>();
        for (Money balance : wanted.balances) {
            entries.add(
                    new NewEntry(
                            EVENT,
                            SUBJECT,
                            "part " + (before + entries.size() + 1),
                            wanted.on,
                            postings(balance),
                            wanted.reason));
        }
        ledger.postAll(unit, maker, by.checker().id(), entries);
    }

    private static List<Posting> postings(Money balance) {
        boolean gain = balance.signum() < 0;
        return List.of(
                Postings.debit(gain ? OPENING : RETAINED, balance.abs(), Map.of()),
                Postings.credit(gain ? RETAINED : OPENING, balance.abs(), Map.of()));
    }

    private Wanted wanted(Unit unit, String reason) {
        YearMonth locked =
                ledger.periods()
                        .lastLocked(unit)
                        .orElseThrow(
                                () ->
                                        Refused.because(
                                                Problem.Code.WRONG_STATE,
                                                "No month is locked yet. The opening balances stay"
                                                        + " on 3900 until the first one is."));
        LocalDate on = ledger.countsOn(unit, EVENT, locked.atEndOfMonth());
        List<Money> balances =
                ledger.balances(unit, List.of(OPENING), List.of(), YearMonth.from(on)).stream()
                        .map(Ledger.Balance::balance)
                        .filter(balance -> !balance.isZero())
                        .toList();
        if (balances.isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "3900 holds nothing at the end of "
                            + YearMonth.from(on)
                            + ". There is nothing to move.");
        }
        return new Wanted(reason, on, balances);
    }
}
