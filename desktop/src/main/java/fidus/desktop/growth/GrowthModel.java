package fidus.desktop.growth;

import fidus.contract.Nothing;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.growth.AboutGrowthDay;
import fidus.growth.DayPosition;
import fidus.growth.FindGrowth;
import fidus.growth.GrowthCalls;
import fidus.growth.GrowthDay;
import fidus.growth.GrowthDays;
import fidus.growth.GrowthLevel;
import fidus.growth.GrowthLine;
import fidus.growth.GrowthPoint;
import fidus.growth.GrowthReport;
import fidus.mt5.AccountKey;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The levels of growth as they were last read, the days of the chosen one, and the positions of
/// the chosen day.
public final class GrowthModel {
    private final Shell shell;
    private final Fetched<GrowthReport> report;
    private final Fetched<GrowthDays> days;
    private final Fetched<GrowthDay> day;
    private final ReadOnlyObjectWrapper<@Nullable GrowthLine> line = new ReadOnlyObjectWrapper<>();

    public GrowthModel(Shell shell) {
        this.shell = shell;
        report = new Fetched<>(shell, GrowthReport::asOf);
        days = new Fetched<>(shell);
        day = new Fetched<>(shell);
        report.valueProperty().addListener((_, _, now) -> first(now));
    }

    public Fetched<GrowthReport> report() {
        return report;
    }

    public Fetched<GrowthDays> days() {
        return days;
    }

    public Fetched<GrowthDay> day() {
        return day;
    }

    /// What is looked at; null before the first answer.
    public ReadOnlyObjectProperty<@Nullable GrowthLine> lineProperty() {
        return line.getReadOnlyProperty();
    }

    public void read() {
        report.ask(GrowthCalls.REPORT, new Nothing());
    }

    /// The portfolio is looked at until something else is chosen.
    private void first(@Nullable GrowthReport now) {
        if (now != null && line.get() == null && !now.lines().isEmpty()) {
            choose(now.lines().getFirst());
        }
    }

    /// Shows the days of a level.
    public void choose(@Nullable GrowthLine wanted) {
        if (wanted != null) {
            line.set(wanted);
            day.clear();
            days.ask(GrowthCalls.DAYS, FindGrowth.of(wanted.scope()));
        }
    }

    /// Shows the positions of a day; only an account has any.
    public void choose(@Nullable GrowthPoint wanted) {
        GrowthLine now = line.get();
        AccountKey account = now == null ? null : now.scope().account();
        if (wanted == null || account == null) {
            day.clear();
            return;
        }
        day.ask(
                GrowthCalls.DAY,
                new AboutGrowthDay(account.server(), account.login(), wanted.day()));
    }

    /// Opens the account of a line.
    public void open(GrowthLine wanted) {
        AccountKey account = wanted.scope().account();
        if (account != null) {
            shell.navigation()
                    .open("accounts", "account/" + account.server() + "/" + account.login());
        }
    }

    /// The name as deep as its level.
    static String indented(GrowthLine line) {
        GrowthLevel level = line.scope().level();
        String name =
                level == GrowthLevel.PORTFOLIO
                        ? line.name() + " " + line.scope().currency()
                        : line.name();
        return "    ".repeat(depth(level)) + (name.isEmpty() ? "No manager" : name);
    }

    private static int depth(GrowthLevel level) {
        return switch (level) {
            case PORTFOLIO -> 0;
            case FUND -> 1;
            case MANAGER -> 2;
            case ACCOUNT -> 3;
        };
    }

    static List<DayPosition> positions(GrowthDay now) {
        return now.positions();
    }
}
