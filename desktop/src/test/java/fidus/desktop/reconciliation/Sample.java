package fidus.desktop.reconciliation;

import fidus.approvals.Prepared;
import fidus.approvals.PreparedId;
import fidus.approvals.PreparedState;
import fidus.approvals.Shown;
import fidus.auth.PersonId;
import fidus.auth.Role;
import fidus.contract.Canonical;
import fidus.contract.Wire;
import fidus.desktop.shell.FakeServer;
import fidus.funds.FundCode;
import fidus.jobs.Job;
import fidus.jobs.JobId;
import fidus.jobs.JobState;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.mt5.AccountCard;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.AccountPurpose;
import fidus.mt5.CapitalSource;
import fidus.mt5.Platform;
import fidus.mt5.PoolState;
import fidus.mt5.TradingAccount;
import fidus.mt5.TradingAccountId;
import fidus.mt5.pnl.AccountPnl;
import fidus.mt5.readings.ReadingState;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.MatchId;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Matcher;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.RunId;
import fidus.reconciliation.RunState;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.RuleOutcome;
import fidus.reconciliation.desk.RunCard;
import fidus.reconciliation.desk.SignedFigures;
import fidus.reconciliation.desk.Workbench;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// An invented account and its October, compared by the real matching: 24 deals that agree, a pair
/// whose tickets differ, one whose sums differ, and one that only the books have.
final class Sample {
    static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    static final AccountKey KEY = new AccountKey("Broker-Live", 5_001_234);
    static final String ACCOUNT = "5001234@Broker-Live";
    static final RunId RUN = new RunId(new UUID(0, 77));
    static final PersonId BEN = new PersonId(new UUID(0, 2));
    static final LocalDate FROM = LocalDate.of(2026, 10, 1);
    static final LocalDate TO = LocalDate.of(2026, 10, 31);
    static final String HASH = "7c1f0a94d2e85b36a04c9be1f5d3778820aa41e96cbd54f0e3b7a6d8190c2f4e";

    private static final String[] SYMBOLS = {"EURUSD", "XAUUSD", "GBPJPY", "US500"};

    private final List<MatchRow> book = new ArrayList<>();
    private final List<MatchRow> statement = new ArrayList<>();
    private final MatchResult result;
    private final List<RecordedMatch> matches = new ArrayList<>();

    Sample() {
        for (int i = 0; i < 24; i++) {
            String sum = (i % 3 == 0 ? "-" : "") + (31 + 17 * i) + "." + (10 + i);
            var row =
                    row(
                            81_200_417 + i * 31,
                            1 + i,
                            sum,
                            (i % 2 == 0 ? "BUY" : "SELL")
                                    + " OUT "
                                    + SYMBOLS[i % 4]
                                    + " 0."
                                    + (10 + i));
            book.add(row);
            statement.add(row);
        }
        book.add(row(81_209_001, 26, "2500.00", "BALANCE Deposit client wire 004512"));
        statement.add(row(91_770_350, 26, "2500.00", "BALANCE Deposit wire 4512 via HUB-1"));
        book.add(row(81_209_007, 27, "-118.40", "SELL OUT XAUUSD 0.30 sl 2641.10"));
        statement.add(row(81_209_007, 27, "-121.50", "SELL OUT XAUUSD 0.30 sl 2640.90"));
        book.add(row(81_209_033, 29, "64.75", "BUY OUT GBPJPY 0.20"));
        var request = new MatchRequest(MatchProfile.broker(), book, statement, Set.of(), List.of());
        result = Matcher.run(request);
        for (int i = 0; i < result.matches().size(); i++) {
            matches.add(
                    RecordedMatch.auto(new MatchId(new UUID(1, i)), RUN, result.matches().get(i)));
        }
    }

    static MatchRow row(long ticket, int day, String sum, String text) {
        return new MatchRow(
                Long.toString(ticket),
                LocalDate.of(2026, 10, day),
                null,
                Money.of(sum, "USD"),
                text,
                Long.toString(ticket),
                null);
    }

    MatchResult result() {
        return result;
    }

    List<RecordedMatch> matches() {
        return matches;
    }

    Workbench workbench(RunState state, List<BreakCard> breaks) {
        return new Workbench(
                card(RUN, state, breaks),
                book,
                statement,
                matches,
                result.suggestions(),
                result.explanations(),
                breaks,
                checks(),
                List.of(),
                true,
                book.size(),
                statement.size());
    }

