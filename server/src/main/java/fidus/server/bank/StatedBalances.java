package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.bank.BankBalance;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.StateBankBalance;
import fidus.bank.desk.StatedBalance;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Some formats print no balance at all, such as Quicken's. Two persons state what the bank had at
/// the end of such a statement, and what they saw it on; it then stands where a printed one would,
/// and says everywhere that it was stated.
final class StatedBalances {
    static final String STATE_BALANCE = "STATE_BANK_BALANCE";

    private final BankStatements.Ground ground;
    private final Taking taking;
    private final SettingAside settingAside;

    /// What two persons decide.
    ///
    /// @param version of the statement as it was shown
    record Asking(BankStatementId id, Money balance, String evidence, long version) {}

    StatedBalances(BankStatements.Ground ground, Taking taking, SettingAside settingAside) {
        this.ground = ground;
        this.taking = taking;
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
                                atEnd(before, asking.balance),
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
        taking.changed().accept(unit, taking.houses().get(unit, after.houseAccountId()));
    }

    private static BankBalance atEnd(TakenStatement statement, Money balance) {
        return new BankBalance(StatedBalance.CODE, balance, statement.to());
    }

    /// @throws Refused `WRONG_STATE` for one that gives a balance itself, is set aside, or that a
    ///   signed run stands on, or for a balance that parts the statements of a signed run,
    ///   `BAD_VALUE` for another currency
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
        requireFollowed(unit, statement, balance);
        return statement;
    }

    /// A run whose statements do not follow each other any more does not stand, nor can another one
    /// of its days be signed in its place.
    private void requireFollowed(Unit unit, TakenStatement statement, Money balance) {
        HouseAccount account = taking.houses().get(unit, statement.houseAccountId());
        List<Matching.Signed> signed = ground.matching().signed().apply(unit, account);
        if (signed.isEmpty()) {
            return;
        }
        List<TakenStatement> now = taking.store().statements(unit, account.id());
        var stated = new StatedBalance(atEnd(statement, balance), "", "", "", unit.now());
        TakenStatement after = statement.with(stated);
        List<TakenStatement> then =
                now.stream().map(one -> one.id().equals(after.id()) ? after : one).toList();
        Set<BankStatementId> parted =
                parted(unit, now).map(card -> card.statement().id()).collect(Collectors.toSet());
        parted(unit, then)
                .filter(card -> !parted.contains(card.statement().id()))
                .forEach(card -> requireUnsigned(signed, card, balance));
    }

    /// Those that do not begin where the one before ended.
    private Stream<StatementCard> parted(Unit unit, List<TakenStatement> all) {
        return Chained.of(unit, taking, all).cards().stream()
                .filter(card -> !card.continuity().holds());
    }

    private static void requireUnsigned(
            List<Matching.Signed> signed, StatementCard card, Money balance) {
        signed.stream()
                .filter(run -> run.isToldBy(card.statement()))
                .findFirst()
                .ifPresent(
                        run -> {
                            throw Refused.at(
                                    "balance",
                                    Problem.Code.WRONG_STATE,
                                    "With %s the %s, which the signed reconciliation of %s to %s stands on, would not follow the one before it any more. %s Look at the balance again, or take in first what is missing between them."
                                            .formatted(
                                                    balance,
                                                    card.statement().source(),
                                                    run.from(),
                                                    run.to(),
                                                    card.continuity().sentence()));
                        });
    }
}
