package fidus.mt5.allocation;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.AccountKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// One change of the capital at work on an account. It has an instant and not only a date, because
/// a reading taken in the morning must not meet a deposit of the afternoon.
///
/// @param eventId unique in the account's ledger; events made from deals carry the deal's key
/// @param effectiveAt from when it counts; a correction counts from the event it corrects
/// @param change signed: positive puts capital to work
/// @param sourceDealKey the deal it follows from; absent for events a person made
/// @param corrects the id of the corrected event; present exactly on CORRECTION
/// @param reason why; present on every event that follows from no deal
public record AllocationEvent(
        String eventId,
        AccountKey account,
        Instant effectiveAt,
        AllocationKind kind,
        Money change,
        @Nullable String sourceDealKey,
        @Nullable String corrects,
        @Nullable String reason) {
    /// @throws Refused `BAD_VALUE` for a correction that names no event, another kind that does, or
    ///   an event with neither a deal nor a reason
    public AllocationEvent {
        if ((kind == AllocationKind.CORRECTION) != (corrects != null)) {
            throw Refused.at(
                    "corrects",
                    Problem.Code.BAD_VALUE,
                    "A correction names the event it corrects; no other event does.");
        }
        if (sourceDealKey == null && (reason == null || reason.isBlank())) {
            throw Refused.at(
                    "reason",
                    Problem.Code.BAD_VALUE,
                    "An allocation that follows from no deal needs a reason.");
        }
    }

    /// The first capital of an account.
    public static AllocationEvent initial(
            AccountKey account, Instant effectiveAt, Money change, String reason) {
        return new AllocationEvent(
                "initial",
                account,
                effectiveAt,
                AllocationKind.INITIAL,
                change,
                null,
                null,
                reason);
    }

    /// Takes this event back from the instant it counted, so that no figure of any time keeps a
    /// trace of it.
    public AllocationEvent takenBack(String becauseOf) {
        return new AllocationEvent(
                "correction:" + eventId,
                account,
                effectiveAt,
                AllocationKind.CORRECTION,
                change.negated(),
                sourceDealKey,
                eventId,
                becauseOf);
    }

    /// The business date it counts from.
    public LocalDate effectiveOn(ZoneId businessZone) {
        return LocalDate.ofInstant(effectiveAt, businessZone);
    }
}
