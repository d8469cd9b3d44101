package fidus.desktop.reconciliation;

import fidus.desktop.shell.Shell;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/// The days that rules are tried on: those of the newest run of the account that was picked, or the
/// last month where it has none. What a person chose instead stays, whatever account is picked.
final class TrialDays {
    private final Shell shell;
    private final Days month;
    private final ObjectProperty<@Nullable LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable LocalDate> to = new SimpleObjectProperty<>();
    private Days proposed;
    private @Nullable String of;

    private record Days(LocalDate from, LocalDate to) {}

    TrialDays(Shell shell) {
        this.shell = shell;
        YearMonth last = YearMonth.from(shell.today()).minusMonths(1);
        month = new Days(last.atDay(1), last.atEndOfMonth());
        proposed = month;
        from.set(month.from);
        to.set(month.to);
    }

    ObjectProperty<@Nullable LocalDate> fromProperty() {
        return from;
    }

    /// Inclusive.
    ObjectProperty<@Nullable LocalDate> toProperty() {
        return to;
    }

    /// @param account that was picked, as runs name it; empty for none
    void picked(@Nullable String account) {
        of = account;
        if (account != null && !account.isBlank()) {
            shell.background()
                    .run(
                            () -> newest(account),
                            found -> propose(account, found.orElse(month)),
                            _ -> propose(account, month));
        }
    }

    private Optional<Days> newest(String account) {
        return shell.server().call(ReconciliationCalls.RUNS, FindRuns.newest()).runs().stream()
                .filter(card -> card.account().equals(account))
                .findFirst()
                .map(card -> new Days(card.run().from(), card.run().to()));
    }

    private void propose(String account, Days days) {
        boolean kept = proposed.from.equals(from.get()) && proposed.to.equals(to.get());
        if (account.equals(of) && kept) {
            proposed = days;
            from.set(days.from);
            to.set(days.to);
        }
    }
}
