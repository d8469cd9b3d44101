package fidus.ledger;

/// An account of the books.
///
/// @param code four digits; the first says what it is: 1 assets, 2 debts, 3 own capital, 4 income,
///   5 costs
public record ChartAccount(String code, String name) {}
