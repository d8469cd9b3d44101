package fidus.bank.desk;

import java.time.Instant;

/// The row in whose place another one counts, and what became of its statement.
///
/// @param row such as STMT-12-3
/// @param statement the number of its statement
/// @param fileName of its statement
/// @param at when two persons set that statement aside
public record InsteadOf(
        String row,
        long statement,
        String fileName,
        Instant at,
        String byName,
        String agreedByName,
        String reason) {}
