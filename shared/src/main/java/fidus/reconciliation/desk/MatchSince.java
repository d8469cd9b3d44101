package fidus.reconciliation.desk;

import fidus.reconciliation.RunId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What became, after a run, of what it says of a row. What the run came to stays.
///
/// @param run the later one that did it; absent where a person did
/// @param at when that run began, or when the person did it; absent for what was not kept
/// @param byName the person; absent where a run did it
/// @param reason the person's words
public record MatchSince(
        Kind kind,
        @Nullable RunId run,
        @Nullable Instant at,
        @Nullable String byName,
        @Nullable String reason) {
    public enum Kind {
        /// Its match does not stand any more: a later run matched its rows otherwise, or not.
        REPLACED,
        /// Its match was undone by a person in a later run.
        UNDONE,
        /// It was in no match and is in one now.
        MATCHED
    }
}
