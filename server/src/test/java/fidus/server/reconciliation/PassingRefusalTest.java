package fidus.server.reconciliation;

import static fidus.server.reconciliation.LaterStatementTest.run;
import static fidus.server.reconciliation.LaterStatementTest.until17th;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Mongo;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// What only could not be read at this moment says nothing of a run.
final class PassingRefusalTest extends OneDesk {
    private static final MovedAccountStore MARKS = new MovedAccountStore();

    private static Mongo mongo() {
        return server.parts().mongo();
    }

    /// A run of the 16th and the 17th, of whose account more came since.
    private static RunId moved(AccountKey account) {
        var _ = desk.take(until17th(account.login()));
        RunId id = run(account, "2026-11-16", "2026-11-17").card().run().id();
        var _ =
                desk.take(
                        new Statement(account.login(), "2026.11.20 23:00")
                                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                                .trade(12, "2026.11.17 10:00:00", 20_00)
                                .trade(13, "2026.11.18 10:00:00", 5_00));
        mark(account.toString(), "2026-11-16");
        return id;
    }

    private static void mark(String account, String from) {
        var _ =
                mongo().write(
                                unit -> {
                                    MARKS.put(
                                            unit,
                                            new MovedAccountStore.Mark(
                                                    account,
                                                    LocalDate.parse(from),
                                                    unit.now(),
                                                    null,
                                                    1));
                                    return true;
                                });
    }

    private static List<String> waiting() {
        return mongo().read(MARKS::waiting).stream().map(MovedAccountStore.Mark::id).toList();
    }

    private static Optional<String> words(RunId run) {
        return mongo().read(unit -> new MovedRunStore().of(unit, run));
    }

    private static MovedRuns looking(Supplier<RuntimeException> why) {
        return new MovedRuns(mongo(), new RunStore(), grounds(why));
    }

    private static Grounds grounds(Supplier<RuntimeException> why) {
        return new Grounds(server.parts().audit(), sources(why), new RunWindows());
    }

    private static Supplier<RuntimeException> refused(Problem.Code code) {
        return () -> Refused.because(code, "Why it is refused.");
    }

    private static <T> T fail(Supplier<RuntimeException> why) {
        throw why.get();
    }

    /// None of them answers.
    static Sources sources(Supplier<RuntimeException> why) {
        return new Sources(
                _ -> fail(why),
                (_, _) -> fail(why),
                (_, _) -> fail(why),
                (_, _) -> fail(why),
                (_, _) -> fail(why),
                (_, _) -> fail(why),
                (_, _) -> fail(why),
                _ -> fail(why),
                (_, _) -> fail(why),
                (_, _) -> fail(why),
                _ -> fail(why),
                _ -> fail(why),
                _ -> fail(why),
                (_, _) -> fail(why),
                (_, _) -> fail(why),
                () -> fail(why),
                _ -> fail(why),
                _ -> fail(why),
                (_, _) -> fail(why));
    }

    @Test
    void whatIsBusyIsLookedAtLater() {
        AccountKey account = desk.account(771);
        RunId id = moved(account);

        looking(refused(Problem.Code.BUSY)).again();

        assertThat(words(id)).isEmpty();
        assertThat(waiting()).contains(account.toString());
    }

    @Test
    void whatASignatureIsRefusedForIsTold() {
        AccountKey account = desk.account(772);
        RunId id = moved(account);

        looking(refused(Problem.Code.NOT_FOUND)).again();

        assertThat(words(id)).contains("Why it is refused.");
        assertThat(waiting()).doesNotContain(account.toString());
    }

    /// It may have read the days before the file came.
    @Test
    void aRunUnderWayIsWaitedFor() {
        AccountKey account = desk.account(775);
        RunId id = moved(account);
        var runs = new RunStore();
        RunStore.StoredRun begun =
                mongo().write(
                                unit -> {
                                    ReconciliationRun of = runs.get(unit, id).run();
                                    RunId other = new RunId(UUID.randomUUID());
                                    var run =
                                            ReconciliationRun.started(
                                                    other, of.key(), of.from(), of.to());
                                    var added = RunStore.StoredRun.begun(run, unit.now());
                                    runs.add(unit, added);
                                    return added;
                                });

        looking(refused(Problem.Code.NOT_FOUND)).again();
        assertThat(waiting()).contains(account.toString());

        var _ =
                mongo().write(
                                unit -> {
                                    runs.replace(unit, begun, begun.with(begun.run().fail()));
                                    return true;
                                });
        looking(refused(Problem.Code.NOT_FOUND)).again();
        assertThat(waiting()).doesNotContain(account.toString());
        assertThat(words(id)).contains("Why it is refused.");
    }

    @Test
    void anAccountThatFailsHoldsUpNoOther() {
        AccountKey account = desk.account(773);
        RunId id = moved(account);
        mark("1@Nobody", "2026-11-18");

        looking(() -> new IllegalStateException("It cannot be read")).again();

        assertThat(words(id)).isEmpty();
        assertThat(waiting()).contains(account.toString()).doesNotContain("1@Nobody");
    }

    @Test
    void whatIsBusyStandsAgainstNoSignature() {
        RunId id = moved(desk.account(774));
        Sources busy = sources(refused(Problem.Code.BUSY));
        var obstacles = new Obstacles(busy, grounds(refused(Problem.Code.BUSY)));
        var books = new Ledger(server.parts().audit()).atBanks();

        assertThatThrownBy(
                        () ->
                                mongo().read(
                                                unit ->
                                                        obstacles.of(
                                                                unit,
                                                                new RunStore().get(unit, id),
                                                                new LaterNews(unit, busy, books))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        why -> assertThat(why.problem().code()).isEqualTo(Problem.Code.BUSY));
    }
}
