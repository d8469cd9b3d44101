package fidus.server.bank;

import static java.util.function.Predicate.not;

import fidus.bank.desk.DepositProposal;
import fidus.deposits.Deposit;
import fidus.money.Money;
import fidus.reconciliation.MatchRow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Confirmed deposits that the row of a proposed one could be: those whose reference the row names,
/// whatever their sum, and those over the same sum a few days away that no row of a statement is
/// matched with. A bank that kept a charge, or books later than anybody waits, makes them look like
/// new money.
///
/// @param byReference by the words of the reference
/// @param bySum those that no match uses
record ConfirmedBefore(Map<String, List<Deposit>> byReference, Map<Money, List<Deposit>> bySum) {
    /// Further apart the same sum is more likely the next payment of a plan.
    static final int DAYS = 14;

    private static final int SHORTEST = 5;
    private static final int MOST_WORDS = 6;

    /// Asks only for deposits that one of the proposals can mean: the books of an account may hold
    /// a million rows.
    ///
    /// @param said what the rows of the proposals say, as {@link Words} gives it
    /// @param confirmed the deposits that were recorded with one of some texts
    static ConfirmedBefore of(
            Arrivals.Booked book,
            List<DepositProposal> proposals,
            Collection<String> said,
            Function<Set<String>, List<Deposit>> confirmed) {
        Set<Money> sums =
                proposals.stream().map(DepositProposal::money).collect(Collectors.toSet());
        Set<String> open =
                book.open().stream()
                        .filter(row -> sums.contains(row.amount()))
                        .map(MatchRow::text)
                        .filter(not(String::isBlank))
                        .collect(Collectors.toSet());
        Set<String> texts = new HashSet<>(open);
        texts.addAll(named(book, said));
        Map<String, List<Deposit>> byReference = new HashMap<>();
        Map<Money, List<Deposit>> bySum = new HashMap<>();
        for (Deposit one : texts.isEmpty() ? List.<Deposit>of() : confirmed.apply(texts)) {
            if (RowNames.in(one.evidence()).isEmpty()) {
                if (isReference(one.evidence())) {
                    byReference
                            .computeIfAbsent(
                                    Words.of(one.evidence()).strip(), _ -> new ArrayList<>())
                            .add(one);
                }
                if (open.contains(one.evidence())) {
                    bySum.computeIfAbsent(one.deposited(), _ -> new ArrayList<>()).add(one);
                }
            }
        }
        return new ConfirmedBefore(byReference, bySum);
    }

    /// What entries stand on that some row says.
    private static Set<String> named(Arrivals.Booked book, Collection<String> said) {
        Set<String> parts = new HashSet<>();
        said.forEach(words -> parts.addAll(parts(words)));
        return book.all().rows().stream()
                .filter(row -> row.amount().signum() > 0 && isReference(row.text()))
                .filter(row -> parts.contains(first(row.text())))
                .filter(row -> parts.contains(Words.of(row.text()).strip()))
                .filter(row -> !book.all().takenBack().contains(row.rowId()))
                .map(MatchRow::text)
                .collect(Collectors.toSet());
    }

    /// The first word, found without a look at the rest: most rows of a book name none of these.
    private static String first(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end == 0
                ? Words.of(text).strip().split(" ", 2)[0]
                : text.substring(0, end).toUpperCase(Locale.ROOT);
    }

    /// What is shorter, or has no digit, is a word that many rows say.
    private static boolean isReference(String text) {
        return text.length() >= SHORTEST && text.chars().anyMatch(Character::isDigit);
    }

    /// Some words of it one after the other.
    private static Set<String> parts(String words) {
        String[] all = words.strip().split(" ", -1);
        Set<String> parts = new LinkedHashSet<>();
        for (int from = 0; from < all.length; from++) {
            String part = "";
            for (int to = from; to < Math.min(all.length, from + MOST_WORDS); to++) {
                part = part.isEmpty() ? all[to] : part + " " + all[to];
                parts.add(part);
            }
        }
        return parts;
    }

    /// @param words what the row says
    List<String> doubts(DepositProposal proposal, String words) {
        List<String> doubts = new ArrayList<>();
        List<Deposit> named = named(words);
        named.forEach(
                one ->
                        doubts.add(
                                "%s is confirmed on reference %s, which the row names."
                                        .formatted(said(one), one.evidence())));
        bySum.getOrDefault(proposal.money(), List.of()).stream()
                .filter(one -> !named.contains(one) && couldBe(one, proposal))
                .map(
                        one ->
                                "%s is confirmed on reference %s, and no row of a statement is matched with it."
                                        .formatted(said(one), one.evidence()))
                .forEach(doubts::add);
        return doubts;
    }

    private static boolean couldBe(Deposit one, DepositProposal proposal) {
        boolean near =
                !one.valueDate().minusDays(DAYS).isAfter(proposal.day())
                        && !one.valueDate().plusDays(DAYS).isBefore(proposal.day());
        return near && (proposal.clientId() == null || one.clientId().equals(proposal.clientId()));
    }

    static String said(Deposit one) {
        return "Deposit %d of %s over %s of %s"
                .formatted(one.number(), one.clientName(), one.deposited(), one.valueDate());
    }

    private List<Deposit> named(String words) {
        return parts(words).stream()
                .flatMap(part -> byReference.getOrDefault(part, List.of()).stream())
                .distinct()
                .toList();
    }
}
