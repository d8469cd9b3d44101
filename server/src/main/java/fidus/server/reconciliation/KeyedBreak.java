package fidus.server.reconciliation;

import fidus.reconciliation.BreakId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Which break it is, however much of it is held: enough to know what it speaks of.
interface KeyedBreak {
    BreakId id();

    String account();

    String rule();

    String key();

    /// The first day that it concerns, absent where none is known.
    @Nullable LocalDate day();

    LocalDate firstSeenOn();
}
