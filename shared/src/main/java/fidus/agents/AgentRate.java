package fidus.agents;

import java.math.BigDecimal;
import java.time.LocalDate;

/// What an agent is assigned at from a day on; clients assigned before keep their rate.
///
/// @param from the first day of assignments it is copied into
/// @param commissionRate a fraction
public record AgentRate(LocalDate from, BigDecimal commissionRate) {}
