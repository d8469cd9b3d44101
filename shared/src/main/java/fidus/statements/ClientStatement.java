package fidus.statements;

import fidus.clients.ClientId;
import fidus.contract.Canonical;

import java.time.LocalDate;
import java.util.List;

/// What a client is told of a month. Paper, workbook and screen show this and nothing else.
///
/// @param period such as 2026-03
/// @param from the first day of it
/// @param to the last day of it; every figure is of the end of a day
/// @param businessZone whose days these are
public record ClientStatement(
        ClientId clientId,
        String clientName,
        String period,
        LocalDate from,
        LocalDate to,
        String businessZone,
        List<CurrencySection> sections) {
    public ClientStatement {
        sections = List.copyOf(sections);
    }

    /// SHA-256 of the canonical text, which two equal statements share.
    public String digest() {
        return Canonical.digest(this);
    }

    /// @throws fidus.contract.Refused `UNBALANCED` when any opening and movements are not the
    ///   closing value, or a total is not the sum of its contracts
    public ClientStatement checked() {
        for (CurrencySection section : sections) {
            Movements sum = Movements.zero(section.currency());
            for (ContractLine line : section.contracts()) {
                sum = sum.plus(line.movements().checked("Contract " + line.number()));
            }
            section.total().checked("The total in " + section.currency());
            if (!sum.equals(section.total())) {
                throw fidus.contract.Refused.because(
                        fidus.contract.Problem.Code.UNBALANCED,
                        "The total in " + section.currency() + " is not the sum of its contracts.");
            }
        }
        return this;
    }
}
