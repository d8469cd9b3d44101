package fidus.server.imports;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Nothing;
import fidus.imports.ConfirmImport;
import fidus.imports.ImportCalls;
import fidus.imports.ImportState;
import fidus.imports.Preview;
import fidus.jobs.AboutJob;
import fidus.jobs.Job;
import fidus.jobs.JobCalls;
import fidus.jobs.JobState;
import fidus.mt5.TradingAccount;
import fidus.server.audit.Actor;
import fidus.server.deals.Batch;
import fidus.server.jobs.Jobs;
import fidus.server.reports.Limits;
import fidus.server.reports.ReportReader;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/// An import asked for twice, cancelled, or killed half-way.
final class InterruptedImportsTest extends ImportDesk {
    @Test
    void aRepeatedConfirmationStartsOneImport() {
        register();
        Preview preview = offer(Statement.whole());
        UUID intent = UUID.randomUUID();

        Job first = desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null), intent);
        Job again = desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null), intent);
        ended(first);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(records()).hasSize(1);
    }

    @Test
    void aCancelledImportIsRecordedAndImportingAgainGoesOn() {
        register();
        var gate = new CountDownLatch(1);
        occupied(gate);
        Preview preview = offer(Statement.whole());
        Job job = desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null));
        desk.ask(JobCalls.CANCEL, new AboutJob(job.id()));
        gate.countDown();

        assertThat(ended(job).jobState()).isEqualTo(JobState.CANCELLED);
        assertThat(records().getFirst().importState()).isEqualTo(ImportState.CANCELLED);
        assertThat(imported(offer(Statement.whole())).fresh()).isEqualTo(1402);
    }

    @Test
    void anImportThatWasInterruptedCountsItsOwnDealsOnce() {
        TradingAccount account = register();
        var gate = new CountDownLatch(1);
        occupied(gate);
        Preview preview = offer(Statement.whole());
        Job job = desk.ask(ImportCalls.CONFIRM, new ConfirmImport(preview.id(), null));
        takeFirstChunk(account, records().getFirst().id().value().toString());
        gate.countDown();

        assertThat(ended(job).jobState()).isEqualTo(JobState.DONE);
        assertThat(records().getFirst().fresh()).isEqualTo(1402);
        assertThat(records().getFirst().known()).isZero();
        assertThat(page().deals()).isEqualTo(1402);
    }

    /// Both places for running work are taken until the gate opens.
    private void occupied(CountDownLatch gate) {
        Jobs jobs = desk.server().parts().jobs();
        jobs.work(
                "DRY_RUN",
                Nothing.class,
                (_, _, _) -> {
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return "";
                });
        var request = new Jobs.Request("DRY_RUN", "Wait", "test/1", new Nothing());
        for (int i = 0; i < 2; i++) {
            jobs.begin(
                    desk.server()
                            .parts()
                            .mongo()
                            .write(unit -> jobs.prepare(unit, Actor.SYSTEM, request)));
        }
    }

    private void takeFirstChunk(TradingAccount account, String importId) {
        try {
            Path file = Files.createTempFile("statement", ".html");
            Files.write(file, Statement.whole());
            var report = new ReportReader().read(file, Limits.upload(20));
            Files.delete(file);
            var chunk = ServerTimes.of(account).deals(report.deals().subList(0, 500));
            desk.server()
                    .parts()
                    .mongo()
                    .write(
                            unit ->
                                    desk.deals()
                                            .take(
                                                    unit,
                                                    Actor.SYSTEM,
                                                    new Batch(account, chunk, importId)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
