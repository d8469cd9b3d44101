package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.contract.FileTold;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.Condition;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.MatchRun;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.Standing;
import fidus.reconciliation.desk.WindowCalls;
import fidus.server.audit.Audit;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.results.MatchFiles;
import fidus.server.web.Asked;
import fidus.server.web.MadeFile;
import fidus.server.web.Routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A whole run for whoever checks it elsewhere: the files that `fidus match` writes, in one ZIP, of
/// any length and as people have decided since, and how its breaks stand. It is written into
/// temporary files, a few thousand matches or rows in memory at a time; the same version of a run
/// gives the same bytes while nobody works on its breaks, and once it is signed.
final class RunFiles {
    private static final int TRIES = 3;
    private static final int FEW = 2_000;
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Mongo mongo;
    private final Audit audit;
    private final RunStore runs;
    private final RunWindows windows;
    private final RunBreakStates states;
    private final ListedMatches matches = new ListedMatches();
    private final ReasonStore reasons = new ReasonStore();

    RunFiles(Mongo mongo, Audit audit, RunStore runs, RunWindows windows, RunBreakStates states) {
        this.states = states;
        this.mongo = mongo;
        this.audit = audit;
        this.runs = runs;
        this.windows = windows;
    }

    void routes(Routes routes) {
        routes.answerFile(WindowCalls.FILE, this::file);
    }

    /// Of one version of the run: what is changed while it is written is written again.
    private MadeFile file(Asked asked, AboutRun about) {
        Unit unit = asked.unit();
        for (int i = 0; i < TRIES; i++) {
            RunStore.StoredRun stored = runs.get(unit, about.id());
            MadeFile made = made(unit, stored);
            boolean toSend = false;
            try {
                if (runs.get(unit, about.id()).version() == stored.version()) {
                    told(asked, stored, made.told());
                    toSend = true;
                    return made;
                }
            } finally {
                if (!toSend) {
                    made.close();
                }
            }
        }
        throw Refused.because(
                Problem.Code.STALE_VERSION,
                "The run is being changed right now, so that its files would not fit together. Try"
                        + " again in a moment.");
    }

    private void told(Asked asked, RunStore.StoredRun stored, FileTold told) {
        var _ =
                mongo.write(
                        unit -> {
                            audit.record(
                                    unit,
                                    asked.actor(),
                                    "EXPORT_RUN",
                                    "run/" + stored.id().value(),
                                    null,
                                    told,
                                    "");
                            return told;
                        });
    }

