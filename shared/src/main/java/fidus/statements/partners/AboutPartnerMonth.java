package fidus.statements.partners;

/// @param period such as 2026-03
public record AboutPartnerMonth(String period, PartnerId partnerId) {}
