package fidus.server.investments;

import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentState;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.investments.schedule.PayoutState;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;

import java.time.LocalDate;

/// The states a contract comes to without anybody deciding it: by the day, and by its last payment.
public final class ContractStates {
    private final Contracts contracts;

    public ContractStates(Contracts contracts) {
        this.contracts = contracts;
    }

    /// Records the states that the day gives to running contracts, and says how many moved.
    public long moveByDate(Unit unit, Actor actor, LocalDate day) {
        long moved = 0;
        for (Investment before : contracts.stored(unit)) {
            InvestmentState state = before.on(day).investmentState();
            if (state != before.investmentState()) {
                contracts.replace(unit, actor, before, before.become(state), state + "_CONTRACT");
                moved++;
            }
        }
        return moved;
    }

    /// Closes a contract of which every row is paid or cancelled: its mappings end and their
    /// accounts wait to be released.
    public void closeWhenPaid(Unit unit, Actor actor, PayoutSchedule rows, InvestmentId id) {
        boolean open =
                rows.rows().stream()
                        .map(PayoutRow::payoutState)
                        .anyMatch(
                                state ->
                                        state != PayoutState.PAID
                                                && state != PayoutState.CANCELLED);
        if (!open) {
            Investment before = contracts.get(unit, id);
            contracts.replace(
                    unit, actor, before, before.become(InvestmentState.CLOSED), "CLOSE_CONTRACT");
        }
    }

    /// A payment of a closed contract bounced: something is owed again.
    public void reopen(Unit unit, Actor actor, InvestmentId id) {
        Investment before = contracts.get(unit, id);
        if (before.investmentState() == InvestmentState.CLOSED) {
            contracts.replace(
                    unit, actor, before, before.become(InvestmentState.MATURED), "REOPEN_CONTRACT");
        }
    }
}
