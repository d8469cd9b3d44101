package fidus.reconciliation.desk;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Reconciles one account over a period: the system rules that apply, and the last imported broker
/// statement against the books.
///
/// @param from absent means the day after the last signed-off run of the account, or, when none is
///   signed off, the day of the statement's first row
/// @param to inclusive; absent means the day of the statement's last row
public record StartRun(
        String server, long login, @Nullable LocalDate from, @Nullable LocalDate to) {}
