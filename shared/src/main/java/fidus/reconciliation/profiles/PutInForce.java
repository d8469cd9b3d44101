package fidus.reconciliation.profiles;

/// Asks another person to put a version in force.
///
/// @param reason at least 10 characters
public record PutInForce(String name, int version, String reason) {}
