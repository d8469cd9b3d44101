package fidus.fees.runs;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.auth.PersonId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Who moved a run when.
///
/// @param makerId who had it computed
/// @param checkerId who approved it
/// @param payment the last one that did not come back; on a REVERSED run the next run of its key
///   owes that much less
/// @param reason why it was reversed
/// @param others earlier payments of a part, payments that came back, and what the payee gave back;
///   absent where none is
public record FeeRunSteps(
        PersonId makerId,
        Instant previewedAt,
        @Nullable PersonId checkerId,
        @Nullable Instant approvedAt,
        @Nullable Instant postedAt,
        @Nullable FeePaid payment,
        @Nullable Instant reversedAt,
        @Nullable String reason,
        @Nullable List<FeePaid> others) {
    public FeeRunSteps {
        others = others == null ? null : List.copyOf(others);
    }

    public static FeeRunSteps previewed(PersonId makerId, Instant at) {
        return new FeeRunSteps(makerId, at, null, null, null, null, null, null, null);
    }

    public FeeRunSteps approved(PersonId by, Instant at) {
        return new FeeRunSteps(makerId, previewedAt, by, at, null, null, null, null, null);
    }

    /// As it was before it was approved.
    public FeeRunSteps withdrawn() {
        return previewed(makerId, previewedAt);
    }

    public FeeRunSteps posted(Instant at) {
        return new FeeRunSteps(
                makerId, previewedAt, checkerId, approvedAt, at, null, null, null, null);
    }

    /// With one payment more.
    public FeeRunSteps paid(FeePaid next) {
        var all = new ArrayList<>(payments());
        all.add(next);
        return with(all);
    }

    /// The same after a payment came back.
    ///
    /// @param name the payment's own record
    /// @param on first day on which the books have it back
    public FeeRunSteps returned(String name, LocalDate on) {
        return with(
                payments().stream()
                        .map(one -> one.stands() && one.payment().equals(name) ? one.back(on) : one)
                        .toList());
    }

    public FeeRunSteps reversed(String why, Instant at) {
        return new FeeRunSteps(
                makerId, previewedAt, checkerId, approvedAt, postedAt, payment, at, why, others);
    }

    /// All payments, those that came back included; the last that did not comes last.
    @JsonIgnore
    public List<FeePaid> payments() {
        var all = new ArrayList<>(others == null ? List.of() : others);
        if (payment != null) {
            all.add(payment);
        }
        return List.copyOf(all);
    }

    private FeeRunSteps with(List<FeePaid> all) {
        FeePaid last =
                all.stream()
                        .filter(one -> one.stands() && one.money().signum() > 0)
                        .reduce((_, later) -> later)
                        .orElse(null);
        var rest = new ArrayList<>(all);
        if (last != null) {
            rest.remove(last);
        }
        return new FeeRunSteps(
                makerId,
                previewedAt,
                checkerId,
                approvedAt,
                postedAt,
                last,
                reversedAt,
                reason,
                rest.isEmpty() ? null : rest);
    }
}
