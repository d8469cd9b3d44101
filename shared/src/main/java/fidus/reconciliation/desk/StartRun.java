package fidus.reconciliation.desk;

import java.time.LocalDate;

/// Reconciles one account over a period: the system rules that apply, and the last imported broker
/// statement against the books. The period defaults to the statement's.
public record StartRun(String server, long login, LocalDate from, LocalDate to) {}
