package fidus.agents;

import java.time.LocalDate;

/// All READY commissions of all agents due on or before a day, prepared as one list for another
/// person.
public record ApproveAllCommissions(LocalDate dueUntil) {}
