package fidus.server;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Sorts.ascending;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.clients.AddClient;
import fidus.clients.ClientCalls;
import fidus.contract.Nothing;
import fidus.imports.ImportCalls;
import fidus.imports.ImportState;
import fidus.imports.Preview;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.ledger.JournalEntry;
import fidus.ledger.Posting;
import fidus.reconciliation.desk.FindRuns;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.StartRun;
import fidus.server.fsck.Fsck;
import fidus.server.mongo.Unit;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The server process is killed while it imports and while it reconciles; whatever it acknowledged
/// must be there, once, and its work must go on. At the end the books are those of a server that
/// was left alone.
@Order(1) // it takes longest
class KillTest {
    private static final long SEED = 20_261_121;
    private static final int ROUNDS = 4;
    private static final int KILLS_PER_JOB = 2;
    private static final int MORE_DEALS = 1_000;
    private static final int DEALS_PER_STEP = 500;
    private static final int CONCLUDING_STEPS = 2;
    static final String[] QUICK_START = {
        "-XX:TieredStopAtLevel=1",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:-BytecodeVerificationRemote"
    };
    private static final LocalDate FIRST_DAY = LocalDate.parse("2025-01-01");

    @TempDir private Path folder;
    private final Random random = new Random(SEED);
    private final List<String> acknowledged = new ArrayList<>();
    private long acknowledgedDeals;
    private int kills;
    private int interrupted;

    @Test
    void aKilledServerLosesNothingItAcknowledgedAndEndsWithTheBooksOfOneLeftAlone()
            throws Exception {
        var killed = new Life(folder.resolve("killed"));
        try {
            killed.desk.registerAccount();
            for (int round = 1; round <= ROUNDS; round++) {
                killed.survives(killed.bringsIn(round), KILLS_PER_JOB, JobState.DONE);
                killed.survives(killed.reconciles(round), KILLS_PER_JOB, JobState.DONE);
            }
            Job hopeless = killed.bringsIn(ROUNDS + 1);
            killed.survives(hopeless, 5, JobState.FAILED);
            killed.accountIsFree();
            killed.everyClientIsThereOnce();
        } finally {
            killed.close();
        }
        assertThat(kills).as("kills").isGreaterThanOrEqualTo(20);
        assertThat(interrupted)
                .as("kills that met a running job, seed " + SEED)
                .isGreaterThanOrEqualTo(10);
        assertSame(killed.books(), booksLeftAlone());
    }

    private static void assertSame(List<String> killed, List<String> alone) {
        List<String> extra = new ArrayList<>(killed);
        alone.forEach(extra::remove);
        List<String> lost = new ArrayList<>(alone);
        killed.forEach(lost::remove);
        assertThat(extra).as("in the killed server's books alone, seed " + SEED).isEmpty();
        assertThat(lost).as("lost to the killed server's books, seed " + SEED).isEmpty();
    }

    private List<String> booksLeftAlone() throws Exception {
        var fund = new SmallFund(folder.resolve("alone").resolve("data"));
        try (var fidus = RunningFidus.start(fund.config(), Clock.systemUTC(), System.out);
                var desk = fund.desk(fidus.port())) {
            desk.registerAccount();
            for (int round = 1; round <= ROUNDS; round++) {
                desk.untilOver(desk.confirm(desk.offer(round * MORE_DEALS)).id());
            }
            desk.untilOver(desk.confirm(desk.offer((ROUNDS + 1) * MORE_DEALS)).id());
        }
        return stored(fund, KillTest::books);
    }

    /// What a deal and a journal entry say, without the names and times that differ in each run.
    private static List<String> books(Unit unit) {
        List<String> books = new ArrayList<>();
        unit.documents("deals", BsonDocument.class)
                .each(
                        empty(),
                        ascending("_id"),
                        deal ->
                                books.add(
                                        deal.get("_id")
                                                + " "
                                                + deal.get("row")
                                                + " "
                                                + deal.get("classification")));
        unit.documents("journalEntries", JournalEntry.class)
                .each(empty(), ascending("source"), entry -> books.add(said(entry)));
        return books;
    }

    private static String said(JournalEntry entry) {
        List<String> postings = new ArrayList<>();
        for (Posting posting : entry.postings()) {
            postings.add(
                    "%s %s %s %s"
                            .formatted(
                                    posting.side(),
                                    posting.account(),
                                    posting.money(),
                                    new TreeMap<>(posting.dimensions())));
        }
        return "%s %s %s %s %s"
                .formatted(
                        entry.eventCode(), entry.source(), entry.leg(), entry.valueOn(), postings);
    }

    private static <T> T stored(SmallFund fund, Function<Unit, T> question) {
        try (Database database = Database.open(fund.config(), Clock.systemUTC())) {
            assertThat(new Fsck(database.mongo()).findings()).as("broken invariants").isEmpty();
            return database.mongo().read(question::apply);
        }
    }

