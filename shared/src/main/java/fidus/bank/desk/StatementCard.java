package fidus.bank.desk;

import org.jspecify.annotations.Nullable;

/// A stored statement with what continuity says of it today.
///
/// @param statement where statements are listed, with as many rows that count and that are repeated
///   as there are now
/// @param afterAll which of its rows were taken for rows said before and are movements of their own
///   by what was taken in since, and what to do; absent where there is none, and where nobody asks
///   for it
/// @param instead how many of its rows were taken for rows said before and count since the
///   statement that said them was set aside; absent where there is none
/// @param aside true for one that two persons set aside, absent for one that counts
/// @param leftOut which of the bank's numbers no statement before this one has, a sentence; absent
///   where none is missing
public record StatementCard(
        TakenStatement statement,
        Continuity continuity,
        @Nullable String afterAll,
        @Nullable Long instead,
        @Nullable Boolean aside,
        @Nullable String leftOut) {
    /// Nothing more is known of its rows.
    public StatementCard(TakenStatement statement, Continuity continuity) {
        this(statement, continuity, null);
    }

    /// One that counts.
    public StatementCard(
            TakenStatement statement, Continuity continuity, @Nullable String afterAll) {
        this(statement, continuity, afterAll, null, null, null);
    }

    /// One that was set aside: nothing of it counts.
    public static StatementCard aside(TakenStatement statement, Continuity continuity) {
        return new StatementCard(statement.counting(0, 0), continuity, null, null, true, null);
    }

    /// The same with what is said of its rows.
    public StatementCard saying(@Nullable String rows) {
        return new StatementCard(statement, continuity, rows, instead, aside, leftOut);
    }

    /// The same with which numbers are missing before it.
    public StatementCard leavingOut(@Nullable String numbers) {
        return new StatementCard(statement, continuity, afterAll, instead, aside, numbers);
    }

    /// The same with as many repeated rows as there are now; those that are not any more count.
    public StatementCard repeating(long now) {
        long more = statement.repeated() - now;
        return more == 0
                ? this
                : new StatementCard(
                        statement.counting(statement.fresh() + more, now),
                        continuity,
                        afterAll,
                        more,
                        aside,
                        leftOut);
    }

    /// Whether two persons set it aside: nothing of it counts.
    public boolean wasSetAside() {
        return Boolean.TRUE.equals(aside);
    }
}
