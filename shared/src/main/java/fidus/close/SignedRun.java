package fidus.close;

import java.time.LocalDate;

/// A reconciliation of an account that covers the end of a month.
///
/// @param evidenceHash SHA-256 over what two people signed
public record SignedRun(String account, LocalDate from, LocalDate to, String evidenceHash) {}
