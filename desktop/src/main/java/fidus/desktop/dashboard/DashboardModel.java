package fidus.desktop.dashboard;

import fidus.contract.Nothing;
import fidus.dashboard.BreakTally;
import fidus.dashboard.Dashboard;
import fidus.dashboard.DashboardCalls;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.Severity;

import javafx.beans.property.ReadOnlyObjectProperty;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// What the first screen shows. Read on every visit and once a minute while somebody looks at it.
public final class DashboardModel {
    private static final Duration BETWEEN_READS = Duration.ofMinutes(1);

    private final Shell shell;
    private final Fetched<Dashboard> answer;

    /// The open breaks of one severity, youngest bucket first.
    public record BreakRow(Severity severity, List<Integer> byAge, int total) {}

    public DashboardModel(Shell shell) {
        this.shell = shell;
        this.answer = new Fetched<>(shell, Dashboard::asOf);
        shell.background().every(BETWEEN_READS, this::tick);
    }

    public Fetched<Dashboard> answer() {
        return answer;
    }

    public ReadOnlyObjectProperty<@Nullable Dashboard> dashboardProperty() {
        return answer.valueProperty();
    }

    public void read() {
        answer.ask(DashboardCalls.DASHBOARD, new Nothing());
    }

    /// Opens the screen where the person can act on a number.
    public void open(String screen, String subject) {
        shell.navigation().open(screen, subject);
    }

    public boolean offers(String screen) {
        return shell.navigation().screens().stream().anyMatch(one -> one.id().equals(screen));
    }

    /// One row per severity, most serious first, also where nothing is open: an empty row says that
    /// somebody looked.
    public static List<BreakRow> breakRows(List<BreakTally> tallies) {
        return Arrays.stream(Severity.values()).map(one -> breakRow(one, tallies)).toList();
    }

    private static BreakRow breakRow(Severity severity, List<BreakTally> tallies) {
        List<Integer> byAge =
                Arrays.stream(AgeBucket.values())
                        .map(age -> count(tallies, severity, age.name()))
                        .toList();
        return new BreakRow(severity, byAge, byAge.stream().mapToInt(Integer::intValue).sum());
    }

    private static int count(List<BreakTally> tallies, Severity severity, String age) {
        return tallies.stream()
                .filter(one -> one.severity().equals(severity.name()))
                .filter(one -> one.ageBucket().equals(age))
                .mapToInt(BreakTally::count)
                .sum();
    }

    private void tick() {
        var place = shell.navigation().placeProperty().get();
        if (place != null && place.screen().id().equals("dashboard")) {
            read();
        }
    }
}
