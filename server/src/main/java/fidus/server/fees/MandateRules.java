package fidus.server.fees;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.fees.runs.AgreedFrom;
import fidus.fees.runs.FeePart;
import fidus.fees.runs.FeeRun;
import fidus.fees.runs.FeeType;
import fidus.fees.runs.Mandate;
import fidus.fees.runs.MandateAccount;
import fidus.money.Currency;
import fidus.mt5.AccountPurpose;
import fidus.mt5.TradingAccount;
import fidus.server.fees.DaysUnder.Days;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

/// What must hold of a mandate before it is shown to the second person, and again when that one
/// says yes.
final class MandateRules {
    private final FeeStore store;
    private final Accounts accounts;

    MandateRules(FeeStore store, Accounts accounts) {
        this.store = store;
        this.accounts = accounts;
    }

    /// @param before the mandate it replaces, absent for a new one
    void check(Unit unit, @Nullable Mandate before, Mandate wanted) {
        String name = wanted.name();
        if (name.isBlank() || !name.equals(name.strip()) || name.length() > 120) {
            throw Refused.at(
                    "name", Problem.Code.BAD_VALUE, "A mandate's name has 1 to 120 characters.");
        }
        checkDays(before == null ? 0 : before.agreements().size(), wanted);
        NewAgreements.check(before, wanted);
        Currency currency = wanted.agreements().getFirst().agreement().currency();
        for (MandateAccount one : wanted.accounts()) {
            checkAccount(unit, wanted, one, currency);
        }
        for (Mandate other : store.allMandates(unit)) {
            if (!other.id().equals(wanted.id())) {
                checkOther(wanted, other, currency);
            }
        }
        if (before != null) {
            checkChange(before, wanted);
        }
        checkFirm(unit, before, wanted);
        new CarriedMarks(store).check(unit, before, wanted);
    }

    /// @throws Refused `BAD_VALUE` when they are of several funds, because a fee is one fund's cost
    String fund(Unit unit, List<MandateAccount> of) {
        List<String> funds =
                of.stream()
                        .map(one -> accounts.get(unit, one.account()).bookFund())
                        .distinct()
                        .toList();
        if (funds.size() != 1) {
            throw Refused.at(
                    "accounts",
                    Problem.Code.BAD_VALUE,
                    "A mandate has accounts of one fund, whose cost its fees are; these are of "
                            + funds
                            + ". Make one mandate per fund.");
        }
        return funds.getFirst();
    }

    /// @param known how many of its agreements stood before
    private static void checkDays(int known, Mandate wanted) {
        LocalDate end = wanted.endOn();
        if (end != null && end.isBefore(wanted.startOn())) {
            throw Refused.at("endOn", Problem.Code.BAD_VALUE, "A mandate ends after it starts.");
        }
        for (int i = 1; i < wanted.agreements().size(); i++) {
            AgreedFrom next = wanted.agreements().get(i);
            AgreedFrom one = wanted.agreements().get(i - 1);
            if (!one.from().isBefore(next.from())) {
                throw Refused.at(
                        "agreed",
                        Problem.Code.TERMS_OVERLAP,
                        "An agreement from " + one.from() + " stands. Choose a later month.");
            }
            boolean sameSum = i < known || one.agreement().payment() == next.agreement().payment();
            if (!sameSum || !CarriedMarks.goOn(one.agreement(), next.agreement())) {
                throw Refused.at(
                        "agreed",
                        Problem.Code.BAD_VALUE,
                        "Marks go on, so currency, mark level and how the fee is paid stay. End"
                                + " this mandate and make a new one.");
            }
        }
    }

    private void checkAccount(Unit unit, Mandate wanted, MandateAccount one, Currency currency) {
        TradingAccount account = accounts.get(unit, one.account());
        if (account.accountPurpose() != AccountPurpose.TRADING) {
            throw Refused.at(
                    "accounts",
                    Problem.Code.BAD_VALUE,
                    one.account()
                            + " is "
                            + account.accountPurpose()
                            + "; fees are earned on"
                            + " TRADING accounts.");
        }
        if (!account.currency().equals(currency)) {
            throw Refused.at(
                    "accounts",
                    Problem.Code.MIXED_CURRENCIES,
                    one.account()
                            + " is in "
                            + account.currency()
                            + ", the agreement in "
                            + currency
                            + ".");
        }
        if (one.from().isBefore(wanted.startOn())) {
            throw Refused.at(
                    "accounts",
                    Problem.Code.BAD_VALUE,
                    one.account() + " joins on " + one.from() + ", before the mandate starts.");
        }
        checkOnce(wanted, one);
    }

    private static void checkOnce(Mandate wanted, MandateAccount one) {
        long times =
                wanted.accounts().stream()
                        .filter(other -> other.account().equals(one.account()))
                        .count();
        if (times > 1) {
            throw Refused.at(
                    "accounts",
                    Problem.Code.BAD_VALUE,
                    one.account()
                            + " is named twice. A mandate has an account once; when it"
                            + " comes back, it joins a new mandate.");
        }
    }