    private MadeFile made(Unit unit, RunStore.StoredRun stored) {
        ReconciliationRun.Outcome found = stored.run().outcome();
        if (found == null) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "This run has no result to save; it is " + stored.run().runState() + ".");
        }
        try {
            Path folder = Files.createTempDirectory("fidus-run");
            try {
                var _ =
                        MatchFiles.written(
                                folder,
                                taker -> tell(unit, stored, found, taker),
                                outcome -> evidence(stored, found, outcome));
                states.write(unit, stored, folder);
                return zipped(
                        folder, names(stored), "reconciliation-" + stored.id().value() + ".zip");
            } finally {
                for (String name : names(stored)) {
                    Files.deleteIfExists(folder.resolve(name));
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(RunStore.StoredRun stored) {
        List<String> names = new ArrayList<>(MatchFiles.NAMES);
        names.add(RunBreakStates.name(stored));
        return names;
    }

    private static MadeFile zipped(Path folder, List<String> names, String fileName)
            throws IOException {
        Path zip = Files.createTempFile("fidus-run", ".zip");
        try {
            zip(folder, names, zip);
            return MadeFile.of(zip, fileName, "application/zip");
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(zip);
            throw e;
        }
    }

    private static void zip(Path folder, List<String> names, Path zip) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : names) {
                var entry = new ZipEntry(name);
                entry.setTimeLocal(ALWAYS);
                out.putNextEntry(entry);
                var _ = Files.copy(folder.resolve(name), out);
                out.closeEntry();
            }
        }
    }

    private MatchRun.Outcome tell(
            Unit unit,
            RunStore.StoredRun stored,
            ReconciliationRun.Outcome found,
            MatchRun.Taker taker) {
        int[] count = new int[4];
        HeldRun run = windows.now(unit, stored);
        matches.each(
                unit,
                stored.id(),
                one -> {
                    taker.match(one.match());
                    count[0]++;
                });
        for (Suggestion one :
                windows.findings().suggestions(unit, stored.id(), Integer.MAX_VALUE)) {
            taker.suggestion(one);
            count[1]++;
        }
        reasons.each(
                unit,
                stored.id(),
                one -> {
                    if (!isMatched(run, one.row())) {
                        taker.explanation(one);
                        count[2]++;
                    }
                });
        tellUnsaid(unit, run, taker, count);
        return new MatchRun.Outcome(
                count[0],
                count[1],
                count[2],
                found.counts().unsearched(),
                count[3],
                stored.run().key().inputHash(),
                found.runHash());
    }

    private void tellUnsaid(Unit unit, HeldRun run, MatchRun.Taker taker, int[] count) {
        for (Side side : Side.values()) {
            unsaid(
                    unit,
                    run,
                    side,
                    row -> {
                        var ref = new RowRef(side, row.rowId());
                        if (row.amount().isZero()) {
                            taker.information(ref);
                            count[3]++;
                        } else {
                            taker.explanation(forgotten(ref));
                            count[2]++;
                        }
                    });
        }
    }

    /// Whether a row that something is said of is matched all the same. Of two rows that cannot be
    /// told apart here it is told.
    private static boolean isMatched(HeldRun run, RowRef row) {
        List<Integer> places = new ArrayList<>();
        run.columns(row.side()).candidates(row.rowId(), places::add);
        return places.size() == 1
                && run.standing(row.side(), places.getFirst()) == Standing.MATCHED;
    }

    /// Rows in no match of which nothing is said: those of amount zero, and a few of runs of
    /// before.
    private void unsaid(Unit unit, HeldRun run, Side side, Consumer<MatchRow> then) {
        int[] places = run.unsaid(unit, side);
        var of = new RowStore.RunSide(run.id(), side);
        for (int from = 0; from < places.length; from += FEW) {
            List<Integer> few =
                    Arrays.stream(places, from, Math.min(places.length, from + FEW))
                            .boxed()
                            .toList();
            var rows = windows.rows().at(unit, of, few, run.columns(side).chunk());
            for (int place : few) {
                MatchRow row = rows.get(place);
                if (row != null) {
                    then.accept(row);
                }
            }
        }
    }

    private static Explanation forgotten(RowRef row) {
        var failure =
                new Explanation.Failure(Condition.EXCLUDED_BY_UNDO, "undone", "reason not kept");
        return new Explanation(
                row,
                null,
                List.of(failure),
                "EXCLUDED_BY_UNDO: its match was undone in another run. What was said of the row"
                        + " before that was not kept.");
    }

    /// What the run came to, as it was completed and as it is now.
    private static String evidence(
            RunStore.StoredRun stored, ReconciliationRun.Outcome found, MatchRun.Outcome now) {
        ReconciliationRun run = stored.run();
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("format", "fidus-run 1");
        evidence.put("run", stored.id());
        evidence.put("account", stored.account());
        evidence.put("from", run.from());
        evidence.put("to", run.to());
        evidence.put("runState", run.runState());
        evidence.put("version", stored.version());
        evidence.put("profile", run.key().profileName());
        evidence.put("profileVersion", run.key().profileVersion());
        evidence.put("completed", found);
        evidence.put("outcome", now);
        if (stored.evidenceHash() != null) {
            evidence.put("evidenceHash", stored.evidenceHash());
        }
        return Canonical.text(evidence);
    }
}
