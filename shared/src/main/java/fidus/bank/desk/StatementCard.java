package fidus.bank.desk;

import org.jspecify.annotations.Nullable;

/// A stored statement with what continuity says of it today.
///
/// @param afterAll which of its rows were taken for rows said before and are movements of their own
///   by what was taken in since, and what to do; absent where there is none, and where nobody asks
///   for it
public record StatementCard(
        TakenStatement statement, Continuity continuity, @Nullable String afterAll) {
    /// Nothing more is known of its rows.
    public StatementCard(TakenStatement statement, Continuity continuity) {
        this(statement, continuity, null);
    }

    /// The same with what is said of its rows.
    public StatementCard saying(@Nullable String rows) {
        return new StatementCard(statement, continuity, rows);
    }
}
