package fidus.investments.agreements;

import fidus.investments.InvestmentId;

/// Keeps the agreement that was signed; the file is the request's body.
///
/// @param fileName without a folder, 1 to 255 characters, ending in .pdf
public record KeepAgreement(InvestmentId id, String fileName) {}
