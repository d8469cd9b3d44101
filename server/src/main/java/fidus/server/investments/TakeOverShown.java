package fidus.server.investments;

import fidus.approvals.Shown;
import fidus.funds.FundTerms;
import fidus.investments.Investment;
import fidus.investments.book.PaidBefore;
import fidus.investments.book.PoolBefore;
import fidus.investments.book.SharesBefore;
import fidus.investments.book.TakeOver;
import fidus.investments.book.TakenOver;
import fidus.investments.book.UnitsBefore;
import fidus.investments.schedule.PayoutRow;
import fidus.ledger.Posting;
import fidus.server.funds.TermsShown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the second person is shown of a contract that is taken over: every row with what became of
/// it, and what opens in the journal.
final class TakeOverShown {
    private TakeOverShown() {}

    /// @param fund the terms in force when it was signed, beside which those of its own are said
    static List<Shown> lines(
            Investment contract, TakeOver asks, Opening opening, Shown agreement, FundTerms fund) {
        TakenOver state = opening.state();
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("Client", contract.clientName()));
        shown.add(
                new Shown(
                        "Fund",
                        contract.fundCode()
                                + " terms, version "
                                + state.schedule().terms().termsVersion()));
        shown.addAll(TermsShown.changes(fund, state.schedule().terms()));
        shown.add(agreement);
        shown.add(new Shown("Start date", asks.startDate().toString()));
        shown.add(new Shown("Taken over after", asks.takenOverOn().toString()));
        state.schedule().rows().forEach(row -> shown.add(row(row, asks)));
        shown.add(new Shown("Opens as principal", state.principal().toString()));
        shown.add(new Shown("Opens as due to the client", state.due().toString()));
        shown.add(new Shown("Opens as accrued interest", state.accrued().toString()));
        further(shown, asks, opening);
        shown.add(
                new Shown(
                        "Commissions due by then", "settled before, never paid from these books"));
        shown.add(new Shown("Reason", asks.reason().strip()));
        return List.copyOf(shown);
    }

    private static Shown row(PayoutRow row, TakeOver asks) {
        Optional<PaidBefore> paid =
                asks.paidRows().stream().filter(one -> one.row().equals(row.ref())).findFirst();
        String became =
                paid.map(one -> "paid on " + one.paidOn() + ", " + one.evidence().strip())
                        .orElse(row.payoutState().name());
        return new Shown(
                row.ref().toString(),
                row.payoutAmount() + " due on " + row.dueOn() + ", " + became);
    }

    /// How its performance stood, and what a company that sold it is owed.
    private static void further(List<Shown> shown, TakeOver asks, Opening opening) {
        SharesBefore shares = asks.shares();
        if (shares != null) {
            shown.add(
                    new Shown(
                            "Valued last on " + shares.valuedOn(),
                            "performance "
                                    + shares.performance()
                                    + ", mark "
                                    + shares.highWaterMark()));
        }
        if (shares != null && shares.units() != null) {
            shown.add(new Shown("Units", units(shares.units())));
        }
        for (PoolBefore pool : asks.poolsPaid()) {
            shown.add(
                    new Shown(
                            "Pool " + pool.sequence(),
                            pool.paid()
                                    + " paid on "
                                    + pool.paidOn()
                                    + ", "
                                    + pool.evidence().strip()));
        }
        for (Posting owed : opening.pools().owed()) {
            String what = owed.account().equals("2510") ? "due" : "accrued";
            shown.add(new Shown("Opens as pools " + what, owed.money().toString()));
        }
    }

    private static String units(UnitsBefore units) {
        return units.units().toPlainString()
                + (units.series().isEmpty() ? "" : " of series " + units.series())
                + " dealt at "
                + units.dealt().toPlainString()
                + " against a mark of "
                + units.classMarkThen().toPlainString()
                + "; now "
                + units.price().toPlainString()
                + " each, mark "
                + units.mark().toPlainString()
                + ", mark of the class "
                + units.classMark().toPlainString();
    }
}
