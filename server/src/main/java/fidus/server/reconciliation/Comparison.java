package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.AccountLifecycle;
import fidus.mt5.Deal;
import fidus.mt5.DealRow;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.Exclusion;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Everything a run compares, gathered in one reading unit so that all of it is of one moment.
///
/// @param balances statement and book at the ends of the period
/// @param lifted exclusions that people lifted: a run of before a rejection lost its suggestion, so
///   it does not answer for what is asked after the lift
/// @param checks S1, S2 and S4 of the statement
record Comparison(
        AccountKey account,
        Rows.Period period,
        MatchRequest request,
        BalanceProof.Balances balances,
        StatementChecks checks,
        BrokerStatement statement,
        SecondCopies copies,
        List<String> lifted,
        Findings system) {

    /// @throws Refused `NOT_FOUND` when no statement of the account was imported
    static Comparison gather(Unit unit, Sources sources, AccountKey account, Rows.Period period) {
        List<BrokerStatement> statements = statements(unit, sources, account);
        BrokerStatement statement = statements.getFirst();
        List<Deal> deals = sources.deals().apply(unit, account);
        List<MatchRow> book = Rows.book(deals, period);
        List<MatchRow> printed = Rows.statement(statement.rows(), period);
        var request = request(unit, account.toString(), book, printed);
        Money booked = sources.opening().apply(unit, account);
        return new Comparison(
                account,
                period,
                request,
                balances(statement, booked, deals, period),
                StatementChecks.of(
                        account, statements, isActive(unit, sources, account), RunWork.today(unit)),
                statement,
                SecondCopies.of(sources.differing().apply(unit, account), statement),
                new ExclusionStore().lifted(unit, account.toString()),
                SystemRules.evaluate(unit, sources, account));
    }

    /// The last statement and the one before it.
    ///
    /// @throws Refused `NOT_FOUND` when none was imported
    static List<BrokerStatement> statements(Unit unit, Sources sources, AccountKey account) {
        List<BrokerStatement> statements = sources.statements().apply(unit, account);
        if (statements.isEmpty()) {
            throw Refused.because(
                    Problem.Code.NOT_FOUND,
                    "No broker statement of "
                            + account
                            + " has been imported yet. Import one first.");
        }
        return statements;
    }

    private static boolean isActive(Unit unit, Sources sources, AccountKey account) {
        return sources.accounts().apply(unit).stream()
                .anyMatch(
                        one ->
                                one.key().equals(account)
                                        && one.lifecycle() == AccountLifecycle.ACTIVE);
    }

    private static MatchRequest request(
            Unit unit, String account, List<MatchRow> book, List<MatchRow> printed) {
        var matches = new MatchStore();
        List<Exclusion> undone =
                new ExclusionStore()
                        .all(unit, account).stream()
                                .map(ExclusionStore.StoredExclusion::exclusion)
                                .toList();
        Set<String> signed = matches.listedBy(unit, new RunStore().signed(unit, account));
        List<MatchStore.StoredMatch> kept =
                matches.active(unit, account).stream()
                        .filter(
                                match ->
                                        match.recorded().matchOrigin() != RecordedMatch.Origin.AUTO
                                                || signed.contains(match.id().value().toString()))
                        .toList();
        return new MatchRequest(
                MatchProfile.broker(),
                book,
                printed,
                Set.copyOf(undone),
                standing(kept, byId(book), byId(printed)));
    }

    private static BalanceProof.Balances balances(
            BrokerStatement statement, Money booked, List<Deal> deals, Rows.Period period) {
        List<DealRow> rows = deals.stream().map(deal -> deal.row()).toList();
        Money zero = statement.opening();
        return new BalanceProof.Balances(
                statement.opening().plus(sum(statement.rows(), null, period.from(), zero)),
                statement.closing().minus(sum(statement.rows(), period.to(), null, zero)),
                booked.plus(sum(rows, null, period.from(), booked)),
                booked.plus(sum(rows, null, period.to().plusDays(1), booked)));
    }

    /// The identity of the input: the same input answers the stored run. The age of readings
    /// changes by itself and is left out.
    String inputHash() {
        var input = new TreeMap<String, Object>();
        input.put("account", account.toString());
        input.put("from", period.from());
        input.put("to", period.to());
        input.put("request", request);
        input.put("statement", statement.sha256());
        input.put("balances", balances);
        input.put("checks", checks.findings());
        input.put("copies", copies.seen());
        input.put("lifted", lifted);
        input.put(
                "system",
                system.seen().stream().filter(seen -> !seen.rule().equals("R13")).toList());
        return Canonical.digest(input);
    }

    /// Matches that stay as they are: made or accepted by a person, or signed. Where the broker
    /// prints another amount since, the match stands with the difference of today.
    private static List<Match> standing(
            List<MatchStore.StoredMatch> kept,
            Map<String, MatchRow> book,
            Map<String, MatchRow> statement) {
        List<Match> standing = new ArrayList<>();
        for (MatchStore.StoredMatch stored : kept) {
            Match match = stored.recorded().match();
            if (book.keySet().containsAll(match.bookRows())
                    && statement.keySet().containsAll(match.statementRows())) {
                Money left = sum(book, match.bookRows());
                Money right = sum(statement, match.statementRows());
                if (left.signum() == right.signum() && left.signum() != 0) {
                    standing.add(
                            new Match(
                                    match.pass(),
                                    match.score(),
                                    match.bookRows(),
                                    match.statementRows(),
                                    right.minus(left)));
                }
            }
        }
        return standing;
    }

    private static Money sum(Map<String, MatchRow> rows, List<String> ids) {
        return Matches.sum(ids.stream().map(rows::get).map(Objects::requireNonNull).toList());
    }

    private static Map<String, MatchRow> byId(List<MatchRow> rows) {
        Map<String, MatchRow> byId = new HashMap<>(rows.size() * 2);
        rows.forEach(row -> byId.put(row.rowId(), row));
        return byId;
    }

    /// Σ of the rows that move the balance, after the day `after` (or from the start) and before
    /// the day `before` (or to the end).
    private static Money sum(
            List<DealRow> rows, @Nullable LocalDate after, @Nullable LocalDate before, Money like) {
        Money sum = Money.zero(like.currency());
        for (DealRow row : rows) {
            LocalDate day = row.serverTime().toLocalDate();
            boolean late = after == null || day.isAfter(after);
            boolean early = before == null || day.isBefore(before);
            if (late && early && Rows.movesBalance(row)) {
                sum = sum.plus(row.netAmount());
            }
        }
        return sum;
    }
}
