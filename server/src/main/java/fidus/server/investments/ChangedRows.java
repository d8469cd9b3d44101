package fidus.server.investments;

import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentState;
import fidus.investments.book.ContractBook;
import fidus.investments.commissions.Commissions;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Rows of a running contract that are written anew, with the commissions and the dates that follow
/// them.
final class ChangedRows {
    static final int SHORTEST_REASON = 10;
    private static final int LONGEST_TEXT = 1_000;

    private final Contracts contracts;
    private final ContractBooks books;
    private final Starts.Ground ground;

    ChangedRows(Contracts contracts, ContractBooks books, Starts.Ground ground) {
        this.contracts = contracts;
        this.books = books;
        this.ground = ground;
    }

    /// What fell due since the last roll is in the books before the rows change; a row that an
    /// amendment finds due is never posted afterwards.
    ContractBook rolled(Unit unit, Actor actor, InvestmentId id) {
        LocalDate today = ground.funds().businessDate(unit);
        return books.roll(unit, actor, books.get(unit, id), today);
    }

    /// The same when another person approves.
    ///
    /// @param version of the book as it was shown
    /// @throws Refused `STALE_VERSION` when it was changed since, `WRONG_STATE` while the client is
    ///   on hold
    ContractBook asShown(Unit unit, Decided by, InvestmentId id, long version) {
        ContractBook book = rolled(unit, by.maker().asking(by.checker().request()), id);
        contracts.checkNotOnHold(unit, book.clientId());
        checkVersion(book.number(), book.version(), version);
        return book;
    }

    static void checkVersion(long number, long version, long shown) {
        if (version != shown) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Contract "
                            + number
                            + " was changed since this was prepared. Prepare it again.");
        }
    }

    /// @param reason as the audit line of the contract says it
    void rewrite(Unit unit, Decided by, ContractBook before, PayoutSchedule rows, String reason) {
        Actor maker = by.maker().asking(by.checker().request());
        Commissions commissions =
                before.commissions()
                        .following(rows, ground.agents().of(unit, before.clientId(), before.id()));
        LocalDate today = ground.funds().businessDate(unit);
        LocalDate on = books.countsOn(unit, "E19", today);
        var now = new ContractBooks.Counted(by.prepared().command(), on);
        ContractBook changed = before.changed(on, rows, commissions);
        books.replaceEarning(unit, maker, before, changed, now);
        Investment contract = contracts.get(unit, before.id());
        InvestmentState state =
                contract.investmentState() == InvestmentState.SUSPENDED
                        ? InvestmentState.SUSPENDED
                        : rows.dates().stateOn(today);
        Investment dated = contract.dated(rows.terms(), rows.dates(), state);
        contracts.replace(unit, maker, contract, dated, new Contracts.Act(now.action(), reason));
    }

    /// What the second person sees of other rows: each that becomes another one, and their sum.
    static List<Shown> differences(PayoutSchedule before, PayoutSchedule after) {
        var shown = new ArrayList<Shown>();
        for (PayoutRow row : after.rows()) {
            String was = before.find(row.ref()).map(ChangedRows::words).orElse("–");
            String is = words(row);
            if (!was.equals(is)) {
                shown.add(new Shown(row.ref().toString(), was + " → " + is));
            }
        }
        shown.add(new Shown("Contract interest", before.interest() + " → " + after.interest()));
        return shown;
    }

    private static String words(PayoutRow row) {
        return row.payoutAmount() + " on " + row.dueOn() + " " + row.payoutState();
    }

    /// @throws Refused `BAD_VALUE` for a text too short or too long
    static void text(String field, String value, int shortest) {
        int length = value.strip().length();
        if (length < shortest || length > LONGEST_TEXT) {
            throw Refused.at(
                    field,
                    Problem.Code.BAD_VALUE,
                    "This has " + shortest + " to " + LONGEST_TEXT + " characters.");
        }
    }
}
