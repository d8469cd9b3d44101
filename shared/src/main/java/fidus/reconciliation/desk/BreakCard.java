package fidus.reconciliation.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Severity;

import org.jspecify.annotations.Nullable;

/// A break with what a person needs to work on it.
///
/// @param account login@server, or `bank/` and the name of a bank account of the house
/// @param ownerName the owner's name, absent while nobody owns it
/// @param likelyCause what such a break usually comes from, absent when the rule does not say
/// @param waiting the title of what waits for another person about it, or of a booking on its row
///   that does, {@link RowBreak#UNNAMED} for whoever may not read what it is; absent when nothing
///   does
/// @param allowedDays how many calendar days it may stand unsettled, as the house set it; absent
///   from a server that does not say
/// @param origin of an unmatched row, the record it stands in; absent where it is none, and from a
///   server that does not say
/// @param kind of what waits; absent when nothing does, and from a server that does not say
/// @param booking the subject of the booking on its row that waits, for whoever decides it at the
///   break; absent of anything else, and for whoever may not read it
public record BreakCard(
        ReconciliationBreak found,
        String account,
        Severity severityNow,
        AgeBucket ageBucket,
        long ageDays,
        @Nullable String ownerName,
        @Nullable CauseCode likelyCause,
        @Nullable String waiting,
        @Nullable Integer allowedDays,
        @Nullable RowOrigin origin,
        @Nullable WaitingKind kind,
        @Nullable String booking) {
    /// Of which no record is known.
    public BreakCard(
            ReconciliationBreak found,
            String account,
            Severity severityNow,
            AgeBucket ageBucket,
            long ageDays,
            @Nullable String ownerName,
            @Nullable CauseCode likelyCause,
            @Nullable String waiting,
            @Nullable Integer allowedDays) {
        this(
                found,
                account,
                severityNow,
                ageBucket,
                ageDays,
                ownerName,
                likelyCause,
                waiting,
                allowedDays,
                null,
                null,
                null);
    }

    /// What its severity allows where nobody said otherwise.
    public BreakCard(
            ReconciliationBreak found,
            String account,
            Severity severityNow,
            AgeBucket ageBucket,
            long ageDays,
            @Nullable String ownerName,
            @Nullable CauseCode likelyCause,
            @Nullable String waiting) {
        this(
                found,
                account,
                severityNow,
                ageBucket,
                ageDays,
                ownerName,
                likelyCause,
                waiting,
                null);
    }

    /// The same with the record its row stands in.
    public BreakCard from(@Nullable RowOrigin record) {
        return new BreakCard(
                found,
                account,
                severityNow,
                ageBucket,
                ageDays,
                ownerName,
                likelyCause,
                waiting,
                allowedDays,
                record,
                kind,
                booking);
    }

    /// The same with what kind of decision waits.
    public BreakCard waitingFor(@Nullable WaitingKind decision) {
        return new BreakCard(
                found,
                account,
                severityNow,
                ageBucket,
                ageDays,
                ownerName,
                likelyCause,
                waiting,
                allowedDays,
                origin,
                decision,
                booking);
    }

    /// The same with a booking that waits on its row.
    ///
    /// @param title as the reader may read it
    /// @param subject what names it; absent where the reader may not read it
    public BreakCard booked(String title, WaitingKind decision, @Nullable String subject) {
        return new BreakCard(
                found,
                account,
                severityNow,
                ageBucket,
                ageDays,
                ownerName,
                likelyCause,
                title,
                allowedDays,
                origin,
                decision,
                subject);
    }

    /// Whether what waits is a booking on its row, which keeps nobody from working on the break.
    @JsonIgnore
    public boolean isRowAsked() {
        return kind == WaitingKind.BOOKING
                || kind == WaitingKind.CONFIRMATION
                || kind == WaitingKind.RETURN;
    }

    /// How many calendar days it may stand unsettled.
    @JsonIgnore
    public int allowed() {
        return allowedDays == null
                ? found.severity().allowed(found.rule(), Severity::ageLimit)
                : allowedDays;
    }

    /// Whether it stands unsettled longer than its severity allows.
    @JsonIgnore
    public boolean isOverdue() {
        boolean unsettled =
                found.breakState() == BreakState.OPEN || found.breakState() == BreakState.EXPLAINED;
        return unsettled && ageDays > allowed();
    }
}
