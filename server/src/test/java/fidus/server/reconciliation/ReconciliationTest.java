package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Severity;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.RunStarted;
import fidus.reconciliation.desk.StartRun;
import fidus.reconciliation.desk.Workbench;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// What a run finds, through the whole server.
final class ReconciliationTest extends OneDesk {
    @Test
    void aStatementThatIsInTheBooksMatchesWhollyAndProvesItsBalance() {
        AccountKey account = desk.account(101);
        var _ = desk.take(first(101));

        Workbench bench = desk.reconcile(account);

        assertThat(bench.matches()).hasSize(4);
        assertThat(bench.matches())
                .allSatisfy(
                        match -> {
                            assertThat(match.matchOrigin()).isEqualTo(RecordedMatch.Origin.AUTO);
                            assertThat(match.match().difference().isZero()).isTrue();
                            assertThat(match.match().bookRows())
                                    .isEqualTo(match.match().statementRows());
                        });
        ReconciliationRun run = bench.card().run();
        assertThat(run.runState()).isEqualTo(RunState.COMPLETED);
        assertThat(outcome(bench).counts())
                .isEqualTo(new ReconciliationRun.Counts(4, 4, 4, 0, 0, 0));
        assertThat(outcome(bench).proofs()).hasSize(1);
        assertThat(outcome(bench).proofs().getFirst().holds()).isTrue();
        assertThat(outcome(bench).proofs().getFirst().balances().statementClosing())
                .isEqualTo(usd("10182.00"));
        assertThat(bench.ties()).isTrue();
        assertThat(bench.breaks()).isEmpty();
        assertThat(bench.card().evidenceHash()).matches("[0-9a-f]{64}");
        assertThat(bench.checks())
                .extracting(check -> check.rule())
                .contains("R1", "R2", "R3", "R8", "R12", "R13", "R14", "R15", "R16", "R17", "R18")
                .contains("R22", "R23", "R24", "S1", "S2", "S4", "S5", "S6");
        assertThat(bench.checks())
                .filteredOn(check -> !Set.of("R16", "S2", "S4").contains(check.rule()))
                .allSatisfy(check -> assertThat(check.passed()).as(check.sentence()).isTrue());
        assertThat(desk.audited("run/" + run.id().value())).contains("COMPLETE_RUN");
    }

    @Test
    void theSameInputAnswersTheStoredRunWithoutAJob() {
        AccountKey account = desk.account(102);
        var _ = desk.take(first(102));
        Workbench bench = desk.reconcile(account);

        RunStarted again = desk.start(account);

        assertThat(again.job()).isNull();
        assertThat(again.runId()).isEqualTo(bench.card().run().id());
        assertThat(desk.workbench(again.runId()).card()).isEqualTo(bench.card());
    }

    @Test
    void whatDiffersIsABreakWithBothSidesAndTheDifference() {
        AccountKey account = desk.account(103);
        Workbench bench = differing(103);

        assertThat(outcome(bench).counts())
                .isEqualTo(new ReconciliationRun.Counts(5, 5, 3, 0, 4, 0));
        BreakCard missing = rowBreak(bench, account, Side.BOOK, 14);
        assertThat(missing.found().left()).startsWith("-25.00 USD 2026-11-18");
        assertThat(missing.found().right()).contains("SIGN money in");
        assertThat(missing.found().difference()).isEqualTo(usd("25.00"));
        BreakCard book = rowBreak(bench, account, Side.BOOK, 12);
        assertThat(book.found().difference()).isEqualTo(usd("-120.00"));
        assertThat(book.found().right()).contains("AMOUNT").contains("limit");
        BreakCard printed = rowBreak(bench, account, Side.STATEMENT, 12);
        assertThat(printed.found().difference()).isEqualTo(usd("118.50"));
        assertThat(printed.found().right()).startsWith("118.50 USD 2026-11-17");
        BreakCard extra = rowBreak(bench, account, Side.STATEMENT, 16);
        assertThat(extra.found().difference()).isEqualTo(usd("7.00"));
        assertThat(bench.breaks())
                .filteredOn(card -> card.found().rule().equals("S5"))
                .hasSize(4)
                .allSatisfy(
                        card -> {
                            assertThat(card.severityNow()).isEqualTo(Severity.WARNING);
                            assertThat(card.found().breakState()).isEqualTo(BreakState.OPEN);
                        });
        assertThat(outcome(bench).proofs().getFirst().holds()).isTrue();
        BreakCard roll = ofRule(bench, "R16");
        assertThat(roll.severityNow()).isEqualTo(Severity.CRITICAL);
        assertThat(roll.found().difference()).isNotNull();
    }

    /// What no deal explains since the reading of a day is nothing of the months before it.
    @Test
    void aBalanceThatNoDealExplainsConcernsTheDaysSinceTheReadingBefore() {
        AccountKey account = desk.account(107);
        BreakCard roll = ofRule(differing(107), "R16");
        String[] span = roll.found().key().split("/", -1);
        LocalDate since = LocalDate.parse(span[span.length - 2].substring(0, 10));

        server.parts()
                .mongo()
                .read(
                        unit -> {
                            var stored = new BreakStore().ofRule(unit, account.toString(), "R16");
                            assertThat(stored)
                                    .allMatch(one -> one.concerns(since))
                                    .noneMatch(one -> one.concerns(since.minusDays(1)));
                            return stored;
                        });
    }

