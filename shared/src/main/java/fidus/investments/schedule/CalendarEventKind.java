package fidus.investments.schedule;

/// What happens to a contract on a day.
public enum CalendarEventKind {
    CONTRACT_START,
    INCUBATION_END,
    INTEREST_DUE,
    PERFORMANCE_SHARE,
    PRINCIPAL_DUE,
    CONTRACT_END
}
