package fidus.statements.partners;

/// @param digest of the figures
public record PartnerPreview(PartnerStatement statement, String digest) {}
