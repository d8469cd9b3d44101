package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.payments.wallets.HouseAccount;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.HouseAccountState;
import fidus.payments.wallets.WalletKind;
import fidus.reconciliation.Condition;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartRun;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.profiles.DryRun;
import fidus.reconciliation.profiles.DryRunFound;
import fidus.reconciliation.profiles.ProfileCalls;
import fidus.server.approvals.Approvals;
import fidus.server.bank.Matching;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// What asks how things stand looks at the runs that still say it: not at outdated ones, not at one
/// that is under way or failed, and however many came after it.
final class HoldingRunsTest extends DeskDeeds {
    private static final ReconciliationRun.Outcome NOTHING =
            new ReconciliationRun.Outcome(
                    "", new ReconciliationRun.Counts(0, 0, 0, 0, 0, 0), List.of());

    @Test
    void aRunHoldsHoweverManyOutdatedOnesCameAfterIt() {
        AccountKey account = desk.account(841);
        RunId first = id(differing(account));
        Instant later = server.clock().instant().plus(Duration.ofDays(1));
        List<RunStore.StoredRun> outdated = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            outdated.add(stored(account.toString(), RunState.COMPLETED, later, "a newer run."));
        }
        stored(outdated);

        assertThat(holding(account)).containsExactly(first);
        assertThat(tried(account).against()).isEqualTo(first);
    }

    @Test
    void whatAnOutdatedRunFoundIsNotWhatRulesAreHeldAgainst() {
        AccountKey account = desk.account(842);
        var _ = desk.take(ReconciliationTest.first(842));
        var _ = desk.take(swapped(842));
        RunId narrow = id(desk.reconcile(account));
        assertThat(tried(account).against()).isEqualTo(narrow);
        Workbench wide = since13th(account);
        var _ = match(by(wide, account, 14, 16, true, ""));

        DryRunFound tried = tried(account);

        assertThat(tried.tally().won()).as("the same rules win nothing").isZero();
        assertThat(tried.stood()).isEqualTo(1);
        assertThat(tried.against()).isNull();
    }

    @Test
    void aRowStaysSuggestedWhileAnotherRunIsUnderWayAndAfterItFailed() {
        String bank = "bank/Main";
        RunStore.StoredRun run = stored(bank, RunState.COMPLETED, server.clock().instant(), null);
        RunStore.StoredRun old =
                stored(bank, RunState.COMPLETED, server.clock().instant(), "a newer run.");
        stored(List.of(run, old));
        suggests(run.id(), "STMT-1-1");
        suggests(old.id(), "STMT-1-2");
        assertThat(suggested()).containsExactly("STMT-1-1");
        Instant later = server.clock().instant().plus(Duration.ofDays(1));
        RunStore.StoredRun running = stored(bank, RunState.RUNNING, later, null);
        stored(List.of(running));
        suggests(running.id(), "STMT-1-3");

        assertThat(suggested()).containsExactly("STMT-1-1");

        var _ =
                write(
                        unit -> {
                            new RunStore()
                                    .replace(unit, running, running.with(running.run().fail()));
                            return true;
                        });
        assertThat(suggested()).containsExactly("STMT-1-1");
    }

    private static RunStore.StoredRun stored(
            String account, RunState state, Instant at, @Nullable String outdated) {
        var id = new RunId(UUID.randomUUID());
        var key = new ReconciliationRun.Key("BROKER", 1, account, "invented");
        var begun = ReconciliationRun.started(id, key, Desk.FROM, Desk.TO);
        ReconciliationRun run = state == RunState.COMPLETED ? begun.complete(NOTHING) : begun;
        return new RunStore.StoredRun(
                id, account, run, at, true, null, null, null, outdated, null, 1, null, null);
    }

    private static void stored(List<RunStore.StoredRun> runs) {
        var _ =
                write(
                        unit -> {
                            RunStore.runs(unit).insertAll(runs);
                            return true;
                        });
    }

    private static <T> T write(java.util.function.Function<Unit, T> work) {
        return server.parts().mongo().write(work);
    }

    private static List<RunId> holding(AccountKey account) {
        return server
                .parts()
                .mongo()
                .read(unit -> new RunStore().holding(unit, account.toString()))
                .stream()
                .map(RunStore.StoredRun::id)
                .toList();
    }

    private static void suggests(RunId run, String row) {
        var one =
                new Suggestion(
                        1,
                        Condition.SUGGEST_ONLY,
                        "P8",
                        new BigDecimal("0.7000"),
                        List.of("ENTRY-1-1"),
                        List.of(row),
                        Money.of("0.00", "EUR"),
                        0);
        var _ =
                write(
                        unit -> {
                            new FindingStore().putSuggestions(unit, run, 0, List.of(one));
                            return true;
                        });
    }

    private static Set<String> suggested() {
        var person = server.person(Role.OPERATOR).id();
        var main =
                new HouseAccount(
                        new HouseAccountId(UUID.randomUUID()),
                        "Main",
                        WalletKind.FIAT,
                        null,
                        null,
                        new Currency("EUR"),
                        HouseAccountState.ACTIVE,
                        person,
                        person,
                        1);
        var audit = server.parts().audit();
        var approvals = new Approvals(audit);
        var breaks = new BreakStore();
        var rows =
                new MatchedRows(
                        new RunStore(),
                        new FindingStore(),
                        new Suspicions(audit, approvals, breaks),
                        new RowsThatWait(approvals, new RunStore(), breaks),
                        () -> {
                            throw new AssertionError("no pairs");
                        });
        var asked = new Matching.Rows(main, Set.of(), Set.of("STMT-1-1", "STMT-1-2", "STMT-1-3"));
        Set<String> found =
                server.parts().mongo().read(unit -> rows.among(unit, asked)).tied().keySet();
        assertThat(server.parts().mongo().read(unit -> rows.all(unit, main)).tied().keySet())
                .isEqualTo(found);
        return found;
    }

    private static Workbench since13th(AccountKey account) {
        RunStarted started =
                server.call(
                        ReconciliationCalls.START,
                        new StartRun(
                                account.server(),
                                account.login(),
                                LocalDate.parse("2026-11-13"),
                                Desk.TO),
                        desk.operator());
        var _ = desk.ended(Objects.requireNonNull(started.job(), "a new run has a job"));
        return desk.workbench(started.runId());
    }

    private static DryRunFound tried(AccountKey account) {
        return server.call(
                ProfileCalls.DRY_RUN,
                new DryRun(MatchProfile.broker(), account.toString(), Desk.FROM, Desk.TO),
                desk.operator());
    }
}
