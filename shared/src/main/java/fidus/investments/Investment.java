package fidus.investments;

import fidus.clients.ClientId;
import fidus.funds.FundCode;
import fidus.funds.FundTerms;
import fidus.investments.schedule.PaymentDates;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// One client's principal in one fund, with the accounts it is placed on.
///
/// @param number counts up, for people: 1001, 1002 …
/// @param mappings active and ended ones; the active ones sum to the principal
/// @param note why and on what paper, at least 20 characters
/// @param terms the copy of the fund's terms of the day it was signed; absent only on contracts
///   entered before terms were copied
/// @param interestStart absent until the contract has started
/// @param contractEnd absent until the contract has started
public record Investment(
        InvestmentId id,
        long number,
        ClientId clientId,
        String clientName,
        FundCode fundCode,
        Money principal,
        LocalDate signedOn,
        LocalDate startDate,
        InvestmentState investmentState,
        List<AccountMapping> mappings,
        String note,
        @Nullable FundTerms terms,
        @Nullable LocalDate interestStart,
        @Nullable LocalDate contractEnd,
        long version) {
    /// Whether the contract was entered with a mapping: such a line counts from its start, whenever
    /// it was typed in; any other from the moment it began.
    public boolean wasEnteredWith(AccountMapping mapping) {
        return mappings.stream().noneMatch(other -> other.from().isBefore(mapping.from()));
    }

    /// Whether it had started by a day; until then nothing of it is at work on its accounts.
    public boolean hadBegunBy(LocalDate day) {
        return interestStart != null && !startDate.isAfter(day);
    }

    /// The same contract placed otherwise.
    public Investment mapped(List<AccountMapping> changed) {
        return with(investmentState, changed, terms, dates());
    }

    /// Over, with its mappings ended.
    ///
    /// @throws fidus.contract.Refused `WRONG_STATE` when there is no such way
    public Investment ended(InvestmentState to, Instant at) {
        List<AccountMapping> ended =
                mappings.stream()
                        .map(mapping -> mapping.active() ? mapping.ended(at) : mapping)
                        .toList();
        return with(investmentState.become(to), ended, terms, dates());
    }

    /// The same contract in another state.
    ///
    /// @throws fidus.contract.Refused `WRONG_STATE` when there is no such way
    public Investment become(InvestmentState to) {
        return with(investmentState.become(to), mappings, terms, dates());
    }

    /// With its dates, under these terms.
    public Investment dated(FundTerms copied, PaymentDates dates, InvestmentState state) {
        return with(
                state,
                mappings,
                copied,
                new Dates(dates.startDate(), dates.interestStart(), dates.contractEnd()));
    }

    /// Under other terms, before it has dates.
    public Investment termed(FundTerms copied) {
        return with(investmentState, mappings, copied, dates());
    }

    /// As the day makes it, in whatever state the store still has it: a late day roll changes
    /// nothing that is shown.
    public Investment on(LocalDate day) {
        boolean byDate =
                investmentState == InvestmentState.INCUBATING
                        || investmentState == InvestmentState.ACTIVE;
        if (!byDate || interestStart == null || contractEnd == null) {
            return this;
        }
        InvestmentState state =
                day.isBefore(interestStart)
                        ? InvestmentState.INCUBATING
                        : day.isBefore(contractEnd)
                                ? InvestmentState.ACTIVE
                                : InvestmentState.MATURED;
        return new Investment(
                id,
                number,
                clientId,
                clientName,
                fundCode,
                principal,
                signedOn,
                startDate,
                state,
                mappings,
                note,
                terms,
                interestStart,
                contractEnd,
                version);
    }

    private record Dates(
            LocalDate start, @Nullable LocalDate interestStart, @Nullable LocalDate end) {}

    private Investment with(
            InvestmentState state,
            List<AccountMapping> placed,
            @Nullable FundTerms copied,
            Dates dates) {
        return new Investment(
                id,
                number,
                clientId,
                clientName,
                fundCode,
                principal,
                signedOn,
                dates.start,
                state,
                placed,
                note,
                copied,
                dates.interestStart,
                dates.end,
                version + 1);
    }

    private Dates dates() {
        return new Dates(startDate, interestStart, contractEnd);
    }
}
