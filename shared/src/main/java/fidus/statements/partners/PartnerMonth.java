package fidus.statements.partners;

import fidus.ledger.PeriodState;

import java.time.Instant;
import java.util.List;

/// All partners who have anything in a month, agents first.
///
/// @param periodState OPEN months make drafts only
public record PartnerMonth(
        Instant asOf, String period, PeriodState periodState, List<PartnerState> partners) {
    public PartnerMonth {
        partners = List.copyOf(partners);
    }
}
