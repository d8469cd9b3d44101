package fidus.agents;

import java.math.BigDecimal;

/// @param name 2 to 120 characters
/// @param commissionRate a fraction, 0.10 for 10 %
public record AddAgent(String name, BigDecimal commissionRate) {}