    @Test
    void everyUnmatchedRowSaysWhatWasMeasuredAndWhatWasAsked() {
        AccountKey account = desk.account(104);
        Workbench bench = differing(104);

        assertThat(bench.explanations()).hasSize(4);
        assertThat(bench.explanations())
                .allSatisfy(
                        explanation -> {
                            assertThat(explanation.failed()).isNotEmpty();
                            assertThat(explanation.measured()).isNotBlank();
                            assertThat(explanation.limit()).isNotBlank();
                            assertThat(explanation.sentence()).isNotBlank();
                        });
        Explanation amount =
                bench.explanations().stream()
                        .filter(it -> it.row().rowId().equals(row(account, 12)))
                        .findFirst()
                        .orElseThrow();
        assertThat(amount.condition().name()).isEqualTo("AMOUNT");
        assertThat(amount.measured()).contains("1.50");
    }

    /// I41.
    @Test
    void aBreakKeepsItsIdentityAndAgeOverRunsAndIsClearedByData() {
        AccountKey account = desk.account(105);
        Workbench before = differing(105);
        BreakCard first = rowBreak(before, account, Side.BOOK, 12);
        var _ = desk.take(second(105, "2026.11.23 08:58").deposit(17, "2026.11.23 08:10:00", 1_00));

        Workbench after = desk.reconcile(account);

        BreakCard again = rowBreak(after, account, Side.BOOK, 12);
        assertThat(again.found().id()).isEqualTo(first.found().id());
        assertThat(again.found().firstSeenRun()).isEqualTo(before.card().run().id());
        assertThat(again.found().lastSeenRun()).isEqualTo(after.card().run().id());
        var _ = desk.take(mended(105));
        Workbench mended = desk.reconcile(account);
        BreakCard cleared = rowBreak(mended, account, Side.BOOK, 12);
        assertThat(cleared.found().breakState()).isEqualTo(BreakState.RESOLVED);
        assertThat(cleared.found().findings().causeCode())
                .isEqualTo(fidus.reconciliation.CauseCode.CLEARED_BY_DATA);
        assertThat(cleared.found().id()).isEqualTo(first.found().id());
    }

    @Test
    void anAccountWithoutStatementOrRegistrationIsRefused() {
        AccountKey account = desk.account(106);

        refused(Problem.Code.NOT_FOUND, () -> desk.start(account));
        refused(
                Problem.Code.NOT_FOUND,
                () -> desk.start(new AccountKey(Statement.SERVER, 999_999)));
        refused(
                Problem.Code.BAD_VALUE,
                () ->
                        server.call(
                                ReconciliationCalls.START,
                                new StartRun(Statement.SERVER, 106, Desk.TO, Desk.FROM),
                                desk.operator()));
    }

    /// What the books learn first; one deal lies before the period.
    static Statement first(long login) {
        return new Statement(login, "2026.11.23 08:56")
                .trade(16, "2026.11.13 12:00:00", 7_00)
                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                .trade(12, "2026.11.17 11:00:00", 120_00)
                .trade(13, "2026.11.18 12:00:00", 80_00)
                .trade(14, "2026.11.18 13:00:00", -25_00);
    }

    /// What the broker says later: 12 with another amount, 14 gone, 16 now inside the period. It
    /// begins before the first one, so that it repeats it and continues nothing.
    static Statement second(long login, String printed) {
        return new Statement(login, printed)
                .trade(10, "2026.11.13 09:00:00", 0)
                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                .trade(12, "2026.11.17 11:00:00", 118_50)
                .trade(13, "2026.11.18 12:00:00", 80_00)
                .trade(15, "2026.11.19 12:00:00", 33_00)
                .trade(16, "2026.11.20 12:00:00", 7_00);
    }

    /// The broker says again what the books have.
    static Statement mended(long login) {
        return new Statement(login, "2026.11.23 08:59")
                .trade(16, "2026.11.13 12:00:00", 7_00)
                .deposit(11, "2026.11.16 10:00:00", 10_000_00)
                .trade(12, "2026.11.17 11:00:00", 120_00)
                .trade(13, "2026.11.18 12:00:00", 80_00)
                .trade(14, "2026.11.18 13:00:00", -25_00)
                .trade(15, "2026.11.19 12:00:00", 33_00)
                .deposit(17, "2026.11.23 08:10:00", 1_00);
    }

    /// The account must be registered.
    static Workbench differing(long login) {
        var _ = desk.take(first(login));
        var _ = desk.take(second(login, "2026.11.23 08:57"));
        return desk.reconcile(new AccountKey(Statement.SERVER, login));
    }

    static BreakCard rowBreak(Workbench bench, AccountKey account, Side side, long number) {
        String key = account + "/" + side + "/" + row(account, number);
        return bench.breaks().stream()
                .filter(card -> card.found().rule().equals("S5"))
                .filter(card -> card.found().key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No break " + key + " in " + bench.breaks()));
    }

    static String row(AccountKey account, long number) {
        return Long.toString(Statement.ticket(account.login(), number));
    }

    static BreakCard ofRule(Workbench bench, String rule) {
        List<BreakCard> found =
                bench.breaks().stream().filter(card -> card.found().rule().equals(rule)).toList();
        assertThat(found).as(bench.breaks().toString()).hasSize(1);
        return found.getFirst();
    }

    static ReconciliationRun.Outcome outcome(Workbench bench) {
        return Objects.requireNonNull(bench.card().run().outcome(), "completed");
    }

    static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    static void refused(Problem.Code code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problem().code())
                                        .as(refused.problem().message())
                                        .isEqualTo(code));
    }
}
