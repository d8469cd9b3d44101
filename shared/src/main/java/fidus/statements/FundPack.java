package fidus.statements;

import fidus.contract.Canonical;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What the house keeps of a month: what each fund's trading accounts opened and closed with, and
/// why. It names accounts and results and is not for clients.
///
/// @param asOf when it was computed; the figures are of readings up to the period's end
public record FundPack(
        String period,
        LocalDate from,
        LocalDate to,
        String businessZone,
        Instant asOf,
        List<FundSection> funds) {
    public FundPack {
        funds = List.copyOf(funds);
    }

    /// SHA-256 of the canonical text without the instant it was computed at.
    public String digest() {
        return Canonical.digest(new FundPack(period, from, to, businessZone, Instant.EPOCH, funds));
    }
}
