package fidus.growth;

import java.time.LocalDate;

/// @param day of the broker's server
public record AboutGrowthDay(String server, long login, LocalDate day) {}
