package fidus.server.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.ManagementFeeBase;
import fidus.fees.runs.AccountInput;
import fidus.fees.runs.Blocker;
import fidus.fees.runs.FeePart;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.MandateAccount;
import fidus.fees.runs.MonthAccount;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Reading;
import fidus.mt5.pnl.TruePnl;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The accounts of a mandate as a month's fee sees them: each at the end of its last day in it, and
/// those that left earlier as they were.
final class MandateAccounts {
    private final Measures measures;
    private final RunInputs.Case one;
    private final DaysUnder under;
    private final @Nullable FeePart last;

    /// @param under the days of accounts under the mandate and those it carries from
    /// @param last the last part before this one, of the mandate or of one it carries from
    MandateAccounts(
            Measures measures, RunInputs.Case one, DaysUnder under, @Nullable FeePart last) {
        this.measures = measures;
        this.one = one;
        this.under = under;
        this.last = last;
    }

    /// By server and login.
    List<AccountInput> inputs(Unit unit) {
        var found = new TreeMap<AccountKey, AccountInput>();
        if (last != null) {
            last.inputs().accounts().forEach(input -> found.put(input.account(), input.left()));
        }
        for (MandateAccount account : one.mandate().accounts()) {
            if (!account.from().isAfter(one.lastDay())) {
                found.put(account.account(), input(unit, account, found.get(account.account())));
            }
        }
        if (found.isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "No account has joined " + one.mandate().name() + " yet.");
        }
        return List.copyOf(found.values());
    }

    private AccountInput input(Unit unit, MandateAccount account, @Nullable AccountInput before) {
        LocalDate until = account.until();
        LocalDate day =
                until != null && !until.isAfter(one.lastDay()) ? until.minusDays(1) : one.lastDay();
        boolean left = day.isBefore(one.month().atDay(1));
        if (before != null && left && before.measuredOn().equals(day)) {
            return before;
        }
        MonthAccount now =
                day.equals(one.month().atEndOfMonth())
                        ? one.monthEnd().of(account.account())
                        : measures.at(unit, account.account(), day);
        Reading reading = now.reading();
        TruePnl pnl = now.pnl();
        if (!now.isReady() || reading == null || pnl == null) {
            throw notReady(now);
        }
        boolean away = before != null && isBack(account, before);
        boolean performance = one.type() == FeeType.MANAGER_PERFORMANCE;
        return new AccountInput(
                account.account(),
                before == null || (away && !performance) ? account.from() : before.from(),
                until,
                day,
                reading.asOf(),
                reading.source(),
                pnl,
                before == null || away ? joined(unit, account, pnl, before) : before.pnlAtJoining(),
                openingEquity(unit, account, left),
                performance ? under.within(account.account(), now.capital()) : now.capital());
    }

    /// Whether it was somebody else's between its last figures and the day it joined.
    ///
    /// @throws Refused `WRONG_STATE` when a performance fee needs the figures it left with and
    ///   those are older
    private boolean isBack(MandateAccount account, AccountInput before) {
        LocalDate gone = under.goneSince(account);
        if (gone == null || !before.measuredOn().isBefore(account.from())) {
            return false;
        }
        boolean counts = one.type() == FeeType.MANAGER_PERFORMANCE;
        if (counts && !before.measuredOn().plusDays(1).equals(gone)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    account.account()
                            + " comes back to "
                            + one.mandate().name()
                            + " on "
                            + account.from()
                            + " with what it had earned by "
                            + gone.minusDays(1)
                            + ". Approve the run of "
                            + YearMonth.from(gone.minusDays(1))
                            + " first.");
        }
        return true;
    }

    /// What is not the manager's: everything before it joined, or, when it comes back, all but what
    /// it had earned under the mandate before.
    private Money joined(
            Unit unit, MandateAccount account, TruePnl pnl, @Nullable AccountInput before) {
        Money then = joining(unit, account, pnl);
        return before == null ? then : then.minus(before.sinceJoining());
    }

    /// What the account had earned before it joined. Where nobody has read it before, everything
    /// since its first capital is the manager's.
    private Money joining(Unit unit, MandateAccount account, TruePnl pnl) {
        MonthAccount before = measures.at(unit, account.account(), account.from().minusDays(1));
        TruePnl earned = before.pnl();
        if (earned == null) {
            return Money.zero(pnl.truePnl().currency());
        }
        if (!before.isReady()) {
            throw notReady(before);
        }
        return earned.truePnl();
    }

    private @Nullable Money openingEquity(Unit unit, MandateAccount account, boolean left) {
        boolean needed =
                one.type() == FeeType.MANAGER_MANAGEMENT
                        && one.agreed().agreement().management().base()
                                == ManagementFeeBase.OPENING_EQUITY
                        && !left
                        && !account.from().isAfter(one.from());
        if (!needed) {
            return null;
        }
        MonthAccount before = measures.at(unit, account.account(), one.from().minusDays(1));
        TruePnl opened = before.pnl();
        if (!before.isReady() || opened == null) {
            throw notReady(before);
        }
        return opened.ownedEquity();
    }

    private static Refused notReady(MonthAccount account) {
        String why =
                account.blockers().isEmpty()
                        ? "It has no P&L of its own."
                        : account.blockers().stream()
                                .map(Blocker::message)
                                .collect(Collectors.joining(" "));
        return Refused.because(
                Problem.Code.READING_NOT_OK,
                account.account() + " at the end of " + account.measuredOn() + ": " + why);
    }
}
