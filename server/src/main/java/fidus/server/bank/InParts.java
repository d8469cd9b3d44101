package fidus.server.bank;

import fidus.bank.desk.DepositProposal;
import fidus.deposits.Deposit;
import fidus.deposits.DepositMethod;
import fidus.money.Money;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A recorded deposit that waits for its second person and that two rows together come to: it may
/// have arrived in two parts. That is said at both of them and never decided here, because the
/// client may as well have sent two other sums.
///
/// @param words of each row, by its id
record InParts(Map<String, String> words) {
    /// Parts of one deposit come this close to each other.
    private static final long DAYS = 10;

    /// Each with what is said of it.
    List<DepositProposal> said(List<DepositProposal> all, List<Deposit> pending) {
        Map<String, List<String>> sentences = new HashMap<>();
        for (Deposit deposit : pending) {
            boolean otherwise =
                    deposit.depositMethod() != DepositMethod.FIAT
                            || all.stream().anyMatch(one -> deposit.id().equals(one.pending()));
            if (!otherwise) {
                pair(all.stream().filter(one -> mayBePart(one, deposit)).toList(), deposit)
                        .forEach(
                                (row, sentence) ->
                                        sentences
                                                .computeIfAbsent(row, _ -> new ArrayList<>())
                                                .add(sentence));
            }
        }
        return all.stream()
                .map(one -> one.doubting(sentences.getOrDefault(one.rowId(), List.of())))
                .toList();
    }

    private boolean mayBePart(DepositProposal one, Deposit deposit) {
        Money whole = deposit.deposited();
        return one.pending() == null
                && one.money().currency().equals(whole.currency())
                && one.money().compareTo(whole) < 0
                && (deposit.clientId().equals(one.clientId())
                        || Words.holds(words.getOrDefault(one.rowId(), ""), deposit.evidence()));
    }

    /// What is said of each row that another one completes; of several the first.
    private static Map<String, String> pair(List<DepositProposal> parts, Deposit deposit) {
        Map<Money, List<DepositProposal>> bySum = new HashMap<>();
        parts.forEach(one -> bySum.computeIfAbsent(one.money(), _ -> new ArrayList<>()).add(one));
        Map<String, String> said = new HashMap<>();
        for (DepositProposal one : parts) {
            bySum.getOrDefault(deposit.deposited().minus(one.money()), List.of()).stream()
                    .filter(other -> !Objects.equals(other.rowId(), one.rowId()))
                    .filter(other -> days(one, other) <= DAYS)
                    .findFirst()
                    .ifPresent(other -> said.put(one.rowId(), sentence(other, deposit)));
        }
        return said;
    }

    private static long days(DepositProposal one, DepositProposal other) {
        return Math.abs(ChronoUnit.DAYS.between(one.day(), other.day()));
    }

    private static String sentence(DepositProposal other, Deposit deposit) {
        return "With row %s of %s over %s it comes to the %s of deposit %d, which waits for its second person: that may have arrived in two parts. Confirm it when both belong to it and match both rows with it, or end it and record each row."
                .formatted(
                        other.rowId(),
                        other.day(),
                        other.money(),
                        deposit.deposited(),
                        deposit.number());
    }
}
