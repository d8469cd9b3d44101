package fidus.bank.desk;

import java.time.LocalDate;

/// What was expected of an account's statements before: what did not arrive then is still missing.
///
/// @param since the first day statements were missed for
/// @param until the day from which something else is expected
public record FormerExpectation(Expected expected, LocalDate since, LocalDate until) {}
