package fidus.server.imports;

import fidus.imports.ImportId;
import fidus.imports.ImportRecord;
import fidus.imports.ImportState;
import fidus.imports.LateArrivals;
import fidus.imports.PreviewId;
import fidus.imports.Report;
import fidus.jobs.Job;
import fidus.money.Currency;
import fidus.mt5.DealRow;
import fidus.mt5.TradingAccount;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.deals.Batch;
import fidus.server.deals.Deals;
import fidus.server.deals.Taken;
import fidus.server.jobs.Jobs;
import fidus.server.jobs.Progress;
import fidus.server.mongo.Mongo;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/// Takes a confirmed file into the book, some hundred deals per unit of work. It may be interrupted
/// anywhere and run again: what is already stored is recognised by its keys.
final class ImportWork implements Jobs.Steps<ImportWork.Asked> {
    static final String NAME = "IMPORT_REPORT";

    private static final String BUSY =
            "Other files were being read for too long. Nothing of this one was taken in; import it"
                    + " again.";

    private final Mongo mongo;
    private final ImportStore store = new ImportStore();
    private final Accounts accounts;
    private final Deals deals;
    private final Audit audit;
    private final BoundedReader reader;

    record Asked(ImportId id, PreviewId preview) {}

    ImportWork(Mongo mongo, BoundedReader reader, Accounts accounts, Deals deals, Audit audit) {
        this.mongo = mongo;
        this.reader = reader;
        this.accounts = accounts;
        this.deals = deals;
        this.audit = audit;
    }

    @Override
    public String run(Job job, Asked asked, Progress progress) {
        ImportRecord record = mongo.read(unit -> store.record(unit, asked.id()));
        if (record.importState() != ImportState.RUNNING) {
            return "This import already ended: " + record.importState() + ".";
        }
        Actor actor = actor(job, record);
        ImportState end = ImportState.FAILED;
        try {
            String outcome = run(actor, record, asked, progress);
            end = ImportState.DONE;
            return outcome;
        } catch (Progress.Cancelled e) {
            end = e.byServer() ? ImportState.RUNNING : ImportState.CANCELLED;
            throw e;
        } finally {
            if (end == ImportState.CANCELLED || end == ImportState.FAILED) {
                stopped(actor, asked.id(), end);
            }
        }
    }

    /// Frees the account and the file for another import.
    @Override
    public void giveUp(Job job, Asked asked) {
        ImportRecord record = mongo.read(unit -> store.record(unit, asked.id()));
        if (record.importState() == ImportState.RUNNING) {
            stopped(actor(job, record), asked.id(), ImportState.FAILED);
        }
    }

    private static Actor actor(Job job, ImportRecord record) {
        return new Actor(
                job.startedBy(), record.byName(), List.of(), "job", job.id().value().toString());
    }

    private String run(Actor actor, ImportRecord record, Asked asked, Progress progress) {
        TradingAccount account = mongo.read(unit -> accounts.get(unit, record.account()));
        Report report = read(asked.preview(), account).requireDeals();
        List<List<DealRow>> chunks = Chunks.of(report.deals());
        long steps = chunks.size() + 2L;
        Taken taken = Taken.NOTHING;
        for (int i = 0; i < chunks.size(); i++) {
            progress.stopIfAsked();
            taken = take(actor, record, account, chunks.get(i), taken);
            progress.step(i + 1L, steps);
        }
        progress.stopIfAsked();
        var _ =
                mongo.write(
                        unit -> {
                            deals.conclude(unit, actor, account);
                            return account;
                        });
        progress.step(steps - 1, steps);
        return finish(actor, record.id(), account, report, taken);
    }

    private Taken take(
            Actor actor,
            ImportRecord record,
            TradingAccount account,
            List<DealRow> chunk,
            Taken before) {
        var batch =
                new Batch(
                        account,
                        ServerTimes.of(account).deals(chunk),
                        record.id().value().toString());
        return mongo.write(
                unit -> {
                    Taken after = before.plus(deals.take(unit, actor, batch));
                    change(unit, record.id(), now -> Progressed.counted(now, after));
                    audit.record(
                            unit,
                            actor,
                            "TAKE_DEALS",
                            "import/" + record.id().value(),
                            null,
                            after,
                            chunk.size() + " deals of " + account.key());
                    return after;
                });
    }

    private String finish(
            Actor actor, ImportId id, TradingAccount account, Report report, Taken taken) {
        return mongo.write(
                unit -> {
                    String reading =
                            ServerTimes.of(account)
                                    .reading(report, unit.now())
                                    .map(
                                            offered ->
                                                    deals.readings()
                                                            .offer(unit, actor, account, offered)
                                                            .name())
                                    .orElse("NONE");
                    long review = deals.toReview(unit, account.key(), id.value().toString());
                    LateArrivals late = late(unit, id, account, taken);
                    ImportRecord after =
                            change(
                                    unit,
                                    id,
                                    now ->
                                            Progressed.ended(
                                                    unit,
                                                    Progressed.counted(now, taken, review, late),
                                                    ImportState.DONE,
                                                    reading));
                    String outcome = outcome(after);
                    audit.record(
                            unit,
                            actor,
                            "END_IMPORT",
                            "import/" + id.value(),
                            null,
                            after,
                            outcome);
                    return outcome;
                });
    }

    private @Nullable LateArrivals late(
            Unit unit, ImportId id, TradingAccount account, Taken taken) {
        return taken.late() == 0
                ? null
                : new LateArrivals(
                        taken.late(),
                        deals.late(unit, account.key(), id.value().toString(), LateArrivals.SHOWN));
    }

    private static String outcome(ImportRecord done) {
        LateArrivals late = done.lateArrivals();
        return "%d new deals, %d known, %d differing, %d to review; reading %s."
                        .formatted(
                                done.fresh(),
                                done.known(),
                                done.differing(),
                                done.toReview(),
                                done.reading())
                + (late == null
                        ? ""
                        : " %d came after their month was closed and are booked in the first open one."
                                .formatted(late.count()));
    }

    private void stopped(Actor actor, ImportId id, ImportState state) {
        var _ =
                mongo.write(
                        unit -> {
                            ImportRecord after =
                                    change(
                                            unit,
                                            id,
                                            now ->
                                                    Progressed.ended(
                                                            unit, now, state, now.reading()));
                            audit.record(
                                    unit,
                                    actor,
                                    "END_IMPORT",
                                    "import/" + id.value(),
                                    null,
                                    after,
                                    state.name());
                            return after;
                        });
    }

    private Report read(PreviewId preview, TradingAccount account) {
        try {
            Path file = Files.createTempFile("fidus-import", ".bin");
            try {
                KeptPreview kept =
                        mongo.read(
                                unit -> {
                                    store.write(unit, preview, file);
                                    return store.get(unit, preview);
                                });
                Currency said = kept.currency();
                return reader.read(file, said == null ? account.currency() : said, BUSY);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportRecord change(Unit unit, ImportId id, UnaryOperator<ImportRecord> change) {
        ImportRecord before = store.record(unit, id);
        ImportRecord after = change.apply(before);
        store.replace(unit, before, after);
        return after;
    }
}