    Workbench workbench() {
        return workbench(RunState.COMPLETED, breaks());
    }

    RunCard card(RunId id, RunState state, List<BreakCard> breaks) {
        var request = new MatchRequest(MatchProfile.broker(), book, statement, Set.of(), List.of());
        Money start = Money.of("148210.33", "USD");
        var balances =
                new BalanceProof.Balances(
                        start, start.plus(sum(statement)), start, start.plus(sum(book)));
        var proof = BalanceProof.of(balances, request, result);
        var outcome =
                new ReconciliationRun.Outcome(
                        result.runHash(),
                        ReconciliationRun.Counts.of(request, result),
                        List.of(proof));
        var key = new ReconciliationRun.Key("BROKER", 1, ACCOUNT, result.inputHash());
        boolean done = state != RunState.RUNNING && state != RunState.FAILED;
        boolean signed = state == RunState.SIGNED_OFF;
        var run =
                new ReconciliationRun(
                        id,
                        key,
                        FROM,
                        TO,
                        state,
                        done ? outcome : null,
                        signed ? "a" : null,
                        signed ? "b" : null,
                        2);
        int open = (int) breaks.stream().filter(it -> !it.found().isSettledForSignOff()).count();
        return new RunCard(
                run,
                ACCOUNT,
                open,
                breaks.size() - open,
                4,
                done ? HASH : null,
                NOW.minusSeconds(1_800),
                signed ? "Ann Example" : null,
                signed ? "Ben Example" : null,
                null,
                null,
                signed ? new SignedFigures(NOW, "Read with the bank's file", 0, 9, 8) : null,
                null,
                null,
                null);
    }

    /// One S5 break for each unmatched row, and an old one of another rule.
    List<BreakCard> breaks() {
        return Findings.breaks(this);
    }

    static BreakCard card(ReconciliationBreak found) {
        return Findings.card(found);
    }

    MatchRow find(RowRef ref) {
        return (ref.side() == Side.BOOK ? book : statement)
                .stream().filter(row -> row.rowId().equals(ref.rowId())).findFirst().orElseThrow();
    }

    static List<RuleOutcome> checks() {
        return Findings.checks();
    }

    static AccountCard account() {
        var account =
                new TradingAccount(
                        new TradingAccountId(new UUID(3, 1)),
                        KEY,
                        "CORE-1",
                        Platform.MT5,
                        "Broker",
                        AccountPurpose.TRADING,
                        FundCode.CORE,
                        CapitalSource.CLIENT,
                        new Currency("USD"),
                        "Europe/Athens",
                        false,
                        "M1",
                        AccountLifecycle.ACTIVE,
                        PoolState.ALLOCATED,
                        null,
                        null,
                        1);
        var none = new ReadingState.Unavailable("no reading yet");
        return new AccountCard(
                account, new AccountPnl(KEY, none, null, null, List.of(), 0), 0, 0, null, null);
    }

    static Job job(JobState state, long done, @Nullable String outcome) {
        return new Job(
                new JobId(new UUID(0, 9)),
                "RECONCILE",
                "Reconcile " + ACCOUNT + " 2026-10-01 to 2026-10-31",
                "run/" + RUN.value(),
                "{}",
                state,
                done,
                5,
                false,
                outcome,
                FakeServer.me().id(),
                NOW,
                state.isOver() ? NOW : null,
                1);
    }

    static Prepared prepared(String command, String subject, String title, PersonId maker) {
        var shown =
                List.of(
                        new Shown("Account", ACCOUNT),
                        new Shown("Period", FROM + " to " + TO),
                        new Shown("Evidence", HASH));
        var payload = Map.of("subject", subject);
        return new Prepared(
                new PreparedId(new UUID(4, 1)),
                command,
                subject,
                title,
                shown,
                Canonical.text(payload),
                Canonical.digest(
                        Map.of(
                                "command",
                                command,
                                "subject",
                                subject,
                                "title",
                                title,
                                "shown",
                                shown,
                                "payload",
                                Wire.STRICT.valueToTree(payload))),
                maker,
                maker.equals(BEN) ? "Ben Example" : "Ann Example",
                NOW.minusSeconds(600),
                NOW.plusSeconds(80_000),
                PreparedState.PENDING,
                List.of(Role.APPROVER),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                "",
                "",
                1,
                null);
    }

    private static Money sum(List<MatchRow> rows) {
        Money sum = Picked.sum(rows);
        return sum == null ? Money.zero(new Currency("USD")) : sum;
    }
}
