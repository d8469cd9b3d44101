package fidus.server.reconciliation;

import fidus.contract.Canonical;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.Exclusion;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchRequest;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Everything a run compares, gathered in one reading unit so that all of it is of one moment.
///
/// @param account login@server, or `bank/` and the name of a bank account of the house
/// @param balances statement and book at the ends of the period; absent where no statement gives
///   one
/// @param carried rows of before the period that nothing matched yet
/// @param ties whether S1 and S2 are clean
/// @param evidence hash of what the statement side was read from
/// @param lifted exclusions that people lifted: a run of before a rejection lost its suggestion, so
///   it does not answer for what is asked after the lift
/// @param found what the rules say that need no matching
/// @param aside rows of the request that no pass may use
/// @param left what its days leave to later ones, for a bank account
record Comparison(
        String account,
        Rows.Period period,
        MatchRequest request,
        BalanceProof.@Nullable Balances balances,
        Set<RowRef> carried,
        boolean ties,
        String evidence,
        List<String> lifted,
        Findings found,
        SetAside aside,
        @Nullable Leaving left) {

    /// @throws Refused `NOT_FOUND` when no statement of the account was taken in
    static Comparison gather(Unit unit, Sources sources, String account, Rows.Period period) {
        return BankComparison.isBank(account)
                ? BankComparison.gather(unit, sources, account, period)
                : TradingComparison.gather(unit, sources, Outcomes.account(account), period);
    }

    /// The same for {@link #ground} and the balances, without what the rules say.
    ///
    /// @throws Refused `NOT_FOUND` when no statement of the account was taken in
    static Comparison toGround(Unit unit, Sources sources, String account, Rows.Period period) {
        return BankComparison.isBank(account)
                ? BankComparison.gather(unit, sources, account, period)
                : TradingComparison.unruled(unit, sources, Outcomes.account(account), period);
    }

    static MatchRequest request(
            Unit unit,
            String account,
            MatchProfile profile,
            Carrying.Standing stands,
            List<MatchStore.StoredMatch> kept) {
        List<Exclusion> undone =
                new ExclusionStore()
                        .all(unit, account).stream()
                                .map(ExclusionStore.StoredExclusion::exclusion)
                                .toList();
        return new MatchRequest(
                profile,
                stands.book(),
                stands.statement(),
                Set.copyOf(undone),
                standing(kept, stands));
    }

    /// The matches that stay as they are: made or accepted by a person, or signed.
    static List<MatchStore.StoredMatch> kept(Unit unit, String account) {
        var matches = new MatchStore();
        Set<String> signed =
                new ListingStore().listedBy(unit, new RunStore().signed(unit, account));
        List<MatchStore.StoredMatch> kept = new ArrayList<>();
        matches.eachActive(
                unit,
                account,
                match -> {
                    boolean auto = match.recorded().matchOrigin() == RecordedMatch.Origin.AUTO;
                    if (!auto || signed.contains(match.id().value().toString())) {
                        kept.add(match);
                    }
                });
        return kept;
    }

    /// What the engine makes of it.
    MatchResult match(Function<MatchRequest, MatchResult> engine) {
        return aside.match(
                request,
                rows ->
                        engine.apply(
                                BankComparison.isBank(account) ? ConfirmedRows.named(rows) : rows));
    }

    /// Numbers of what was found. Rows that have their counterpart elsewhere are not open.
    ReconciliationRun.Counts counts(MatchResult result) {
        var all = ReconciliationRun.Counts.of(request, result);
        return new ReconciliationRun.Counts(
                all.bookRows(),
                all.statementRows(),
                all.matches(),
                all.suggestions(),
                all.unmatched() - aside.settled(),
                all.unsearched());
    }

    /// What makes it the same as another comparison.
    ReconciliationRun.Key key() {
        return new ReconciliationRun.Key(
                request.profile().name(), request.profile().version(), account, inputHash());
    }

    /// The identity of the input: the same input answers the stored run. The age of readings
    /// changes by itself and is left out.
    String inputHash() {
        var input = new TreeMap<String, Object>();
        input.put("account", account);
        input.put("from", period.from());
        input.put("to", period.to());
        input.put("request", request);
        input.put("statement", evidence);
        input.put("balances", balances == null ? "none" : balances);
        input.put("lifted", lifted);
        if (!aside.rows().isEmpty()) {
            input.put("aside", aside.rows());
        }
        input.put(
                "found", found.seen().stream().filter(seen -> !seen.rule().equals("R13")).toList());
        return Canonical.digest(input);
    }

    /// What of the run's own days was compared, whatever people decided about it since. Rows of
    /// earlier days are carried into the next run when they change, and so are in it.
    String ground() {
        var input = new TreeMap<String, Object>();
        input.put("account", account);
        input.put("from", period.from());
        input.put("to", period.to());
        input.put("book", own(Side.BOOK, request.book()));
        input.put("statement", own(Side.STATEMENT, request.statement()));
        input.put("opening", balances == null ? "none" : balances.statementOpening());
        input.put("closing", balances == null ? "none" : balances.statementClosing());
        input.put("ties", ties);
        return Canonical.digest(input);
    }

    private List<MatchRow> own(Side side, List<MatchRow> rows) {
        return rows.stream()
                .filter(row -> !carried.contains(new RowRef(side, row.rowId())))
                .sorted(Comparator.comparing(MatchRow::rowId))
                .toList();
    }

    /// Matches that stay as they are: made or accepted by a person, or signed. Where the broker
    /// prints another amount since, the match stands with the difference of today.
    private static List<Match> standing(
            List<MatchStore.StoredMatch> kept, Carrying.Standing stands) {
        List<Match> standing = new ArrayList<>();
        if (kept.isEmpty()) {
            return standing;
        }
        Map<String, MatchRow> book = byId(stands.book());
        Map<String, MatchRow> statement = byId(stands.statement());
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
        return MatchCheck.sum(ids.stream().map(rows::get).map(Objects::requireNonNull).toList());
    }

    private static Map<String, MatchRow> byId(List<MatchRow> rows) {
        Map<String, MatchRow> byId = new HashMap<>(rows.size() * 2);
        rows.forEach(row -> byId.put(row.rowId(), row));
        return byId;
    }
}
