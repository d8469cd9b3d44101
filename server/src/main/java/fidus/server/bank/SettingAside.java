package fidus.server.bank;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.auth.Role;
import fidus.bank.desk.AboutSettingAside;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.SettingAsideTold;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccount;
import fidus.server.approvals.Approvals;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.mongo.Unit;
import fidus.server.web.Asked;
import fidus.server.web.Routes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// A statement that was taken in wrongly, such as one of another account, or the same one in other
/// words, is set aside by two persons: it is kept, and nothing it says counts any more. What
/// another statement said again of it counts from then on.
final class SettingAside {
    static final String SET_ASIDE = "SET_BANK_STATEMENT_ASIDE";

    private static final int SHOWN = 5;

    private final BankStatements.Ground ground;
    private final Taking taking;
    private final BankStore store;
    private final AsideStore aside = new AsideStore();
    private final Houses houses;
    private final HeldRows held;

    /// What two persons decide.
    record Asking(BankStatementId id, String reason) {}

    SettingAside(BankStatements.Ground ground, Taking taking, Houses houses, HeldRows held) {
        this.ground = ground;
        this.taking = taking;
        this.store = taking.store();
        this.houses = houses;
        this.held = held;
        ground.approvals().kind(SET_ASIDE, Asking.class, Set.of(Role.APPROVER), this::agreed);
        ground.approvals()
                .lookedAtAgain(SET_ASIDE, Asking.class, AsideShown.SENTENCES, this::again);
    }

    void routes(Routes routes) {
        routes.answer(BankCalls.LOOK_ASIDE, this::look);
        routes.answer(BankCalls.SET_ASIDE, this::ask);
    }

    private SettingAsideTold look(Asked asked, AboutSettingAside about) {
        Unit unit = asked.unit();
        TakenStatement statement = requireFree(unit, about.id());
        return new SettingAsideTold(unit.now(), told(unit, statement).follows());
    }

    private Prepared ask(Asked asked, SetStatementAside asks) {
        Unit unit = asked.unit();
        String reason = TransitRules.text("reason", asks.reason(), 10, 1_000);
        TakenStatement statement = requireFree(unit, asks.id());
        return ground.approvals()
                .prepare(
                        unit,
                        asked.actor(),
                        new Approvals.Request(
                                SET_ASIDE,
                                "bankStatement/" + statement.id().value(),
                                "Set aside " + statement.source(),
                                shown(unit, statement, reason),
                                new Asking(statement.id(), reason)));
    }

    private List<Shown> shown(Unit unit, TakenStatement statement, String reason) {
        List<Shown> lines = new ArrayList<>(told(unit, statement).lines());
        lines.add(new Shown("Reason", reason));
        return lines;
    }

    private AsideShown told(Unit unit, TakenStatement statement) {
        List<BankStore.StoredRow> rows = booked(unit, statement);
        List<BankStore.StoredRow> again = heirs(unit, statement, rows).changed();
        return new AsideShown(
                new AsideShown.Ground(unit, taking, ground.matching()),
                statement,
                store.statements(unit, statement.houseAccountId()),
                rows,
                again.stream().filter(BankStore.StoredRow::counts).toList());
    }

    /// As it would be asked for now, with what hinders it.
    private List<Shown> again(Unit unit, Asking asking) {
        TakenStatement statement = store.statement(unit, asking.id);
        List<Shown> lines = shown(unit, statement, asking.reason);
        try {
            var _ = requireFree(unit, asking.id);
        } catch (Refused refused) {
            lines.add(new Shown("Stands against it", refused.problem().message()));
        }
        return lines;
    }

    private List<BankStore.StoredRow> booked(Unit unit, TakenStatement statement) {
        return store.rowsOf(unit, statement.id()).stream()
                .filter(row -> row.rowFate() != RowFate.NOT_BOOKED)
                .toList();
    }

    /// A statement that counts and that no signed run stands on.
    ///
    /// @throws Refused `WRONG_STATE`
    TakenStatement requireUnsigned(Unit unit, BankStatementId id) {
        TakenStatement statement = standing(unit, id);
        List<BankStore.StoredRow> counting =
                store.rowsOf(unit, statement.id()).stream()
                        .filter(BankStore.StoredRow::counts)
                        .toList();
        requireUnsigned(unit, houses.get(unit, statement.houseAccountId()), statement, counting);
        return statement;
    }

