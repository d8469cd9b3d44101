package fidus.investments;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.money.Money;

import java.time.LocalDate;
import java.util.List;

/// A contract with its mapping, prepared for another person. Σ of the lines equals the principal
/// within 0.01.
///
/// @param note at least 20 characters
public record EnterContract(
        ClientId clientId,
        FundCode fundCode,
        Money principal,
        LocalDate signedOn,
        LocalDate startDate,
        List<MappingLine> lines,
        String note) {}
