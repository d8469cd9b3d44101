package fidus.desktop.reconciliation;

import static java.util.stream.Collectors.toSet;

import fidus.money.Money;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreaks;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Breaks that take something of the difference of another one away.
final class Offsets {
    private Offsets() {}

    /// Off the FX thread: the closest ones, and those set off before.
    static List<BreakCard> read(
            BreakListing listing, BreakCard card, List<DifferenceSplit.Offset> set) {
        if (card.found().difference() == null) {
            return List.of();
        }
        List<BreakCard> found =
                new ArrayList<>(listing.offsets(card.found().id(), SplitModel.MOST_OFFERED));
        for (DifferenceSplit.Offset offset : set) {
            boolean here = found.stream().anyMatch(one -> one.found().id().equals(offset.id()));
            BreakCard one = here ? null : listing.one(offset.id());
            if (one != null) {
                found.add(one);
            }
        }
        return found;
    }

    /// Whether both are the same difference of the same break.
    static boolean isSame(@Nullable BreakCard one, @Nullable BreakCard other) {
        return one != null
                && other != null
                && one.found().id().equals(other.found().id())
                && Objects.equals(one.found().difference(), other.found().difference());
    }

    static boolean opposes(BreakCard card, Money difference, BreakCard other) {
        Money sum = other.found().difference();
        return sum != null
                && sum.currency().equals(difference.currency())
                && sum.signum() * difference.signum() < 0
                && other.account().equals(card.account())
                && isUnsettled(other);
    }

    /// Those that take something away: those set off first, whatever became of them, then by what
    /// setting them off would leave.
    static List<BreakCard> nearest(
            BreakCard card, Money difference, List<BreakCard> known, List<BreakCard> setOff) {
        Set<BreakId> set = setOff.stream().map(one -> one.found().id()).collect(toSet());
        return Stream.concat(
                        setOff.stream(),
                        known.stream()
                                .filter(other -> !set.contains(other.found().id()))
                                .filter(other -> opposes(card, difference, other)))
                .sorted(
                        Comparator.comparing((BreakCard other) -> !set.contains(other.found().id()))
                                .thenComparing(other -> sum(other).plus(difference).abs()))
                .toList();
    }

    /// Whether a row of a bank is without its counterpart: a sentence does not end that, unless
    /// fraud is suspected of it.
    static boolean needsFact(BreakCard card) {
        return card.account().startsWith("bank/")
                && card.found().rule().equals(ReconciliationBreak.UNMATCHED)
                && card.found().findings().causeCode() != CauseCode.FRAUD_SUSPECTED;
    }

    /// Whether another row of the bank's statements takes this one back, to the last unit.
    static boolean takesBack(BreakCard card, BreakCard other) {
        Money difference = card.found().difference();
        return difference != null
                && isPrinted(card)
                && isPrinted(other)
                && opposes(card, difference, other)
                && other.found().breakState() == BreakState.EXPLAINED
                && sum(other).equals(difference.negated());
    }

    private static boolean isPrinted(BreakCard card) {
        return needsFact(card)
                && card.found().key().startsWith(card.account() + "/" + Side.STATEMENT + "/");
    }

    static boolean isUnsettled(BreakCard card) {
        return BreakFilter.isUnsettled(card.found().breakState());
    }

    static Money sum(BreakCard card) {
        return Objects.requireNonNull(card.found().difference(), "an offset has a sum");
    }

    static List<DifferenceSplit.Offset> of(List<BreakCard> cards) {
        return cards.stream()
                .map(one -> new DifferenceSplit.Offset(one.found().id(), sum(one)))
                .toList();
    }

    static List<ExplainBreaks.Shown> shown(List<BreakCard> cards) {
        return cards.stream()
                .map(one -> new ExplainBreaks.Shown(one.found().id(), one.found().version()))
                .toList();
    }

    /// A part alerts nobody, so what compliance hears of is said of the whole break first.
    static List<CauseCode> causes(@Nullable BreakCard card) {
        CauseCode whole = card == null ? null : card.found().findings().causeCode();
        boolean told = whole != null && whole.alertsCompliance();
        return GivenCauses.ALL.stream().filter(one -> told || !one.alertsCompliance()).toList();
    }
}
