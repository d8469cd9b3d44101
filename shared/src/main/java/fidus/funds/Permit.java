package fidus.funds;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.auth.PersonId;
import fidus.clients.ClientId;
import fidus.investments.InvestmentId;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A waiver or invitation of one client, given by two people, used by one contract.
///
/// @param minimumInvestment of the fund when the waiver was given; absent on an invitation
/// @param acceptedPrincipal what is accepted instead; absent on an invitation
/// @param expiresOn the last day on which it may be used
/// @param usedFor the contract that took it, absent while it is free
public record Permit(
        PermitId id,
        PermitKind permitKind,
        ClientId clientId,
        String clientName,
        FundCode fundCode,
        @Nullable Money minimumInvestment,
        @Nullable Money acceptedPrincipal,
        String reason,
        PersonId requestedBy,
        PersonId approvedBy,
        LocalDate givenOn,
        LocalDate expiresOn,
        @Nullable InvestmentId usedFor,
        long version) {
    public Permit usedFor(InvestmentId contract) {
        return takenBy(contract);
    }

    /// The contract that took it never started.
    public Permit free() {
        return takenBy(null);
    }

    private Permit takenBy(@Nullable InvestmentId contract) {
        return new Permit(
                id,
                permitKind,
                clientId,
                clientName,
                fundCode,
                minimumInvestment,
                acceptedPrincipal,
                reason,
                requestedBy,
                approvedBy,
                givenOn,
                expiresOn,
                contract,
                version + 1);
    }

    /// The waiver as the rules of access read it, for this contract.
    ///
    /// @return nothing when this is an invitation
    @JsonIgnore
    public @Nullable MinimumWaiver waiverFor(InvestmentId contract) {
        return minimumInvestment == null || acceptedPrincipal == null
                ? null
                : new MinimumWaiver(
                        clientId,
                        fundCode,
                        usedFor == null ? contract : usedFor,
                        minimumInvestment,
                        acceptedPrincipal,
                        reason,
                        requestedBy,
                        approvedBy,
                        givenOn,
                        expiresOn);
    }

    /// The invitation as the rules of access read it.
    @JsonIgnore
    public Invitation asInvitation() {
        return new Invitation(clientId, fundCode, requestedBy, approvedBy, expiresOn, usedFor);
    }

    /// The permit a contract takes: of the waivers that accept its principal the one whose least is
    /// highest, so that the others are left for smaller contracts; of equal ones the one that
    /// expires first.
    ///
    /// @param given to one client for one fund; those used or expired do not count
    public static Optional<Permit> fitting(
            List<Permit> given, PermitKind kind, Money principal, LocalDate today) {
        return given.stream()
                .filter(permit -> permit.permitKind == kind && permit.usedFor == null)
                .filter(permit -> !permit.expiresOn.isBefore(today))
                .filter(permit -> permit.accepts(principal))
                .min(
                        Comparator.comparingLong(Permit::least)
                                .reversed()
                                .thenComparing(Permit::expiresOn));
    }

    private boolean accepts(Money principal) {
        Money least = acceptedPrincipal;
        return least == null
                || (least.currency().equals(principal.currency())
                        && principal.compareTo(least) >= 0);
    }

    private long least() {
        Money least = acceptedPrincipal;
        return least == null ? 0 : least.minorUnits();
    }
}
