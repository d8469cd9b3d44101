package fidus.investments.book;

import fidus.money.Money;

import java.time.LocalDate;

/// A pool row of a contract a company sold, both parts of which were paid before it was taken over.
///
/// @param sequence of the pool row, from 1
/// @param paid what both received together: the row whole
/// @param evidence the bank's reference, 3 to 120 characters
public record PoolBefore(int sequence, LocalDate paidOn, Money paid, String evidence) {}
