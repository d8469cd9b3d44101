package fidus.deposits;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.clients.ClientId;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/// Money of one client that arrived at the house. It is a liability to the client until it is
/// assigned to contracts; assignments never exceed it.
///
/// @param number counts up, for people: 1, 2 …
/// @param valueDate the day the money counts from
/// @param evidence wire reference of the bank, or hash of the chain's transaction; one deposit
///   stands on it
/// @param paidInto the bank account or wallet of the house, by its name
/// @param assigned part of it that is principal of contracts
/// @param recordedBy the person who recorded it, by name
/// @param confirmedBy the other person, absent until confirmed
/// @param endedBecause why it failed or was reversed, absent otherwise
/// @param source who or what sent it; absent where that was not recorded
/// @param returned when and how the money of a reversed one left again; absent when it did not
public record Deposit(
        DepositId id,
        long number,
        ClientId clientId,
        String clientName,
        Money deposited,
        LocalDate valueDate,
        DepositMethod depositMethod,
        String evidence,
        String paidInto,
        String note,
        DepositState depositState,
        Money assigned,
        Instant recordedAt,
        String recordedBy,
        @Nullable String confirmedBy,
        @Nullable String endedBecause,
        long version,
        @Nullable DepositSource source,
        @Nullable DepositReturn returned) {
    /// That was not given back.
    public Deposit(
            DepositId id,
            long number,
            ClientId clientId,
            String clientName,
            Money deposited,
            LocalDate valueDate,
            DepositMethod depositMethod,
            String evidence,
            String paidInto,
            String note,
            DepositState depositState,
            Money assigned,
            Instant recordedAt,
            String recordedBy,
            @Nullable String confirmedBy,
            @Nullable String endedBecause,
            long version,
            @Nullable DepositSource source) {
        this(
                id,
                number,
                clientId,
                clientName,
                deposited,
                valueDate,
                depositMethod,
                evidence,
                paidInto,
                note,
                depositState,
                assigned,
                recordedAt,
                recordedBy,
                confirmedBy,
                endedBecause,
                version,
                source,
                null);
    }

    /// Of which the reference alone is known.
    public Deposit(
            DepositId id,
            long number,
            ClientId clientId,
            String clientName,
            Money deposited,
            LocalDate valueDate,
            DepositMethod depositMethod,
            String evidence,
            String paidInto,
            String note,
            DepositState depositState,
            Money assigned,
            Instant recordedAt,
            String recordedBy,
            @Nullable String confirmedBy,
            @Nullable String endedBecause,
            long version) {
        this(
                id,
                number,
                clientId,
                clientName,
                deposited,
                valueDate,
                depositMethod,
                evidence,
                paidInto,
                note,
                depositState,
                assigned,
                recordedAt,
                recordedBy,
                confirmedBy,
                endedBecause,
                version,
                null);
    }

    /// What is not yet principal of a contract.
    @JsonIgnore
    public Money unassigned() {
        return deposited.minus(assigned);
    }

    /// Whether its evidence stands for it and for nothing else. One that failed or was reversed
    /// frees it.
    @JsonIgnore
    public boolean holdsEvidence() {
        return depositState == DepositState.PENDING || depositState == DepositState.CONFIRMED;
    }

    public Deposit confirmed(String by) {
        return in(DepositState.CONFIRMED, assigned, by, null, null);
    }

    public Deposit failed(String because) {
        return in(DepositState.FAILED, assigned, confirmedBy, because, null);
    }

    /// @param back absent when it was recorded in error
    public Deposit reversed(String because, @Nullable DepositReturn back) {
        return in(DepositState.REVERSED, assigned, confirmedBy, because, back);
    }

    /// With this much more of it in contracts; negative takes some back.
    public Deposit assigning(Money more) {
        return in(depositState, assigned.plus(more), confirmedBy, endedBecause, returned);
    }

    private Deposit in(
            DepositState state,
            Money placed,
            @Nullable String confirmer,
            @Nullable String why,
            @Nullable DepositReturn back) {
        return new Deposit(
                id,
                number,
                clientId,
                clientName,
                deposited,
                valueDate,
                depositMethod,
                evidence,
                paidInto,
                note,
                state,
                placed,
                recordedAt,
                recordedBy,
                confirmer,
                why,
                version + 1,
                source,
                back);
    }
}
