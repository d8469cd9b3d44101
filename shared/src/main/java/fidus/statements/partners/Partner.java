package fidus.statements.partners;

/// @param code of an agent; empty for a company
public record Partner(PartnerId id, PartnerKind partnerKind, String code, String name) {}
