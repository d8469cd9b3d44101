package fidus.statements.partners;

import fidus.funds.FundCode;
import fidus.money.Money;

import java.time.LocalDate;

/// A contract the partner earns on. It says what an agent may see of a client and no more.
///
/// @param endsOn when its principal is due
public record SoldContract(
        long contractNumber,
        FundCode fundCode,
        Money principal,
        LocalDate startDate,
        LocalDate endsOn) {}
