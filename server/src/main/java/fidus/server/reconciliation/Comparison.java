package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.mt5.Deal;
import fidus.mt5.DealRow;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.Exclusion;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.Severity;
import fidus.server.mongo.Unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Everything a run compares, gathered in one reading unit so that all of it is of one moment.
///
/// @param balances statement and book at the ends of the period
/// @param statementDifference S1: opening + all rows − printed closing, zero when the statement
///   ties
record Comparison(
        AccountKey account,
        Rows.Period period,
        MatchRequest request,
        BalanceProof.Balances balances,
        Money statementDifference,
        BrokerStatement statement,
        Findings system) {

    /// @throws Refused `NOT_FOUND` when no statement of the account was imported
    static Comparison gather(
            Unit unit,
            Sources sources,
            MatchStore matches,
            AccountKey account,
            Rows.Period period) {
        BrokerStatement statement =
                sources.statement()
                        .apply(unit, account)
                        .orElseThrow(
                                () ->
                                        Refused.because(
                                                Problem.Code.NOT_FOUND,
                                                "No broker statement of "
                                                        + account
                                                        + " has been imported yet. Import one"
                                                        + " first."));
        List<Deal> deals = sources.deals().apply(unit, account);
        List<MatchRow> book = Rows.book(deals, period);
        List<MatchRow> printed = Rows.statement(statement.rows(), period);
        List<Exclusion> undone = matches.exclusions(unit, account.toString());
        List<Match> standing = standing(matches.active(unit, account.toString()), book, printed);
        var request =
                new MatchRequest(
                        MatchProfile.broker(), book, printed, Set.copyOf(undone), standing);
        Money booked = sources.opening().apply(unit, account);
        List<DealRow> bookRows = deals.stream().map(deal -> deal.row()).toList();
        var balances =
                new BalanceProof.Balances(
                        statement
                                .opening()
                                .plus(
                                        sum(
                                                statement.rows(),
                                                null,
                                                period.from(),
                                                statement.opening())),
                        statement
                                .closing()
                                .minus(
                                        sum(
                                                statement.rows(),
                                                period.to(),
                                                null,
                                                statement.opening())),
                        booked.plus(sum(bookRows, null, period.from(), booked)),
                        booked.plus(sum(bookRows, null, period.to().plusDays(1), booked)));
        Money all =
                statement.opening().plus(sum(statement.rows(), null, null, statement.opening()));
        return new Comparison(
                account,
                period,
                request,
                balances,
                all.minus(statement.closing()),
                statement,
                SystemRules.evaluate(unit, sources, account));
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
        input.put(
                "system",
                system.seen().stream().filter(seen -> !seen.rule().equals("R13")).toList());
        return Canonical.digest(input);
    }

    /// S1 as a finding; empty when the statement ties.
    List<Findings.Seen> statementFindings() {
        return statementDifference.isZero()
                ? List.of()
                : List.of(
                        new Findings.Seen(
                                "S1",
                                account + "/" + statement.source(),
                                statement.opening() + " + rows",
                                statement.closing().toString(),
                                statementDifference,
                                Severity.CRITICAL));
    }

    /// Matches that stay as they are: made or accepted by a person.
    private static List<Match> standing(
            List<MatchStore.StoredMatch> active, List<MatchRow> book, List<MatchRow> statement) {
        Set<String> bookIds = ids(book);
        Set<String> statementIds = ids(statement);
        List<Match> standing = new ArrayList<>();
        for (MatchStore.StoredMatch stored : active) {
            Match match = stored.recorded().match();
            boolean here =
                    bookIds.containsAll(match.bookRows())
                            && statementIds.containsAll(match.statementRows());
            if (here && stored.recorded().matchOrigin() != RecordedMatch.Origin.AUTO) {
                standing.add(match);
            }
        }
        return standing;
    }

    private static Set<String> ids(List<MatchRow> rows) {
        Set<String> ids = new HashSet<>(rows.size() * 2);
        rows.forEach(row -> ids.add(row.rowId()));
        return ids;
    }

    /// Σ of the rows that move the balance, after the day `after` (or from the start) and before
    /// the day `before` (or to the end).
    private static Money sum(
            List<DealRow> rows,
            @org.jspecify.annotations.Nullable LocalDate after,
            @org.jspecify.annotations.Nullable LocalDate before,
            Money like) {
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
