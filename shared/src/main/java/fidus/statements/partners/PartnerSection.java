package fidus.statements.partners;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.money.Currency;
import fidus.money.Money;

import java.util.List;

/// A partner's month in one currency.
///
/// @param sales Σ principal of the contracts
/// @param sums one for each kind of earning
/// @param accrued earned of rows that were not due by the end of the period
/// @param booked what the books hold for it: the commissions of an agent, the pools of a company
public record PartnerSection(
        Currency currency,
        List<SoldContract> contracts,
        Money sales,
        List<PartnerSum> sums,
        PartnerMovements total,
        List<EarnedLine> earned,
        List<PaidLine> payments,
        List<OpenLine> open,
        Money accrued,
        Money booked) {
    public PartnerSection {
        contracts = List.copyOf(contracts);
        sums = List.copyOf(sums);
        earned = List.copyOf(earned);
        payments = List.copyOf(payments);
        open = List.copyOf(open);
    }

    /// Of what was open at the end, what somebody approved by the day the statement is made.
    @JsonIgnore
    public Money approved() {
        Money sum = Money.zero(currency);
        for (OpenLine line : open) {
            sum = line.openState() == OpenState.APPROVED ? sum.plus(line.openAmount()) : sum;
        }
        return sum;
    }

    /// What the books hold less what this says: zero where both agree.
    Money untied(PartnerKind kind) {
        Money said = accrued;
        for (PartnerSum sum : sums) {
            boolean booksNameHim =
                    kind == PartnerKind.FRANCHISE || sum.earningKind() == EarningKind.COMMISSION;
            said = booksNameHim ? said.plus(sum.movements().closing()) : said;
        }
        return booked.minus(said);
    }

    PartnerSection withoutStates() {
        return new PartnerSection(
                currency,
                contracts,
                sales,
                sums,
                total,
                earned,
                payments,
                open.stream()
                        .map(
                                one ->
                                        new OpenLine(
                                                one.earningKind(),
                                                one.contractNumber(),
                                                one.earnedOn(),
                                                one.openAmount(),
                                                one.dueOn(),
                                                OpenState.WAITING))
                        .toList(),
                accrued,
                booked);
    }
}
