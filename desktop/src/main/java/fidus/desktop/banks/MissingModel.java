package fidus.desktop.banks;

import fidus.bank.desk.AboutBankAccount;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.ExcuseDays;
import fidus.bank.desk.ExpectDaysAgain;
import fidus.bank.desk.MissingDays;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// The days of the account in hand that no statement speaks of: excused many at once, and expected
/// again.
final class MissingModel {
    private final Shell shell;
    private final Fetched<MissingDays> days;
    private final ReasonModel reason;
    private final Runnable changed;
    private @Nullable HouseAccountId account;

    /// @param changed told when something about missing days is otherwise
    MissingModel(Shell shell, Runnable changed) {
        this.shell = shell;
        this.changed = changed;
        days = new Fetched<>(shell, MissingDays::asOf);
        reason = new ReasonModel(shell);
    }

    Fetched<MissingDays> days() {
        return days;
    }

    ReasonModel reason() {
        return reason;
    }

    boolean mayExcuse() {
        return shell.session().may(BankCalls.EXCUSE_DAYS.permission());
    }

    void read(HouseAccountId of) {
        if (account != null && !account.equals(of)) {
            reason.close();
            days.clear();
        }
        account = of;
        days.ask(BankCalls.MISSING_DAYS, new AboutBankAccount(of));
    }

    /// Asks for the missing ones among the lines to be excused.
    void excuse(List<MissingLine> chosen) {
        List<LocalDate> missing = days(chosen, MissingLine.State.MISSING);
        HouseAccountId of = account;
        if (of == null || missing.isEmpty()) {
            return;
        }
        reason.ask(
                new ReasonModel.Deed(
                        "Excuse " + said(missing),
                        "No statement of these days will come: nothing moved, or the bank writes"
                                + " none. They are missing no more once another person agrees.",
                        "Have them excused"),
                BankCalls.EXCUSE_DAYS,
                why -> new ExcuseDays(of, missing, why),
                waiting -> shell.notices().good("Waits for a second person: " + waiting.title()));
    }

    /// Expects a statement again of the excused ones among the lines.
    void expectAgain(List<MissingLine> chosen) {
        List<LocalDate> excused = days(chosen, MissingLine.State.EXCUSED);
        HouseAccountId of = account;
        if (of == null || excused.isEmpty()) {
            return;
        }
        reason.ask(
                new ReasonModel.Deed(
                        "Expect a statement again of " + said(excused),
                        "These days are missing again until a statement speaks of them.",
                        "Expect them again"),
                BankCalls.EXPECT_DAYS_AGAIN,
                why -> new ExpectDaysAgain(of, excused, why),
                _ -> changed.run());
    }

    private static List<LocalDate> days(List<MissingLine> chosen, MissingLine.State state) {
        return chosen.stream()
                .filter(line -> line.state() == state)
                .map(MissingLine::day)
                .sorted()
                .toList();
    }

    private static String said(List<LocalDate> days) {
        return days.size() == 1
                ? days.getFirst().toString()
                : days.size() + " days from " + days.getFirst() + " to " + days.getLast();
    }
}
