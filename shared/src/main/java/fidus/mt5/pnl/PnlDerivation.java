package fidus.mt5.pnl;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.CashCategory;
import fidus.mt5.Reading;
import fidus.mt5.allocation.AllocationEvent;
import fidus.mt5.allocation.AllocationKind;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.cash.ClassifiedDeal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Gathers the three terms of the formula and writes down each line it reads.
record PnlDerivation(TruePnl pnl, List<PnlInput> inputs) {
    /// @param movements the account's own classified movements up to the reading
    static PnlDerivation of(
            Reading reading, AllocationLedger ledger, List<ClassifiedDeal> movements) {
        if (!reading.account().equals(ledger.account())) {
            throw Refused.because(
                    Problem.Code.WRONG_ACCOUNT,
                    "A reading of " + reading.account() + " says nothing of " + ledger.account());
        }
        Lines lines = new Lines(reading.asOf());
        lines.figure(PnlTerm.EQUITY, reading.equity());
        lines.figure(PnlTerm.CREDIT, reading.credit());
        lines.figure(PnlTerm.OWNED_EQUITY, reading.ownedEquity());
        Money withdrawn = lines.movements(PnlTerm.PROFIT_WITHDRAWALS, movements).negated();
        Money returned = lines.movements(PnlTerm.PROFIT_RETURNS, movements);
        Money net = withdrawn.minus(returned);
        lines.figure(PnlTerm.NET_PROFIT_WITHDRAWALS, net);
        for (AllocationKind kind : AllocationKind.values()) {
            lines.events(kind, ledger);
        }
        Money allocation = ledger.adjustedAllocation(reading.asOf());
        lines.figure(PnlTerm.ADJUSTED_ALLOCATION, allocation);
        TruePnl pnl = TruePnl.of(reading.ownedEquity(), net, allocation);
        lines.figure(PnlTerm.TRUE_PNL, pnl.truePnl());
        return new PnlDerivation(pnl, List.copyOf(lines.inputs));
    }

    private static PnlTerm term(AllocationKind kind) {
        return switch (kind) {
            case INITIAL -> PnlTerm.INITIAL_ALLOCATION;
            case EXTERNAL_DEPOSIT -> PnlTerm.EXTERNAL_DEPOSITS;
            case EXTERNAL_WITHDRAWAL -> PnlTerm.EXTERNAL_WITHDRAWALS;
            case TRANSFER_IN -> PnlTerm.TRANSFERS_IN;
            case TRANSFER_OUT -> PnlTerm.TRANSFERS_OUT;
            case REINVESTMENT -> PnlTerm.REINVESTMENTS;
            case OTHER_INCOME -> PnlTerm.OTHER_INCOME;
            case CORRECTION -> PnlTerm.CORRECTIONS;
        };
    }

    private static final class Lines {
        private final Instant asOf;
        private final List<PnlInput> inputs = new ArrayList<>();

        Lines(Instant asOf) {
            this.asOf = asOf;
        }

        void figure(PnlTerm term, Money value) {
            inputs.add(new PnlInput(term, value, asOf, 0));
        }

        Money movements(PnlTerm term, List<ClassifiedDeal> movements) {
            CashCategory category =
                    term == PnlTerm.PROFIT_WITHDRAWALS
                            ? CashCategory.PROFIT_WITHDRAWAL
                            : CashCategory.PROFIT_RETURN;
            List<Money> moved =
                    movements.stream()
                            .filter(movement -> movement.category() == category)
                            .map(ClassifiedDeal::netAmount)
                            .toList();
            return sum(term, moved);
        }

        void events(AllocationKind kind, AllocationLedger ledger) {
            List<Money> changes =
                    ledger.events().stream()
                            .filter(event -> event.kind() == kind)
                            .filter(event -> !event.effectiveAt().isAfter(asOf))
                            .map(AllocationEvent::change)
                            .toList();
            sum(term(kind), changes);
        }

        private Money sum(PnlTerm term, List<Money> values) {
            Money sum = Money.zero(inputs.getFirst().value().currency());
            for (Money value : values) {
                sum = sum.plus(value);
            }
            inputs.add(new PnlInput(term, sum, asOf, values.size()));
            return sum;
        }
    }
}
