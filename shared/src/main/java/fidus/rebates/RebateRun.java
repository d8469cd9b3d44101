package fidus.rebates;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.auth.PersonId;
import fidus.contract.Canonical;
import fidus.money.Money;
import fidus.mt5.rebates.ClosedLot;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What a broker owes for a month. Its key is broker and period; one run per key stands at a time.
///
/// @param revision counts recomputations of the preview
/// @param unrated closed lots without a stated rate: owed an unknown sum, not nothing
/// @param unresolved trades whose closed part cannot be known
/// @param claimed Σ rows that were not rejected
/// @param resultDigest SHA-256 over the canonical text of rows, unrated and unresolved
/// @param takenBack receipts at a bank that turned out wrong, oldest first; absent on runs stored
///   before they could be taken back
public record RebateRun(
        RebateRunId id,
        String broker,
        String period,
        int revision,
        RebateRunState rebateRunState,
        List<RebateLine> lines,
        List<ClosedLot> unrated,
        List<String> unresolved,
        Money claimed,
        List<RebateReceipt> receipts,
        String resultDigest,
        Steps steps,
        long version,
        @Nullable List<TakenBackReceipt> takenBack) {
    /// @param makerId who had it computed
    public record Steps(
            PersonId makerId,
            Instant previewedAt,
            @Nullable PersonId checkerId,
            @Nullable Instant approvedAt,
            @Nullable Instant postedAt,
            @Nullable Instant reversedAt,
            @Nullable String reason) {}

    /// What decides the digest.
    record Result(List<RebateLine> lines, List<ClosedLot> unrated, List<String> unresolved) {}

    public RebateRun {
        lines = List.copyOf(lines);
        unrated = List.copyOf(unrated);
        unresolved = List.copyOf(unresolved);
        receipts = List.copyOf(receipts);
        takenBack = takenBack == null ? List.of() : List.copyOf(takenBack);
    }

    public static String digest(
            List<RebateLine> lines, List<ClosedLot> unrated, List<String> unresolved) {
        return Canonical.digest(new Result(lines, unrated, unresolved));
    }

    /// Whether another person decided it and it stands: no rate and no deal moves it any more.
    @JsonIgnore
    public boolean isFirm() {
        return rebateRunState == RebateRunState.APPROVED || rebateRunState.posted();
    }

    /// Receipts that turned out wrong.
    @JsonIgnore
    public List<TakenBackReceipt> wrongReceipts() {
        return takenBack == null ? List.of() : takenBack;
    }

    /// What came for it.
    @JsonIgnore
    public Money receivedSum() {
        Money sum = Money.zero(claimed.currency());
        for (RebateReceipt receipt : receipts) {
            sum = sum.plus(receipt.received());
        }
        return sum;
    }

    /// What is still open on 1200; below zero when the broker paid more than was claimed, or for a
    /// claim that was reversed afterwards.
    @JsonIgnore
    public Money difference() {
        return standing().minus(receivedSum());
    }

    private Money standing() {
        return rebateRunState == RebateRunState.REVERSED ? Money.zero(claimed.currency()) : claimed;
    }

    /// What was still to come at the end of a day, by the books.
    public Money owedOn(LocalDate day) {
        Money open = standing();
        for (RebateReceipt receipt : receipts) {
            open = receipt.counted().isAfter(day) ? open : open.minus(receipt.received());
        }
        for (TakenBackReceipt wrong : wrongReceipts()) {
            open = wrong.stoodOn(day) ? open.minus(wrong.receipt().received()) : open;
        }
        return open;
    }

    /// With other rows while it is PREVIEWED.
    public RebateRun with(List<RebateLine> changed) {
        Money sum = Money.zero(claimed.currency());
        for (RebateLine line : changed) {
            sum = sum.plus(line.claimed());
        }
        return copy(rebateRunState, changed, sum, receipts, steps);
    }

    public RebateRun approved(PersonId checker, Instant at) {
        return copy(
                RebateRunState.APPROVED,
                lines,
                claimed,
                receipts,
                new Steps(steps.makerId, steps.previewedAt, checker, at, null, null, null));
    }

    /// @param came what the broker paid already, for a claim that was reversed
    public RebateRun posted(Instant at, List<RebateReceipt> came) {
        return copy(
                came.isEmpty() ? RebateRunState.POSTED : RebateRunState.RECEIVED,
                lines,
                claimed,
                came,
                new Steps(
                        steps.makerId,
                        steps.previewedAt,
                        steps.checkerId,
                        steps.approvedAt,
                        at,
                        null,
                        null));
    }

    public RebateRun received(RebateReceipt receipt) {
        var more = new ArrayList<>(receipts);
        more.add(receipt);
        return copy(RebateRunState.RECEIVED, lines, claimed, more, steps);
    }

    /// Without a credit, because the movement turned out to be something else.
    public RebateRun without(String dealKey) {
        return holding(receipts.stream().filter(one -> !dealKey.equals(one.dealKey())).toList());
    }

    /// Without a receipt that turned out wrong, which stays on record.
    public RebateRun without(TakenBackReceipt wrong) {
        var rest = new ArrayList<>(receipts);
        rest.remove(wrong.receipt());
        var all = new ArrayList<>(wrongReceipts());
        all.add(wrong);
        return holding(rest).withWrong(all);
    }

    private RebateRun holding(List<RebateReceipt> rest) {
        boolean isOpen = rest.isEmpty() && rebateRunState == RebateRunState.RECEIVED;
        return copy(isOpen ? RebateRunState.POSTED : rebateRunState, lines, claimed, rest, steps);
    }

    private RebateRun withWrong(List<TakenBackReceipt> all) {
        return new RebateRun(
                id,
                broker,
                period,
                revision,
                rebateRunState,
                lines,
                unrated,
                unresolved,
                claimed,
                receipts,
                resultDigest,
                steps,
                version,
                all);
    }

    /// Without what came for it, which another run of its month counts now.
    public RebateRun handedOver() {
        return copy(rebateRunState, lines, claimed, List.of(), steps);
    }

    public RebateRun reversed(String why, Instant at) {
        return copy(
                RebateRunState.REVERSED,
                lines,
                claimed,
                receipts,
                new Steps(
                        steps.makerId,
                        steps.previewedAt,
                        steps.checkerId,
                        steps.approvedAt,
                        steps.postedAt,
                        at,
                        why));
    }

    private RebateRun copy(
            RebateRunState state,
            List<RebateLine> rows,
            Money sum,
            List<RebateReceipt> came,
            Steps after) {
        return new RebateRun(
                id,
                broker,
                period,
                revision,
                state,
                rows,
                unrated,
                unresolved,
                sum,
                came,
                digest(rows, unrated, unresolved),
                after,
                version + 1,
                takenBack);
    }
}
