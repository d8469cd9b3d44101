package fidus.reconciliation.endings;

import fidus.reconciliation.BreakId;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.Side;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// What a break of a list is about, for a person who has not seen it, as it is now.
///
/// @param side whose row it is; absent where it is about no single row
/// @param day of the row; absent likewise
/// @param text what the row says, else what differs
/// @param counterparty the other side of a row of a bank; empty where it is not said
/// @param cause absent while nobody explained it
/// @param note what was found out; empty while nobody explained it
public record BreakTold(
        BreakId breakId,
        @Nullable Side side,
        @Nullable LocalDate day,
        String text,
        String counterparty,
        @Nullable CauseCode cause,
        String note) {}
