package fidus.server.shares;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.shares.SharePool;
import fidus.fees.shares.ShareRun;
import fidus.fees.shares.ShareRunState;
import fidus.funds.FundTerms;
import fidus.funds.ShareMethod;
import fidus.investments.book.ContractBook;
import fidus.investments.book.Opened;
import fidus.investments.schedule.PayoutSchedule;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/// Whether a contract of a pool may begin to earn on another day. Units are dealt on that day at
/// the value the pool had; once a valuation has carried the pool past it, the days between would be
/// in nobody's units, or in units that did not exist.
final class DealtIn {
    private final ShareStore store;

    DealtIn(ShareStore store) {
        this.store = store;
    }

    /// @param field of the question that moves the day
    /// @throws Refused `LATER_RUN_EXISTS` when a posted valuation stands on the days between
    void check(Unit unit, ContractBook before, PayoutSchedule after, String field) {
        FundTerms terms = before.schedule().terms();
        LocalDate was = before.schedule().dates().interestStart();
        LocalDate is = after.dates().interestStart();
        Opened opened = before.opened();
        boolean pooled = terms.sharesPerformance() && terms.sharing() != ShareMethod.CONTRACT_MARK;
        if (!pooled || was.equals(is) || (opened != null && opened.shares() != null)) {
            return;
        }
        store.standing(unit, before.fundCode()).stream()
                .filter(run -> run.shareRunState() == ShareRunState.POSTED)
                .reduce((_, last) -> last)
                .ifPresent(last -> check(last, terms, was, is, field));
    }

    private static void check(
            ShareRun last, FundTerms terms, LocalDate was, LocalDate is, String field) {
        for (SharePool pool : last.pools()) {
            LocalDate priced = pool.pricedOn();
            boolean past = is.isBefore(priced) || (is.equals(priced) && was.isBefore(priced));
            if (past && isOf(pool, terms)) {
                throw Refused.at(
                        field,
                        Problem.Code.LATER_RUN_EXISTS,
                        "Its pool is valued up to "
                                + priced
                                + ". Earning from "
                                + is
                                + " and not from "
                                + was
                                + ", the contract would need units of a value that is past."
                                + " Reverse the valuations of "
                                + YearMonth.from(was.isBefore(is) ? was : is)
                                + " and later first, put the day right, and value the months"
                                + " again.");
            }
        }
    }

    private static boolean isOf(SharePool pool, FundTerms terms) {
        return pool.currency().equals(terms.currency())
                && pool.shareMethod() == terms.sharing()
                && pool.rate()
                                .value()
                                .compareTo(Objects.requireNonNull(terms.performanceShareRate()))
                        == 0;
    }
}
