package fidus.server.investments;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.funds.FundTerms;
import fidus.investments.book.ContractBook;
import fidus.investments.book.Opened;
import fidus.investments.book.SharesBefore;
import fidus.investments.book.TakeOver;
import fidus.investments.book.UnitsBefore;
import fidus.investments.schedule.PayoutSchedule;
import fidus.server.mongo.Unit;

import java.math.BigDecimal;
import java.util.Objects;

/// Contracts of one pool elsewhere are taken over with the same value per unit and mark.
final class PooledBefore {
    private PooledBefore() {}

    /// @throws Refused `BAD_VALUE` naming the contract that was taken over otherwise
    static void check(Unit unit, ContractBooks books, PayoutSchedule schedule, TakeOver asks) {
        SharesBefore shares = asks.shares();
        UnitsBefore units = shares == null ? null : shares.units();
        if (shares != null && units != null) {
            books.eachPooledOtherwise(
                    unit,
                    schedule.terms().fundCode(),
                    shares.valuedOn(),
                    units,
                    other -> check(schedule, shares, other, "Contract " + other.number()));
        }
    }

    /// @param who the other contract is, in words
    static void check(
            PayoutSchedule schedule, SharesBefore shares, ContractBook other, String who) {
        UnitsBefore units = shares.units();
        Opened opened = other.opened();
        SharesBefore before = opened == null ? null : opened.shares();
        UnitsBefore its = before == null ? null : before.units();
        if (units != null
                && before != null
                && its != null
                && before.valuedOn().equals(shares.valuedOn())
                && samePool(other.schedule(), schedule)
                && !units.agreesWith(its)) {
            throw Refused.at(
                    "shares.units.price",
                    Problem.Code.BAD_VALUE,
                    who
                            + (its.series().isEmpty() ? " of these lots" : " of this series")
                            + " came with "
                            + its.price().toPlainString()
                            + " per unit and a mark of "
                            + its.classMark().toPlainString()
                            + " on that day.");
        }
    }

    private static boolean samePool(PayoutSchedule one, PayoutSchedule other) {
        FundTerms its = one.terms();
        FundTerms terms = other.terms();
        return its.fundCode() == terms.fundCode()
                && its.sharing() == terms.sharing()
                && rate(its).compareTo(rate(terms)) == 0
                && one.principal().currency().equals(other.principal().currency());
    }

    private static BigDecimal rate(FundTerms terms) {
        return Objects.requireNonNullElse(terms.performanceShareRate(), BigDecimal.ZERO);
    }
}
