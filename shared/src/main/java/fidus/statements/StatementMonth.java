package fidus.statements;

import fidus.ledger.PeriodState;

import java.time.Instant;
import java.util.List;

/// All clients of a month.
///
/// @param periodState OPEN months make drafts only
public record StatementMonth(
        Instant asOf,
        String period,
        PeriodState periodState,
        String businessZone,
        List<ClientState> clients) {}
