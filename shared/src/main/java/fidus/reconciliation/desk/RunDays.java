package fidus.reconciliation.desk;

import fidus.contract.Problem;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Optional;

/// The days that somebody asks a run of, of which either may be left to the proposal.
///
/// @param from as given, absent for the proposed one
/// @param to inclusive, as given, absent for the proposed one
public record RunDays(@Nullable LocalDate from, @Nullable LocalDate to) {
    /// What is wrong with a first day after the last one, at the day that was given: `from` or
    /// `to`. Empty where they are in order, and where no day was given.
    ///
    /// @param first as given or proposed
    /// @param last inclusive, as given or proposed
    public Optional<Problem.Field> fault(LocalDate first, LocalDate last) {
        if (!last.isBefore(first) || (from == null && to == null)) {
            return Optional.empty();
        }
        if (to == null) {
            return Optional.of(
                    new Problem.Field(
                            "from",
                            "The first day, %s, is after the last day that is proposed, %s. Give a last day too, or an earlier first day."
                                    .formatted(first, last)));
        }
        return Optional.of(
                new Problem.Field(
                        "to",
                        from == null
                                ? "The last day, %s, is before the first day that is proposed, %s. Give a first day too, or a later last day."
                                        .formatted(last, first)
                                : "The last day, %s, is before the first day, %s."
                                        .formatted(last, first)));
    }

    /// The same against a proposal, where there is one.
    public Optional<Problem.Field> fault(@Nullable RunPeriod proposed) {
        LocalDate first = from == null && proposed != null ? proposed.from() : from;
        LocalDate last = to == null && proposed != null ? proposed.to() : to;
        return first == null || last == null ? Optional.empty() : fault(first, last);
    }
}
