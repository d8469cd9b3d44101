package fidus.server.investments;

import fidus.investments.AccountMapping;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentState;
import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutRow;
import fidus.investments.schedule.PayoutSchedule;
import fidus.mt5.AccountKey;
import fidus.server.audit.Actor;
import fidus.server.mongo.Unit;
import fidus.server.mt5.Accounts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;

/// The states a contract comes to without anybody deciding it: by the day, and by its last payment.
public final class ContractStates {
    private final Contracts contracts;
    private final Accounts accounts;
    private Earning earning = (_, _, _, _) -> {};

    /// Says whether a contract may begin to earn on another day.
    @FunctionalInterface
    public interface Earning {
        /// @param field of the question that moves the day
        /// @throws fidus.contract.Refused when what stands was found by the day it had
        void check(Unit unit, ContractBook before, PayoutSchedule after, String field);
    }

    public ContractStates(Contracts contracts, Accounts accounts) {
        this.contracts = contracts;
        this.accounts = accounts;
    }

    /// Says who is asked before a contract begins to earn on another day. Called while wiring.
    public void whenEarningMoves(Earning check) {
        earning = check;
    }

    void checkEarning(Unit unit, ContractBook before, PayoutSchedule after, String field) {
        earning.check(unit, before, after, field);
    }

    /// Records the states that the day gives to running contracts, and says how many moved.
    public long moveByDate(Unit unit, Actor actor, LocalDate day) {
        long moved = 0;
        for (Investment before : contracts.stored(unit)) {
            InvestmentState state = before.on(day).investmentState();
            if (state != before.investmentState()) {
                moveTo(unit, actor, before, state);
                moved++;
            }
        }
        return moved;
    }

    /// A roll that comes late passes through ACTIVE on its way to MATURED.
    private Investment moveTo(Unit unit, Actor actor, Investment before, InvestmentState state) {
        Investment from =
                before.investmentState() == InvestmentState.INCUBATING
                                && state == InvestmentState.MATURED
                        ? moveTo(unit, actor, before, InvestmentState.ACTIVE)
                        : before;
        Investment after = from.become(state);
        contracts.replace(unit, actor, from, after, state + "_CONTRACT");
        return after;
    }

    /// Closes a contract of which every row is paid or cancelled: its mappings end and their
    /// accounts wait to be released. A suspended one closes when it is resumed; that its last
    /// payment, sent before, has arrived is a fact that no suspension undoes.
    public void closeWhenPaid(Unit unit, Actor actor, PayoutSchedule rows, InvestmentId id) {
        boolean open = rows.rows().stream().anyMatch(PayoutRow::unpaid);
        Investment contract = contracts.get(unit, id);
        if (!open && contract.investmentState() != InvestmentState.SUSPENDED) {
            var close = new Contracts.Act("CLOSE_CONTRACT", "");
            end(unit, actor, contract, InvestmentState.CLOSED, close);
        }
    }

    /// Cancels a contract that never started: what it had reserved is free again.
    Investment cancel(Unit unit, Actor actor, Investment before, String reason) {
        contracts.giveBackPermits(unit, actor, before.id());
        return end(
                unit,
                actor,
                before,
                InvestmentState.CANCELLED,
                new Contracts.Act("CANCELLED_CONTRACT", reason));
    }

    private Investment end(
            Unit unit, Actor actor, Investment before, InvestmentState state, Contracts.Act act) {
        Investment after = before.ended(state, unit.now());
        contracts.replace(unit, actor, before, after, act);
        before.mappings().stream()
                .filter(AccountMapping::active)
                .map(AccountMapping::account)
                .filter(Objects::nonNull)
                .forEach(account -> leave(unit, actor, before, account, " is over."));
        return after;
    }

    /// The contract has no principal on this account any more; another contract may have.
    ///
    /// @param why follows the contract's number
    void leave(Unit unit, Actor actor, Investment contract, AccountKey account, String why) {
        boolean shared =
                contracts.onAccount(unit, account).stream()
                        .anyMatch(
                                mapped ->
                                        mapped.until() == null
                                                && mapped.number() != contract.number());
        if (!shared) {
            accounts.leave(unit, actor, account, "Contract " + contract.number() + why);
        }
    }

    /// A payment of a closed contract bounced: something is owed again, and its principal is cash
    /// on no account.
    public void reopen(Unit unit, Actor actor, InvestmentId id) {
        Investment before = contracts.get(unit, id);
        if (before.investmentState() == InvestmentState.CLOSED) {
            var cash = new ArrayList<AccountMapping>(before.mappings());
            cash.add(
                    new AccountMapping(
                            null,
                            before.principal(),
                            "A payment of the closed contract came back",
                            unit.now(),
                            null,
                            actor.id(),
                            actor.id()));
            Investment after = before.become(InvestmentState.MATURED).mapped(cash);
            contracts.replace(unit, actor, before, after, "REOPEN_CONTRACT");
        }
    }
}
