package fidus.statements.partners;

/// What came of one kind of earning.
public record PartnerSum(EarningKind earningKind, PartnerMovements movements) {}
