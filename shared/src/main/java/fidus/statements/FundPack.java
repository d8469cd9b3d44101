package fidus.statements;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.contract.Canonical;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// What the house keeps of a month: what each fund's trading accounts opened and closed with, and
/// why. It names accounts and results and is not for clients.
///
/// @param businessZone whose midnight the month of the books ended with; the days of an account end
///   by the clock of its server
/// @param asOf when it was computed; the figures are of readings up to the period's end
/// @param otherFees of the month that are the cost of none of these funds
public record FundPack(
        String period,
        LocalDate from,
        LocalDate to,
        String businessZone,
        Instant asOf,
        List<FundSection> funds,
        List<FeeLine> otherFees) {
    public FundPack {
        funds = List.copyOf(funds);
        otherFees = List.copyOf(otherFees);
    }

    /// SHA-256 of the canonical text without the instant it was computed at.
    public String digest() {
        return Canonical.digest(
                new FundPack(period, from, to, businessZone, Instant.EPOCH, funds, otherFees));
    }

    /// Whether there is anything to say of the month.
    @JsonIgnore
    public boolean isEmpty() {
        return funds.isEmpty() && otherFees.isEmpty();
    }
}
