package fidus.reconciliation.desk;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How the last sign-off that somebody asked for of a run ended without a signature.
///
/// @param by who rejected it or took it back; absent where nobody did
/// @param why in words; empty where nothing was said
public record EndedSignOff(How how, @Nullable String by, Instant at, String why) {
    public enum How {
        REFUSED,
        TAKEN_BACK,
        /// What was to be signed is no longer so.
        VOID,
        /// Nobody decided it in time.
        LAPSED
    }
}
