package fidus.bank.desk;

import java.time.Instant;

/// A movement about which another person has to decide.
///
/// @param transfer as in {@link OpenTransit} and {@link BankTransit}
/// @param title what was asked for
public record TransitAsked(String transfer, String title, String makerName, Instant preparedAt) {}