    private static void checkOther(Mandate wanted, Mandate other, Currency currency) {
        if (other.managerId().equals(wanted.managerId())
                && !other.agreements().getFirst().agreement().currency().equals(currency)) {
            throw Refused.at(
                    "currency",
                    Problem.Code.MIXED_CURRENCIES,
                    "The other mandates of this manager are not in "
                            + currency
                            + ". A manager is paid in one currency.");
        }
        for (MandateAccount one : wanted.accounts()) {
            for (MandateAccount its : other.accounts()) {
                if (its.account().equals(one.account())
                        && Days.of(wanted, one).overlaps(Days.of(other, its))) {
                    throw Refused.at(
                            "accounts",
                            Problem.Code.ALREADY_EXISTS,
                            one.account()
                                    + " is under the mandate "
                                    + other.name()
                                    + " on some of these days. An account has one mandate at a"
                                    + " time.");
                }
            }
        }
    }

    /// What runs were computed from stays.
    private static void checkChange(Mandate before, Mandate wanted) {
        for (MandateAccount one : before.accounts()) {
            boolean kept =
                    wanted.accounts().stream()
                            .anyMatch(
                                    other ->
                                            other.account().equals(one.account())
                                                    && other.from().equals(one.from()));
            if (!kept) {
                throw Refused.at(
                        "accounts",
                        Problem.Code.BAD_VALUE,
                        one.account()
                                + " joined on "
                                + one.from()
                                + " and stays in the list; say on which day it left.");
            }
        }
    }

    /// A month whose fee is agreed is not changed from behind: no fee that had accrued would fall
    /// due.
    private void checkFirm(Unit unit, @Nullable Mandate before, Mandate wanted) {
        for (FeeType type : FeeType.values()) {
            for (FeeRun run : store.standing(unit, type, wanted.managerId())) {
                if (run.feeRunState().isFirm()) {
                    checkAccounts(run.period(), before, wanted);
                    for (FeePart part : run.parts()) {
                        if (before != null && part.inputs().mandateId().equals(before.id())) {
                            checkEnd(run.period(), part, before.endOn(), wanted.endOn());
                            checkAgreed(run.period(), before, wanted);
                        }
                    }
                }
            }
        }
    }

    /// A run that is agreed is not computed again: what an account earned in its month by then
    /// stays charged, and what it should have been charged is not.
    private static void checkAccounts(String period, @Nullable Mandate before, Mandate wanted) {
        LocalDate monthEnd = YearMonth.parse(period).atEndOfMonth();
        for (MandateAccount one : wanted.accounts()) {
            LocalDate changes = changesOn(before, one);
            if (changes != null && !changes.isAfter(monthEnd)) {
                String instead = "let " + one.account() + " join or leave after that month";
                throw Refused.at("accounts", Problem.Code.LATER_RUN_EXISTS, firm(period, instead));
            }
        }
    }

    /// The first day that is under the mandate now and was not, or the other way round; absent when
    /// there is none.
    private static @Nullable LocalDate changesOn(@Nullable Mandate before, MandateAccount one) {
        MandateAccount was =
                before == null
                        ? null
                        : before.accounts().stream()
                                .filter(other -> other.account().equals(one.account()))
                                .findFirst()
                                .orElse(null);
        if (was == null) {
            return one.from();
        }
        LocalDate until = one.until();
        LocalDate then = was.until();
        if (Objects.equals(until, then)) {
            return null;
        }
        return until == null || (then != null && then.isBefore(until)) ? then : until;
    }

    private static void checkEnd(
            String period, FeePart part, @Nullable LocalDate was, @Nullable LocalDate end) {
        if (end == null || end.equals(was)) {
            return;
        }
        LocalDate monthEnd = YearMonth.parse(period).atEndOfMonth();
        boolean settled = end.equals(monthEnd) && part.accruedAfter().signum() == 0;
        if (!end.isAfter(monthEnd) && !settled) {
            throw Refused.at("endOn", Problem.Code.LATER_RUN_EXISTS, firm(period, "end it later"));
        }
    }

    private static void checkAgreed(String period, Mandate before, Mandate wanted) {
        for (AgreedFrom agreed : wanted.agreements()) {
            if (!before.agreements().contains(agreed)
                    && !agreed.from().isAfter(YearMonth.parse(period).atEndOfMonth())) {
                throw Refused.at(
                        "agreed",
                        Problem.Code.LATER_RUN_EXISTS,
                        firm(period, "agree it from a later month"));
            }
        }
    }

    private static String firm(String period, String instead) {
        return "The fee of "
                + period
                + " is agreed on the terms as they are. Reverse that run first, or "
                + instead
                + ".";
    }
}
