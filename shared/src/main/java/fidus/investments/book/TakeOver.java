package fidus.investments.book;

import fidus.investments.InvestmentId;
import fidus.investments.schedule.PayoutKind;
import fidus.investments.schedule.PayoutRef;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Takes over a contract that ran before these books, asking another person to approve it. What it
/// owes on that day opens in the journal (E26); what is accrued and due later follows as always.
///
/// @param startDate the first day S of which all dates are functions
/// @param takenOverOn the last day before these books are responsible; what was due by then and is
///   not named as paid is still owed
/// @param paid rows that were paid by then, each whole
/// @param shares of a contract that shares performance; absent for one with fixed interest, and
///   before its first valuation
/// @param pools of a contract a company sold, the rows of which both parts were paid; absent where
///   there are none
/// @param reason at least 10 characters: where the contract and its payments are on file
/// @param terms where its terms are not those of its fund; absent where all of them are
public record TakeOver(
        InvestmentId id,
        LocalDate startDate,
        LocalDate takenOverOn,
        List<PaidBefore> paid,
        String reason,
        @Nullable SharesBefore shares,
        @Nullable List<PoolBefore> pools,
        @Nullable OwnTerms terms) {
    public TakeOver {
        paid = List.copyOf(paid);
        pools = pools == null ? null : List.copyOf(pools);
    }

    /// A contract under the terms of its fund.
    public TakeOver(
            InvestmentId id,
            LocalDate startDate,
            LocalDate takenOverOn,
            List<PaidBefore> paid,
            String reason,
            @Nullable SharesBefore shares,
            @Nullable List<PoolBefore> pools) {
        this(id, startDate, takenOverOn, paid, reason, shares, pools, null);
    }

    /// A contract with fixed interest under the terms of its fund that no company sold.
    public TakeOver(
            InvestmentId id,
            LocalDate startDate,
            LocalDate takenOverOn,
            List<PaidBefore> paid,
            String reason) {
        this(id, startDate, takenOverOn, paid, reason, null, null, null);
    }

    /// None, or pools that were paid.
    public List<PoolBefore> poolsPaid() {
        return pools == null ? List.of() : pools;
    }

    /// Everything that was paid to the client, shares included.
    public List<PaidBefore> paidRows() {
        var all = new ArrayList<>(paid);
        List<ShareBefore> found = shares == null ? List.of() : shares.shares();
        for (int i = 0; i < found.size(); i++) {
            ShareBefore one = found.get(i);
            if (one.paidOn() != null) {
                var ref = new PayoutRef(PayoutKind.PERFORMANCE_SHARE, i + 1);
                all.add(new PaidBefore(ref, one.paidOn(), one.share(), one.evidence()));
            }
        }
        return all;
    }
}
