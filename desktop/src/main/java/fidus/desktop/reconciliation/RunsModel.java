package fidus.desktop.reconciliation;

import fidus.auth.Permission;
import fidus.desktop.shell.Shell;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.NeverCompared;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.RunList;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The runs of all accounts, newest first.
public final class RunsModel {
    private final Shell shell;
    private final Loaded<RunList> runs;
    private final NewRunModel fresh;
    private final GroupSignOffModel signing;

    public RunsModel(Shell shell) {
        this.shell = shell;
        runs = new Loaded<>(shell);
        fresh = new NewRunModel(shell);
        signing = new GroupSignOffModel(shell, this::read);
        runs.valueProperty().addListener((_, before, now) -> changed(before, now));
    }

    /// Older runs that are listed as well change nothing.
    private void changed(@Nullable RunList before, @Nullable RunList now) {
        if (before == null || now == null) {
            return;
        }
        Set<RunCard> listed = new HashSet<>(now.runs());
        Instant newest = started(before);
        boolean same = listed.containsAll(before.runs()) && !started(now).isAfter(newest);
        if (!same) {
            signing.changed();
        }
    }

    private static Instant started(RunList listed) {
        return listed.runs().stream()
                .map(RunCard::startedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /// Reads as many again as are listed.
    public void read() {
        int wanted = rows().size();
        runs.load(
                () -> {
                    RunList all = shell.server().call(ReconciliationCalls.RUNS, FindRuns.newest());
                    while (all.next() != null && all.runs().size() < wanted) {
                        FindRuns older = FindRuns.newest().olderThan(all.next());
                        all = with(all, shell.server().call(ReconciliationCalls.RUNS, older));
                    }
                    return all;
                });
    }

    Shell shell() {
        return shell;
    }

    Loaded<RunList> loaded() {
        return runs;
    }

    /// Whether there are older ones than those that are listed.
    boolean hasOlder() {
        RunList read = runs.get();
        return read != null && read.next() != null;
    }

    /// Adds the next older ones to the list.
    void readOlder() {
        RunList before = runs.get();
        if (before != null && before.next() != null) {
            FindRuns older = FindRuns.newest().olderThan(before.next());
            runs.load(() -> with(before, shell.server().call(ReconciliationCalls.RUNS, older)));
        }
    }

    /// The newest run of an account may be listed already.
    private static RunList with(RunList listed, RunList older) {
        Map<RunId, RunCard> all = new LinkedHashMap<>();
        listed.runs().forEach(card -> all.put(card.run().id(), card));
        older.runs().forEach(card -> all.put(card.run().id(), card));
        return new RunList(
                all.values().stream()
                        .sorted(Comparator.comparing(RunCard::startedAt).reversed())
                        .toList(),
                older.next(),
                listed.neverCompared());
    }

    /// Accounts that no run ever compared, those that wait longest first.
    List<NeverCompared> neverCompared() {
        RunList read = runs.get();
        List<NeverCompared> all = read == null ? null : read.neverCompared();
        return all == null ? List.of() : all;
    }

    List<RunCard> rows() {
        RunList read = runs.get();
        return read == null ? List.of() : read.runs();
    }

    /// What starts a new run.
    NewRunModel fresh() {
        return fresh;
    }

    /// Several runs signed off together.
    GroupSignOffModel signing() {
        return signing;
    }

    boolean mayStart() {
        return shell.session().may(Permission.RECONCILE);
    }

    void open(RunId id) {
        shell.navigation().open(ReconciliationView.SCREEN, "run/" + id.value());
    }

    void openRules() {
        shell.navigation().open(ReconciliationView.SCREEN, ReconciliationView.RULES);
    }
}
