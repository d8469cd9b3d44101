package fidus.rebates;

/// An agreement that no run was ever computed with, such as one with a name that no account has.
///
/// @param version of the agreement that was looked at
/// @param reason at least 10 characters
public record WithdrawAgreement(String broker, long version, String reason) {}
