package fidus.server.bank;

import fidus.bank.desk.BankAccountSetting;
import fidus.bank.desk.Expected;
import fidus.bank.desk.FormerExpectation;
import fidus.bank.desk.SetBankAccount;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccount;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What people say of an account's statements: how often they come, and how the bank prints its
/// number.
record AccountSettings(Taking taking) {
    private static final int LONGEST_PRINTED = 60;

    BankAccountSetting set(Asked asked, SetBankAccount set) {
        Unit unit = asked.unit();
        HouseAccount account = taking.houses().get(unit, set.id());
        @Nullable BankAccountSetting before =
                taking.store().setting(unit, account.id()).orElse(null);
        long version = before == null ? 0 : before.version();
        if (version != set.version()) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "This was changed meanwhile. Load it again and repeat the change.");
        }
        if (set.printedAs().length() > LONGEST_PRINTED) {
            throw Refused.at(
                    "printedAs",
                    Problem.Code.BAD_VALUE,
                    "An account's number has at most 60 characters.");
        }
        var after = after(asked, set, before, uncovered(unit, account));
        taking.store().put(unit, before, after);
        taking.audit()
                .record(
                        unit,
                        asked.actor(),
                        "SET_BANK_ACCOUNT",
                        "houseAccount/" + account.id().value(),
                        before,
                        after,
                        "");
        return after;
    }

    /// The first day that no statement of the account reaches, today at the latest and without one.
    private static LocalDate uncovered(Unit unit, HouseAccount account) {
        LocalDate today = unit.today();
        return new NewestStore()
                .of(unit, account)
                .map(one -> one.tellsTo().plusDays(1))
                .filter(day -> day.isBefore(today))
                .orElse(today);
    }

    /// What was due before another thing is expected stays missing until it is in.
    ///
    /// @param uncovered from when an account counts of which nothing was expected
    private static BankAccountSetting after(
            Asked asked,
            SetBankAccount set,
            @Nullable BankAccountSetting before,
            LocalDate uncovered) {
        LocalDate today = asked.unit().today();
        List<FormerExpectation> former = new ArrayList<>();
        LocalDate since = uncovered;
        if (before != null) {
            boolean same = before.expected() == set.expected();
            former.addAll(before.before());
            if (!same && before.expected() != Expected.NONE) {
                former.add(new FormerExpectation(before.expected(), before.since(), today));
            }
            since = same ? before.since() : before.expected() == Expected.NONE ? uncovered : today;
        }
        return new BankAccountSetting(
                set.id(),
                set.expected(),
                set.printedAs().strip(),
                Charsets.canonical(set.charset()),
                since,
                asked.actor().name(),
                former,
                set.numbersMean(),
                before == null ? 1 : before.version() + 1);
    }
}
