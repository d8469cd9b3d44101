package fidus.investments;

import fidus.id.Id;

import java.util.UUID;

public record InvestmentId(UUID value) implements Id {}
