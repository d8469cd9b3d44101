package fidus.server.reconciliation;

import fidus.payments.wallets.HouseAccount;
import fidus.reconciliation.Match;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.MatchByHand;
import fidus.server.bank.BankStatements;
import fidus.server.bank.Matching;
import fidus.server.mongo.Unit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Which rows of a bank account matches use, and which ones the runs that people work on suggest
/// matches for. A run that is under way, failed, outdated or signed has no suggestion that anybody
/// could accept.
final class MatchedRows {
    private final MatchStore matches = new MatchStore();
    private final RunStore runs;
    private final FindingStore findings;
    private final Suspicions suspicions;
    private final RowsThatWait waiting;
    private final Supplier<BankStatements> banks;
    private final Offsets offsets = new Offsets();

    MatchedRows(
            RunStore runs,
            FindingStore findings,
            Suspicions suspicions,
            RowsThatWait waiting,
            Supplier<BankStatements> banks) {
        this.runs = runs;
        this.findings = findings;
        this.suspicions = suspicions;
        this.waiting = waiting;
        this.banks = banks;
    }

    static MatchedRows of(
            RunStore runs, FindingStore findings, Breaks breaks, Supplier<BankStatements> banks) {
        return new MatchedRows(runs, findings, breaks.suspicions(), breaks.rowsThatWait(), banks);
    }

    Matching.Matched all(Unit unit, HouseAccount account) {
        String name = BankComparison.named(account);
        List<Match> active = new ArrayList<>();
        matches.eachActive(unit, name, match -> active.add(match.recorded().match()));
        Map<String, List<Matching.Tie>> tied = waiting(unit, name);
        for (RunStore.StoredRun run : runs.current(unit, name)) {
            add(tied, findings.suggestions(unit, run.id(), Integer.MAX_VALUE));
        }
        return matched(
                active,
                tied,
                suspicions.rows(unit, name),
                offsets.standing(unit, name, ids -> counting(unit, ids)));
    }

    /// The matches that use one of these rows, and which of them are suggested.
    Matching.Matched among(Unit unit, Matching.Rows rows) {
        String name = BankComparison.named(rows.account());
        List<RowRef> wanted =
                rows.statement().stream().map(row -> new RowRef(Side.STATEMENT, row)).toList();
        Map<String, List<Matching.Tie>> tied = new HashMap<>();
        for (RunStore.StoredRun run : runs.current(unit, name)) {
            add(tied, findings.suggesting(unit, run.id(), wanted));
        }
        return matched(
                matches.using(unit, name, rows.book(), rows.statement()),
                tied,
                suspicions.rows(unit, name, rows.statement()),
                offsets.standing(
                        unit, name, rows.statement().stream(), ids -> counting(unit, ids)));
    }

    private Set<String> counting(Unit unit, Set<String> rows) {
        return banks.get().sides().counting(unit, rows);
    }

    /// The matches that wait for another person.
    private Map<String, List<Matching.Tie>> waiting(Unit unit, String account) {
        Map<String, List<Matching.Tie>> tied = new HashMap<>();
        for (MatchByHand one : waiting.matches(unit, account)) {
            add(tied, new Matching.Tie(one.bookRows(), one.statementRows(), true));
        }
        return tied;
    }

    private static void add(Map<String, List<Matching.Tie>> tied, List<Suggestion> suggestions) {
        for (Suggestion one : suggestions) {
            add(tied, new Matching.Tie(one.bookRows(), one.statementRows(), false));
        }
    }

    private static void add(Map<String, List<Matching.Tie>> tied, Matching.Tie tie) {
        tie.statement().forEach(row -> tied.computeIfAbsent(row, _ -> new ArrayList<>()).add(tie));
    }

    private static Matching.Matched matched(
            List<Match> matches,
            Map<String, List<Matching.Tie>> tied,
            Map<String, String> suspected,
            Set<RowRef> offset) {
        Set<String> book = new HashSet<>();
        Map<String, List<String>> statement = new HashMap<>();
        for (Match match : matches) {
            book.addAll(match.bookRows());
            match.statementRows().forEach(row -> statement.put(row, match.bookRows()));
        }
        return new Matching.Matched(book, statement, tied, suspected, rowIds(offset));
    }

    private static Set<String> rowIds(Set<RowRef> rows) {
        return rows.stream().map(RowRef::rowId).collect(Collectors.toSet());
    }

    /// Which of these rows of statements stand in matches that a person made or two persons signed.
    static Set<String> firm(Unit unit, Matching.Rows rows) {
        Set<String> firm = new HashSet<>();
        for (MatchStore.StoredMatch kept :
                Comparison.kept(unit, BankComparison.named(rows.account()))) {
            firm.addAll(kept.recorded().match().statementRows());
        }
        firm.retainAll(rows.statement());
        return firm;
    }
}
