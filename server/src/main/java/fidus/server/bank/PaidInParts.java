package fidus.server.bank;

import fidus.bank.desk.DepositProposal;
import fidus.clients.ClientId;
import fidus.deposits.Deposit;
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

/// Rows of a client that add up to a deposit of theirs which no row stands for yet, or a row that is
/// the sum of several such deposits: money that was announced or recorded at once and came in parts
/// looks like new money.
///
/// @param doubts by the ids of the rows
record PaidInParts(Map<String, List<String>> doubts) {
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
                                    new MatchPass.Window(ConfirmedBefore.DAYS, ConfirmedBefore.DAYS),
                                    true)),
                    MatchProfile.Compared.TEXT,
                    new BigDecimal("0.8000"),
                    new BigDecimal("0.6000"),
                    new BigDecimal("0.0500"),
                    MatchProfile.Limits.STANDARD);

    /// @param deposits of the clients of these proposals that stand or wait on this account
    static PaidInParts of(
            List<DepositProposal> proposals, List<Deposit> deposits, Arrivals.Booked book) {
        Set<String> open = open(deposits, book);
        Map<ClientId, List<Deposit>> byClient =
                deposits.stream()
                        .filter(one -> RowNames.in(one.evidence()).isEmpty())
                        .filter(one -> isAnnounced(one) || open.contains(one.evidence()))
                        .collect(Collectors.groupingBy(Deposit::clientId));
        Map<String, List<String>> doubts = new HashMap<>();
        byClient.forEach((client, theirs) -> doubt(of(client, proposals), theirs, doubts));
        return new PaidInParts(doubts);
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

    /// One that is a deposit by itself already is no part of another.
    private static List<DepositProposal> of(ClientId client, List<DepositProposal> proposals) {
        return proposals.stream()
                .filter(one -> client.equals(one.clientId()) && one.pending() == null)
                .toList();
    }

    private static void doubt(
            List<DepositProposal> rows,
            List<Deposit> deposits,
            Map<String, List<String>> doubts) {
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
            for (String row : one.statementRows()) {
                add(doubts, row, sentence(others(one.statementRows(), row), meant));
            }
        }
        for (MatchResult.Unsearched one : found.unsearched()) {
            if (one.row().side() == Side.BOOK) {
                of(byId, one.row().rowId())
                        .forEach(of -> rows.forEach(row -> add(doubts, row.rowId(), many(of, one))));
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

    private static List<String> others(List<String> rows, String row) {
        return rows.stream().filter(other -> !other.equals(row)).toList();
    }

    private static String sentence(List<String> others, List<Deposit> meant) {
        String of = meant.stream().map(PaidInParts::said).collect(Collectors.joining(" and "));
        return others.isEmpty()
                ? "It is the sum of " + of + "."
                : "Together with " + String.join(", ", others) + " it is " + of + ".";
    }

    private static String said(Deposit one) {
        String deposit = "d" + ConfirmedBefore.said(one).substring(1);
        return isAnnounced(one)
                ? "%s, which is recorded on reference %s and not confirmed"
                        .formatted(deposit, one.evidence())
                : "%s, which is confirmed on reference %s and matched with no row of a statement"
                        .formatted(deposit, one.evidence());
    }

    private static String many(Deposit one, MatchResult.Unsearched it) {
        return "%d rows of the client lie around %s, too many to see whether some of them add up to it."
                .formatted(it.pool(), said(one));
    }

    List<String> doubts(DepositProposal proposal) {
        return doubts.getOrDefault(proposal.rowId(), List.of());
    }
}
