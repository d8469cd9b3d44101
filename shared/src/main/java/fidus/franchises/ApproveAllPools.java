package fidus.franchises;

import java.time.LocalDate;

/// All DUE pools of all companies due on or before a day, prepared as one list for another person.
public record ApproveAllPools(LocalDate dueUntil) {}
