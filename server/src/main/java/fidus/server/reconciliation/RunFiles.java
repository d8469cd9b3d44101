package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.contract.FileTold;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.MatchRun;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.RowOrder;
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
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A whole run for whoever checks it elsewhere: the files that `fidus match` writes, in one ZIP, of
/// any length and as people have decided since. It is written into temporary files, a few thousand
/// matches or rows in memory at a time; the same version of a run gives the same bytes.
final class RunFiles {
    private static final int TRIES = 3;
    private static final int FEW = 2_000;
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Mongo mongo;
    private final Audit audit;
    private final RunStore runs;
    private final RunWindows windows;
    private final ListedMatches matches = new ListedMatches();
    private final ReasonStore reasons = new ReasonStore();

    RunFiles(Mongo mongo, Audit audit, RunStore runs, RunWindows windows) {
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
                return zipped(folder, "reconciliation-" + stored.id().value() + ".zip");
            } finally {
                for (String name : MatchFiles.NAMES) {
                    Files.deleteIfExists(folder.resolve(name));
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MadeFile zipped(Path folder, String fileName) throws IOException {
        Path zip = Files.createTempFile("fidus-run", ".zip");
        try {
            zip(folder, zip);
            return MadeFile.of(zip, fileName, "application/zip");
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(zip);
            throw e;
        }
    }

    private static void zip(Path folder, Path zip) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : MatchFiles.NAMES) {
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
        matches.each(
                unit,
                stored.id(),
                one -> {
                    if (one.matchState() == RecordedMatch.State.MATCHED) {
                        taker.match(one.match());
                        count[0]++;
                    }
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
                    taker.explanation(one);
                    count[2]++;
                });
        for (Side side : Side.values()) {
            count[3] += information(unit, stored, side, taker);
        }
        return new MatchRun.Outcome(
                count[0],
                count[1],
                count[2],
                found.counts().unsearched(),
                count[3],
                stored.run().key().inputHash(),
                found.runHash());
    }

    /// Rows of amount zero are in no match and have no reason.
    private int information(Unit unit, RunStore.StoredRun stored, Side side, MatchRun.Taker taker) {
        HeldRun run = windows.now(unit, stored);
        var zero =
                new RowFilter(
                        Listed.ALL,
                        "",
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        null,
                        null,
                        null,
                        RowOrder.RUN);
        int[] places = run.find(unit, side, zero).places();
        var of = new RowStore.RunSide(stored.id(), side);
        for (int from = 0; from < places.length; from += FEW) {
            List<Integer> few =
                    Arrays.stream(places, from, Math.min(places.length, from + FEW))
                            .boxed()
                            .toList();
            var rows = windows.rows().at(unit, of, few, run.columns(side).chunk());
            for (int place : few) {
                MatchRow row = rows.get(place);
                if (row != null) {
                    taker.information(new RowRef(side, row.rowId()));
                }
            }
        }
        return places.length;
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
