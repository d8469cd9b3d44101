package fidus.server.bank;

import fidus.money.Money;

import java.time.LocalDate;
import java.util.Set;

/// What two people left of the days they signed, so that later comparisons need not read those days
/// again: every row of them stands in a match that stays or is of 0.00, but for some that are known
/// by name.
///
/// @param since the first of these days
/// @param until the last
/// @param heads how far books and statements went; what came later is not among the rows
/// @param booked what the account's postings came to at the end of these days, whatever stands for
///   another one
/// @param book postings that may be open; more than there are does no harm
/// @param statement rows of statements likewise
public record Settled(
        LocalDate since,
        LocalDate until,
        Reach.Heads heads,
        Money booked,
        Set<String> book,
        Set<String> statement) {}
