package fidus.desktop.reconciliation;

import fidus.desktop.shell.Shell;
import fidus.reconciliation.desk.AskCauses;
import fidus.reconciliation.desk.CauseTrend;
import fidus.reconciliation.desk.ReconciliationCalls;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What breaks come from, month by month.
final class CausesModel {
    /// How many months are looked back, this one included.
    static final List<Integer> SPANS = List.of(3, 6, 12, 24);

    private static final int USUAL = 6;

    private final Shell shell;
    private final Loaded<CauseTrend> trend;
    private final ObjectProperty<Integer> months = new SimpleObjectProperty<>(USUAL);
    private final StringProperty account = new SimpleStringProperty("");

    CausesModel(Shell shell) {
        this.shell = shell;
        trend = new Loaded<>(shell);
        months.addListener((_, _, _) -> read());
        account.addListener((_, _, _) -> read());
    }

    void read() {
        String wanted = account.get();
        LocalDate from = first().atDay(1);
        trend.load(
                () ->
                        shell.server()
                                .call(
                                        ReconciliationCalls.CAUSES,
                                        new AskCauses(wanted.isEmpty() ? null : wanted, from)));
    }

    Loaded<CauseTrend> loaded() {
        return trend;
    }

    ObjectProperty<Integer> monthsProperty() {
        return months;
    }

    /// As breaks name it; empty means every account.
    StringProperty accountProperty() {
        return account;
    }

    /// Every month of the span, also those without a break.
    CauseTable table() {
        CauseTrend read = trend.get();
        return CauseTable.of(
                first(), months.get(), read == null ? new CauseTrend(List.of()) : read);
    }

    /// Which days the change compares, such as "1–7 Dec with 1–7 Nov"; empty where whole months are
    /// compared.
    String compared() {
        CauseTrend read = trend.get();
        LocalDate on = read == null || read.soFar() == null ? null : read.on();
        return on == null ? "" : days(on) + " with " + days(on.minusMonths(1));
    }

    private static String days(LocalDate last) {
        return (last.getDayOfMonth() == 1 ? "" : "1–")
                + last.format(DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH));
    }

    /// How many are counted with another break that they are set off against.
    int setOff() {
        CauseTrend read = trend.get();
        Integer told = read == null ? null : read.setOff();
        return told == null ? 0 : told;
    }

    private YearMonth first() {
        LocalDate today = shell.today();
        return YearMonth.from(today).minusMonths(months.get() - 1L);
    }
}
