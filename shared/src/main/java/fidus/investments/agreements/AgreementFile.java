package fidus.investments.agreements;

/// @param base64 its bytes
public record AgreementFile(Agreement agreement, String base64) {}
