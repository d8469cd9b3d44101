package fidus.cashflow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The calendar in every currency in which something is owed or held.
///
/// @param clients all that have a contract, by name
/// @param always what the running balance subtracts because the house set so, asked for or not
public record CashFlow(
        LocalDate businessDate,
        Instant asOf,
        List<CashFlowCalendar> currencies,
        List<ClientChoice> clients,
        List<CashFlowKind> always) {}