    /// A folder of data and the processes that serve it one after another.
    private final class Life implements AutoCloseable {
        private final SmallFund fund;
        private final Path data;
        private ServerProcess server;
        private SmallFund.Desk desk;

        Life(Path folder) throws Exception {
            data = folder.resolve("data");
            fund = new SmallFund(data);
            server = ServerProcess.start(data, QUICK_START);
            desk = fund.desk(server.port());
        }

        Job bringsIn(int round) throws Exception {
            Preview preview = desk.offer(round * MORE_DEALS);
            assertThat(preview.fresh()).isEqualTo(MORE_DEALS);
            return desk.confirm(preview);
        }

        Job reconciles(int round) {
            Job job =
                    desk.ask(
                                    ReconciliationCalls.START,
                                    new StartRun(
                                            SmallFund.ACCOUNT.server(),
                                            SmallFund.ACCOUNT.login(),
                                            FIRST_DAY,
                                            FIRST_DAY.plusDays(round)))
                            .job();
            assertThat(job).as("a run of its own in round " + round).isNotNull();
            return job;
        }

        /// The first kill falls into the job's work, the others soon after a restart took it up.
        void survives(Job job, int times, JobState end) throws Exception {
            var sending = new Newcomer();
            waitForProgress(job.id());
            sending.unanswered();
            for (int i = 0; i < times; i++) {
                kill();
                server = ServerProcess.start(data, QUICK_START);
                if (i < times - 1) {
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(end == JobState.DONE ? 150 : 20));
                }
            }
            desk = fund.desk(server.port());
            sending.repeat();
            Job over = desk.untilOver(job.id());
            interrupted += over.attempt() - 1;
            assertThat(over.jobState()).as(over.work() + ": " + over.outcome()).isEqualTo(end);
        }

        /// Waits until the job has gone as far as chance says.
        private void waitForProgress(JobId job) throws Exception {
            int part = random.nextInt(3);
            Job seen = desk.job(job);
            while (!seen.jobState().isOver()
                    && (seen.total() == 0 || seen.done() * 4 < seen.total() * part)) {
                TimeUnit.MILLISECONDS.sleep(1);
                seen = desk.job(job);
            }
            if (seen.work().equals("IMPORT_REPORT")) {
                long chunks = Math.min(seen.done(), seen.total() - CONCLUDING_STEPS);
                acknowledgedDeals = Math.max(acknowledgedDeals, chunks * DEALS_PER_STEP);
            }
        }

        private void kill() throws Exception {
            server.kill();
            desk.close();
            kills++;
            List<String> names = new ArrayList<>();
            long deals =
                    stored(
                            fund,
                            unit -> {
                                names.addAll(clients(unit));
                                return unit.documents("deals", BsonDocument.class).count(empty());
                            });
            assertThat(names)
                    .as("clients after kill " + kills + ", seed " + SEED)
                    .containsAll(acknowledged);
            assertThat(deals)
                    .as("deals after kill " + kills + ", seed " + SEED)
                    .isGreaterThanOrEqualTo(acknowledgedDeals);
        }

        void accountIsFree() throws Exception {
            assertThat(desk.ask(ImportCalls.LIST, new Nothing()).imports())
                    .as("imports that seem to run")
                    .noneMatch(record -> record.importState() == ImportState.RUNNING);
            Preview again = desk.offer((ROUNDS + 1) * MORE_DEALS);
            Job job = desk.untilOver(desk.confirm(again).id());
            assertThat(job.jobState()).as(job.outcome()).isEqualTo(JobState.DONE);
            assertThat(desk.ask(ReconciliationCalls.RUNS, FindRuns.newest()).runs())
                    .hasSize(ROUNDS);
        }

        void everyClientIsThereOnce() {
            assertThat(desk.ask(ClientCalls.LIST, new Nothing()).clients())
                    .extracting(fidus.clients.Client::name)
                    .containsExactlyInAnyOrderElementsOf(acknowledged);
        }

        List<String> books() {
            return stored(fund, KillTest::books);
        }

        @Override
        public void close() throws Exception {
            desk.close();
            server.close();
        }

        /// Somebody who enters clients meanwhile, and repeats what was not answered.
        private final class Newcomer {
            private String name = "";
            private UUID requestId = UUID.randomUUID();

            /// Sends without waiting for the answer.
            void unanswered() {
                name = "Client " + (acknowledged.size() + 1);
                requestId = UUID.randomUUID();
                desk.send(ClientCalls.ADD, new AddClient(name), requestId);
            }

            void repeat() {
                var _ = desk.ask(ClientCalls.ADD, new AddClient(name), requestId);
                acknowledged.add(name);
            }
        }
    }

    private static List<String> clients(Unit unit) {
        List<String> names = new ArrayList<>();
        unit.documents("clients", BsonDocument.class)
                .each(
                        empty(),
                        ascending("_id"),
                        client ->
                                names.add(
                                        client.getDocument("client").getString("name").getValue()));
        return names;
    }
}
