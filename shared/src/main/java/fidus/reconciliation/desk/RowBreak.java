package fidus.reconciliation.desk;

import fidus.auth.Role;
import fidus.reconciliation.BreakState;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// How the break of a row that is in no match stands.
///
/// @param breakState as it is; in a signed run as two persons signed it
/// @param since what became of it after the signature; absent where it is as it was signed, and
///   where the run is not signed
/// @param waiting the title of what waits for another person about it, or of a booking on its row
///   that does, {@link #UNNAMED} for whoever may not read what it is; absent when nothing does
/// @param decides the roles of which one decides next about that booking; absent of anything else
/// @param kind of what waits; absent when nothing does, and from a server that does not say
public record RowBreak(
        BreakState breakState,
        @Nullable BreakState since,
        @Nullable String waiting,
        @Nullable List<Role> decides,
        @Nullable WaitingKind kind) {
    /// Stands for the title of a booking that the reader may not read.
    public static final String UNNAMED = "A booking waits";

    public RowBreak {
        decides = decides == null ? null : List.copyOf(decides);
    }

    /// About which nothing waits.
    public RowBreak(BreakState breakState, @Nullable BreakState since) {
        this(breakState, since, null, null, null);
    }
}