    private TakenStatement standing(Unit unit, BankStatementId id) {
        TakenStatement statement = store.statement(unit, id);
        if (aside.isAside(unit, id)) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "The " + statement.source() + " is set aside already.");
        }
        return statement;
    }

    /// @throws Refused `WRONG_STATE` while a match uses one of its rows that cannot just end with
    ///   the next run, or a signed run stands on it, `EVIDENCE_USED` while the books hold one
    private void requireUnused(Unit unit, TakenStatement statement) {
        HouseAccount account = houses.get(unit, statement.houseAccountId());
        List<BankStore.StoredRow> counting =
                store.rowsOf(unit, statement.id()).stream()
                        .filter(BankStore.StoredRow::counts)
                        .toList();
        requireUnsigned(unit, account, statement, counting);
        Set<String> rows =
                counting.stream().map(BankStore.StoredRow::id).collect(Collectors.toSet());
        List<String> firm =
                ground
                        .matching()
                        .firm()
                        .apply(unit, new Matching.Rows(account, Set.of(), rows))
                        .stream()
                        .sorted()
                        .toList();
        if (!firm.isEmpty()) {
            throw Refused.because(
                    Problem.Code.WRONG_STATE,
                    "%d rows of the %s are in matches that a person made or two persons signed, such as %s. Undo those matches first; what is signed stays."
                            .formatted(
                                    firm.size(),
                                    statement.source(),
                                    String.join(
                                            ", ", firm.subList(0, Math.min(SHOWN, firm.size())))));
        }
        held.requireUnbooked(unit, account, rows);
    }

    /// Also where no match stands on it: its rows may be explained, its balance proven.
    private void requireUnsigned(
            Unit unit,
            HouseAccount account,
            TakenStatement statement,
            List<BankStore.StoredRow> counting) {
        Set<LocalDate> days =
                counting.stream().map(BankStore.StoredRow::day).collect(Collectors.toSet());
        List<TakenStatement> all = store.statements(unit, account.id());
        ground.matching().signed().apply(unit, account).stream()
                .filter(run -> run.standsOn(statement, days, all))
                .findFirst()
                .ifPresent(
                        run -> {
                            throw Refused.because(
                                    Problem.Code.WRONG_STATE,
                                    "Two persons signed the reconciliation of %s to %s, which stands on the %s. What is signed stays."
                                            .formatted(run.from(), run.to(), statement.source()));
                        });
    }

    private void agreed(Unit unit, Decided by, Asking asking) {
        TakenStatement statement = requireFree(unit, asking.id);
        told(unit, statement).requireStill(by.prepared().shown());
        var _ = setAside(unit, by, statement, asking.reason);
        ground.matching().changed().accept(unit, houses.get(unit, statement.houseAccountId()));
    }

    /// A statement that counts and that nothing stands on.
    ///
    /// @throws Refused `WRONG_STATE`, `EVIDENCE_USED`
    TakenStatement requireFree(Unit unit, BankStatementId id) {
        TakenStatement statement = standing(unit, id);
        requireUnused(unit, statement);
        return statement;
    }

    /// Nothing of it counts from then on.
    ///
    /// @return the rows of other statements that are otherwise since then
    List<BankStore.StoredRow> setAside(
            Unit unit, Decided by, TakenStatement statement, String reason) {
        List<BankStore.StoredRow> rows = booked(unit, statement);
        aside.setAside(unit, statement, by, reason, ground.audit().before(unit));
        aside.replace(unit, rows.stream().map(row -> row.of(RowFate.SET_ASIDE, null)).toList());
        Heirs after = heirs(unit, statement, rows);
        List<BankStore.StoredRow> heirs = after.changed();
        aside.replace(unit, heirs);
        new InsteadStore().put(unit, after.instead(statement, heirs));
        ground.audit()
                .record(
                        unit,
                        by.maker().asking(by.checker().request()),
                        SET_ASIDE,
                        "bankStatement/" + statement.id().value(),
                        statement,
                        null,
                        reason);
        return heirs;
    }

    /// Never a row of a statement that was set aside before: what it says counts for nothing.
    private Heirs heirs(Unit unit, TakenStatement statement, List<BankStore.StoredRow> rows) {
        Map<String, BankStore.StoredRow> gone = new LinkedHashMap<>();
        rows.stream().filter(BankStore.StoredRow::counts).forEach(row -> gone.put(row.id(), row));
        Map<BankStatementId, Long> order = new HashMap<>();
        store.statements(unit, statement.houseAccountId())
                .forEach(one -> order.put(one.id(), one.number()));
        List<BankStore.StoredRow> again =
                aside.repeating(unit, gone.keySet()).stream()
                        .filter(row -> order.containsKey(row.statementId()))
                        .sorted(
                                Comparator.comparingLong(
                                                (BankStore.StoredRow row) ->
                                                        Objects.requireNonNull(
                                                                order.get(row.statementId())))
                                        .thenComparingInt(BankStore.StoredRow::place))
                        .toList();
        List<String> identities = again.stream().map(BankStore.StoredRow::identity).toList();
        Map<String, String> taken =
                new HashMap<>(store.known(unit, statement.houseAccountId(), identities));
        taken.values().removeIf(gone::containsKey); // they count no more
        return new Heirs(gone, again, taken);
    }

    /// What is told of the days of rows that count once a statement is read again.
    HeldDays heldDays() {
        return new HeldDays(
                ground.ledger(), ground.matching(), "row that counts then", "rows that count then");
    }

    /// What people see of those that were set aside.
    AsideCards cards() {
        return new AsideCards(store, aside);
    }

    /// Those taken from a statement's file for its account that do not count any more.
    List<TakenStatement> sameFile(Unit unit, TakenStatement statement) {
        Set<String> gone = aside.of(unit, statement.houseAccountId()).keySet();
        return store.taken(unit, statement.houseAccountId()).stream()
                .filter(one -> one.sha256().equals(statement.sha256()))
                .filter(one -> gone.contains(one.id().value().toString()))
                .toList();
    }
}
