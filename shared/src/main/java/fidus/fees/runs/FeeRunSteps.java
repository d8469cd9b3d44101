package fidus.fees.runs;

import fidus.auth.PersonId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Who moved a run when.
///
/// @param makerId who had it computed
/// @param checkerId who approved it
/// @param payment present while it is PAID, and on a REVERSED run that had been paid: the next run
///   of its key owes that much less
/// @param reason why it was reversed
public record FeeRunSteps(
        PersonId makerId,
        Instant previewedAt,
        @Nullable PersonId checkerId,
        @Nullable Instant approvedAt,
        @Nullable Instant postedAt,
        @Nullable FeePaid payment,
        @Nullable Instant reversedAt,
        @Nullable String reason) {
    public static FeeRunSteps previewed(PersonId makerId, Instant at) {
        return new FeeRunSteps(makerId, at, null, null, null, null, null, null);
    }

    public FeeRunSteps approved(PersonId by, Instant at) {
        return new FeeRunSteps(makerId, previewedAt, by, at, null, null, null, null);
    }

    public FeeRunSteps posted(Instant at) {
        return new FeeRunSteps(makerId, previewedAt, checkerId, approvedAt, at, null, null, null);
    }

    /// @param other absent when the payment was reversed
    public FeeRunSteps paid(@Nullable FeePaid other) {
        return new FeeRunSteps(
                makerId, previewedAt, checkerId, approvedAt, postedAt, other, null, null);
    }

    /// The same without its payment, which came back.
    public FeeRunSteps returned() {
        return new FeeRunSteps(
                makerId, previewedAt, checkerId, approvedAt, postedAt, null, reversedAt, reason);
    }

    public FeeRunSteps reversed(String why, Instant at) {
        return new FeeRunSteps(
                makerId, previewedAt, checkerId, approvedAt, postedAt, payment, at, why);
    }
}
