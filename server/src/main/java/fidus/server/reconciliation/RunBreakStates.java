package fidus.server.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.Act;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.desk.BreakWords;
import fidus.server.mongo.Unit;
import fidus.server.results.CsvLines;
import fidus.settings.SettingHistory;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// How the breaks of a run's days stand and what persons said of them, as a file with a line for
/// each. Of a run that two persons signed it tells what they signed, and its name says so.
final class RunBreakStates {
    static final String NOW = "break-states.csv";
    static final String SIGNED = "break-states-as-signed.csv";

    private static final int PART = 1_000;
    private static final List<String> HEADER =
            List.of(
                    "rule",
                    "key",
                    "state",
                    "difference",
                    "currency",
                    "severity",
                    "firstSeen",
                    "deadline",
                    "owner",
                    "cause",
                    "note",
                    "explainedBy",
                    "explainedOn",
                    "decidedBy",
                    "decidedOn",
                    "decision",
                    "entry",
                    "comments",
                    "attachments",
                    "left",
                    "right",
                    "about");

    private final BreakStore store;
    private final Function<Unit, Map<String, String>> names;
    private final Function<Unit, SettingHistory> allowed;
    private final DossierStore dossiers = new DossierStore();

    RunBreakStates(
            BreakStore store,
            Function<Unit, Map<String, String>> names,
            Function<Unit, SettingHistory> allowed) {
        this.store = store;
        this.names = names;
        this.allowed = allowed;
    }

    /// What lines are told by.
    ///
    /// @param until of comments and files, null for all
    private record Telling(
            LocalDate on, @Nullable Instant until, Map<String, String> called, BreakDays days) {
        String name(@Nullable String person) {
            return person == null
                    ? ""
                    : person.equals(Act.SYSTEM)
                            ? "the system"
                            : called.getOrDefault(person, "a person who is gone");
        }
    }

    /// What the file of a run is called. One that was signed before it was kept what was signed
    /// tells how breaks stand now.
    static String name(RunStore.StoredRun run) {
        return run.signature() == null ? NOW : SIGNED;
    }

    /// A few thousand breaks are in memory at a time, and of a signed run those that were changed
    /// since.
    void write(Unit unit, RunStore.StoredRun run, Path folder) throws IOException {
        Signature signature = run.signature();
        Instant until = signature == null ? null : signature.signedAt();
        var telling =
                new Telling(
                        until == null ? unit.today() : unit.days().of(until),
                        until,
                        names.apply(unit),
                        new BreakDays(allowed.apply(unit)));
        Map<BreakId, BreakStore.StoredBreak> were = were(unit, run);
        List<BreakStore.StoredBreak> some = new ArrayList<>();
        try (var out = new CsvLines(folder.resolve(name(run)), HEADER)) {
            store.eachOfAccount(
                    unit,
                    run.account(),
                    is -> {
                        BreakStore.StoredBreak one = were.getOrDefault(is.id(), is);
                        boolean since = signature != null && one.isSince(signature.turn());
                        if (!since && one.concerns(run.run().to())) {
                            some.add(one);
                        }
                        if (some.size() >= PART) {
                            tell(unit, some, telling, out);
                        }
                    });
            tell(unit, some, telling, out);
        }
    }

    private static Map<BreakId, BreakStore.StoredBreak> were(Unit unit, RunStore.StoredRun run) {
        Map<BreakId, BreakStore.StoredBreak> were = new HashMap<>();
        Signature signature = run.signature();
        if (signature != null) {
            new SignedBreakStore()
                    .changedSince(unit, run.account(), signature.turn())
                    .forEach(one -> were.put(one.id(), one));
        }
        return were;
    }

    private void tell(Unit unit, List<BreakStore.StoredBreak> some, Telling telling, CsvLines out) {
        List<BreakId> ids = some.stream().map(BreakStore.StoredBreak::id).toList();
        Map<BreakId, DossierStore.Kept> kept = dossiers.kept(unit, ids, telling.until);
        for (BreakStore.StoredBreak one : some) {
            var about = kept.getOrDefault(one.id(), DossierStore.Kept.NOTHING);
            List<String> cells = cells(one.found(), about, telling);
            cells.add(BreakWords.about(one.account(), one.found()));
            out.line(one.rule(), cells);
        }
        some.clear();
    }

    private static List<String> cells(
            ReconciliationBreak found, DossierStore.Kept kept, Telling telling) {
        Money sum = found.difference();
        var said = found.findings();
        int days = telling.days.allowed(found.rule(), found.severity(), found.firstSeenOn());
        List<String> cells = new ArrayList<>();
        cells.add(found.key());
        cells.add(found.breakState().name());
        cells.add(sum == null ? "" : sum.amount().toPlainString());
        cells.add(sum == null ? "" : sum.currency().code());
        cells.add(found.severityOn(telling.on).name());
        cells.add(found.firstSeenOn().toString());
        cells.add(found.firstSeenOn().plusDays(days).toString());
        cells.add(telling.name(said.owner()));
        cells.add(said.causeCode() == null ? "" : said.causeCode().name());
        cells.add(said.note() == null ? "" : said.note());
        boolean isSaid = said.explainedBy() != null;
        cells.add(telling.name(said.explainedBy()));
        cells.add(day(isSaid ? last(found, BreakState.EXPLAINED) : null));
        boolean isOver =
                found.breakState() == BreakState.RESOLVED
                        || found.breakState() == BreakState.WRITTEN_OFF;
        ReconciliationBreak.Step ended = isOver ? last(found, found.breakState()) : null;
        cells.add(ended == null ? "" : telling.name(ended.personId()));
        cells.add(day(ended));
        cells.add(ended == null ? "" : ended.reason());
        cells.add(said.resolutionEntry() == null ? "" : said.resolutionEntry());
        cells.add(Integer.toString(kept.comments()));
        cells.add(Integer.toString(kept.attachments()));
        cells.add(found.left());
        cells.add(found.right());
        return cells;
    }

    private static String day(ReconciliationBreak.@Nullable Step step) {
        return step == null ? "" : step.on().toString();
    }

    private static ReconciliationBreak.@Nullable Step last(
            ReconciliationBreak found, BreakState to) {
        return found.history().reversed().stream()
                .filter(step -> step.to() == to)
                .findFirst()
                .orElse(null);
    }
}
