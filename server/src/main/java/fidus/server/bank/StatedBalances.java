package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.bank.BankBalance;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.StateBankBalance;
import fidus.bank.desk.StatedBalance;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.List;
import java.util.Set;

/// Some formats print no balance at all, such as Quicken's. Two persons state what the bank had at
/// the end of such a statement, and what they saw it on; it then stands where a printed one would,
/// and says everywhere that it was stated.
final class StatedBalances {
    static final String STATE_BALANCE = "STATE_BANK_BALANCE";

    private final BankStatements.Ground ground;
    private final SettingAside settingAside;

    /// What two persons decide.
    ///
    /// @param version of the statement as it was shown
    record Asking(BankStatementId id, Money balance, String evidence, long version) {}

    StatedBalances(BankStatements.Ground ground, SettingAside settingAside) {
        this.ground = ground;
        this.settingAside = settingAside;
        ground.approvals().kind(STATE_BALANCE, Asking.class, Set.of(Role.APPROVER), this::agreed);
    }

    void routes(Routes routes) {
        routes.answer(BankCalls.STATE_BALANCE, this::ask);
    }

    private Prepared ask(Asked asked, StateBankBalance states) {
        Unit unit = asked.unit();
        String evidence = TransitRules.text("evidence", states.evidence(), 10, 1_000);
        TakenStatement statement = silent(unit, states.id(), states.balance());
        StatedBalance before = statement.stated();
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                STATE_BALANCE,
                                "bankStatement/" + statement.id().value(),
                                "State the balance of " + statement.source(),
                                List.of(
                                        new Shown("Account", statement.bankAccount()),
                                        new Shown("At the end of", statement.to().toString()),
                                        new Shown("Balance", states.balance().toString()),
                                        new Shown(
                                                "Stated before",
                                                before == null ? "no" : before.sentence()),
                                        new Shown("Evidence", evidence)),
                                new Asking(
                                        statement.id(),
                                        states.balance(),
                                        evidence,
                                        statement.version())));
    }

    private void agreed(Unit unit, Decided by, Asking asking) {
        TakenStatement before = silent(unit, asking.id, asking.balance);
        if (before.version() != asking.version) {
            throw Refused.because(
                    Problem.Code.STALE_VERSION,
                    "Another balance was stated for the %s meanwhile. Look at it and state it again."
                            .formatted(before.source()));
        }
        TakenStatement after =
                before.with(
                        new StatedBalance(
                                new BankBalance(StatedBalance.CODE, asking.balance, before.to()),
                                asking.evidence,
                                by.maker().name(),
                                by.checker().name(),
                                unit.now()));
        BankStore.statements(unit).replace(after.id().value().toString(), before.version(), after);
        ground.audit()
                .record(
                        unit,
                        by.maker().asking(by.checker().request()),
                        STATE_BALANCE,
                        "bankStatement/" + after.id().value(),
                        before.stated(),
                        after.stated(),
                        asking.evidence);
    }

    /// @throws Refused `WRONG_STATE` for one that gives a balance itself, is set aside, or that a
    ///   signed run stands on, `BAD_VALUE` for another currency
    private TakenStatement silent(Unit unit, BankStatementId id, Money balance) {
        TakenStatement statement = settingAside.requireUnsigned(unit, id);
        if (!statement.givesNoBalance()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The %s gives a balance itself; that one counts."
                            .formatted(statement.source()));
        }
        if (!balance.currency().equals(statement.currency())) {
            throw Refused.at(
                    "balance",
                    Problem.Code.BAD_VALUE,
                    "The balance is in %s, the account %s in %s. State it in %s."
                            .formatted(
                                    balance.currency(),
                                    statement.bankAccount(),
                                    statement.currency(),
                                    statement.currency()));
        }
        return statement;
    }
}
