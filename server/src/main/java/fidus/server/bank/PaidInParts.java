package fidus.server.bank;

import fidus.bank.desk.DepositProposal;
import fidus.deposits.Deposit;
import fidus.deposits.DepositId;
import fidus.deposits.DepositState;
import fidus.reconciliation.MatchPass;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.MatchResult;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Matcher;
import fidus.reconciliation.ReferenceMode;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Rows that add up to a deposit of their client which no row stands for yet, or a row that is the
/// sum of several such deposits: money that was announced or recorded at once and came in parts
/// looks like new money. That is said and never decided here, because the client may as well have
/// sent other sums.
///
/// @param words what each row says, by its id
/// @param asked the rows of the deposit that is asked about: they may be a part of another one
///   although it stands on them
record PaidInParts(List<DepositProposal> rows, Map<String, String> words, Set<String> asked) {
    /// As the matching of banks looks for subsets, but as far around as a deposit of the same sum
    /// is looked for.
    private static final MatchProfile SUBSETS =
            new MatchProfile(
                    "PARTS",
                    1,
                    List.of(
                            new MatchPass(
                                    "P9",
                                    MatchPass.Shape.SUBSET,
                                    ReferenceMode.IGNORE,
                                    MatchPass.Similarity.CHARACTERS,
                                    new BigDecimal("0.60"),
                                    MatchPass.Tolerance.EXACT,
                                    new MatchPass.Window(
                                            ConfirmedBefore.DAYS, ConfirmedBefore.DAYS),
                                    true)),
                    MatchProfile.Compared.TEXT,
                    new BigDecimal("0.8000"),
                    new BigDecimal("0.6000"),
                    new BigDecimal("0.0500"),
                    MatchProfile.Limits.STANDARD);

    /// What is said of rows, by their ids.
    ///
    /// @param deposits that stand or wait on this account
    Map<String, List<String>> of(List<Deposit> deposits, Arrivals.Booked book) {
        Set<String> open = open(deposits, book);
        Set<DepositId> shown = new HashSet<>();
        rows.forEach(row -> Stream.ofNullable(row.pending()).forEach(shown::add));
        Map<String, List<String>> doubts = new HashMap<>();
        deposits.stream()
                .filter(one -> RowNames.in(one.evidence()).isEmpty())
                .filter(one -> isAnnounced(one) || open.contains(one.evidence()))
                .filter(one -> !shown.contains(one.id()))
                .collect(Collectors.groupingBy(Deposit::clientId))
                .values()
                .forEach(theirs -> doubt(of(theirs), theirs, doubts));
        return doubts;
    }

    private static boolean isAnnounced(Deposit one) {
        return one.depositState() == DepositState.PENDING;
    }

    /// What confirmed deposits stand on whose entries no match uses.
    private static Set<String> open(List<Deposit> deposits, Arrivals.Booked book) {
        Set<String> asked = deposits.stream().map(Deposit::evidence).collect(Collectors.toSet());
        Set<String> open = new HashSet<>();
        for (MatchRow row : asked.isEmpty() ? List.<MatchRow>of() : book.open()) {
            if (asked.contains(row.text())) {
                open.add(row.text());
            }
        }
        return open;
    }

    /// The rows of a client, and those that name one of their references. One that is a deposit by
    /// itself already is no part of another.
    private List<DepositProposal> of(List<Deposit> theirs) {
        return rows.stream()
                .filter(row -> row.pending() == null || asked.contains(row.rowId()))
                .filter(
                        row ->
                                theirs.getFirst().clientId().equals(row.clientId())
                                        || theirs.stream().anyMatch(one -> isNamed(one, row)))
                .toList();
    }

    private boolean isNamed(Deposit one, DepositProposal row) {
        return Words.holds(words.getOrDefault(row.rowId(), ""), one.evidence());
    }

    private static void doubt(
            List<DepositProposal> rows, List<Deposit> deposits, Map<String, List<String>> doubts) {
        Map<String, Deposit> byId = new LinkedHashMap<>();
        deposits.forEach(one -> byId.put(one.id().value().toString(), one));
        MatchResult found =
                Matcher.run(
                        SUBSETS,
                        byId.entrySet().stream().map(PaidInParts::book).toList(),
                        rows.stream().map(PaidInParts::statement).toList(),
                        Set.of());
        for (Suggestion one : found.suggestions()) {
            List<Deposit> meant = one.bookRows().stream().flatMap(id -> of(byId, id)).toList();
            List<DepositProposal> parts =
                    rows.stream().filter(row -> one.statementRows().contains(row.rowId())).toList();
            for (DepositProposal row : parts) {
                List<DepositProposal> others =
                        parts.stream().filter(other -> !other.equals(row)).toList();
                add(doubts, row.rowId(), sentence(others, meant));
            }
        }
        for (MatchResult.Unsearched one : found.unsearched()) {
            if (one.row().side() == Side.BOOK) {
                of(byId, one.row().rowId())
                        .forEach(
                                of -> rows.forEach(row -> add(doubts, row.rowId(), many(of, one))));
            }
        }
    }

    private static Stream<Deposit> of(Map<String, Deposit> byId, String id) {
        return Stream.ofNullable(byId.get(id));
    }

    private static void add(Map<String, List<String>> doubts, String row, String sentence) {
        doubts.computeIfAbsent(row, _ -> new ArrayList<>()).add(sentence);
    }

    private static MatchRow book(Map.Entry<String, Deposit> one) {
        Deposit deposit = one.getValue();
        return new MatchRow(
                one.getKey(), deposit.valueDate(), null, deposit.deposited(), "", "", null);
    }

    private static MatchRow statement(DepositProposal one) {
        return new MatchRow(one.rowId(), one.day(), null, one.money(), "", "", null);
    }

    private static String sentence(List<DepositProposal> others, List<Deposit> meant) {
        if (others.isEmpty()) {
            return "It comes to the sum of "
                    + meant.stream().map(PaidInParts::said).collect(Collectors.joining(" and "))
                    + ".";
        }
        Deposit one = meant.getFirst();
        return "With %s it comes to the %s: that may have arrived in %d parts. %s"
                .formatted(
                        others.stream()
                                .map(
                                        row ->
                                                "row %s of %s over %s"
                                                        .formatted(
                                                                row.rowId(),
                                                                row.day(),
                                                                row.money()))
                                .collect(Collectors.joining(" and ")),
                        said(one),
                        others.size() + 1,
                        isAnnounced(one)
                                ? "Confirm it when all of them belong to it and match them with it,"
                                        + " or end it and record each row."
                                : "Match them with it when all of them belong to it.");
    }

    private static String said(Deposit one) {
        return "%s of deposit %d of %s of %s, which is %s"
                .formatted(
                        one.deposited(),
                        one.number(),
                        one.clientName(),
                        one.valueDate(),
                        isAnnounced(one)
                                ? "recorded on reference %s and not confirmed yet"
                                        .formatted(one.evidence())
                                : "confirmed on reference %s and matched with no row of a statement"
                                        .formatted(one.evidence()));
    }

    private static String many(Deposit one, MatchResult.Unsearched it) {
        return "%d rows of the client lie around the %s, too many to see whether some of them come to it."
                .formatted(it.pool(), said(one));
    }
}
