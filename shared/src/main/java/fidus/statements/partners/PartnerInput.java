package fidus.statements.partners;

import fidus.money.Money;

import java.time.YearMonth;
import java.util.List;

/// What a partner's statement is computed from.
///
/// @param clients how many the partner has at the end of the month
/// @param contracts those the partner earns on that had begun by the month's end
/// @param held what was accrued by the month's end and what the books hold, one for each currency
public record PartnerInput(
        Partner partner,
        YearMonth period,
        String businessZone,
        int clients,
        List<SoldContract> contracts,
        List<Earning> earnings,
        List<Held> held) {
    public PartnerInput {
        contracts = List.copyOf(contracts);
        earnings = List.copyOf(earnings);
        held = List.copyOf(held);
    }

    /// @param accrued earned of rows that were not due by the month's end
    /// @param booked what the accounts of accrued and payable earnings hold for this partner
    public record Held(Money accrued, Money booked) {}
}
