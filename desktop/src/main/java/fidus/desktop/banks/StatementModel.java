package fidus.desktop.banks;

import fidus.approvals.ApprovalCalls;
import fidus.bank.desk.AboutBankStatement;
import fidus.bank.desk.AboutSettingAside;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowUse;
import fidus.bank.desk.SetStatementAside;
import fidus.bank.desk.SettingAsideTold;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementCards;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.StatementRows;
import fidus.bank.desk.TakeStatementAgain;
import fidus.contract.Page;
import fidus.desktop.shell.Fetched;
import fidus.desktop.shell.Paged;
import fidus.desktop.shell.ReasonModel;
import fidus.desktop.shell.Shell;
import fidus.payments.wallets.HouseAccountId;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.TakeRowsApart;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One stored statement and its rows, read page by page.
final class StatementModel {
    private final Shell shell;
    private final ReasonModel reason;
    private final StateBalanceModel stating;
    private final Fetched<SettingAsideTold> follows;
    private final Paged<StatementRow> rows;
    private final ReadOnlyObjectWrapper<@Nullable StatementCard> shown =
            new ReadOnlyObjectWrapper<>();

    private Runnable looked = () -> {};
    private Runnable again = () -> {};

    StatementModel(Shell shell) {
        this.shell = shell;
        reason = new ReasonModel(shell);
        stating = new StateBalanceModel(shell);
        follows = new Fetched<>(shell, SettingAsideTold::asOf);
        reason.readingProperty().bind(follows.loadingProperty());
        reason.deedProperty().addListener((_, _, _) -> follows.clear());
        rows = new Paged<>(shell, this::page);
    }

    Shell shell() {
        return shell;
    }

    /// Called when the lists are read again.
    void whenLooked(Runnable then) {
        looked = then;
    }

    /// What reads everything again.
    void whenAgain(Runnable then) {
        again = then;
    }

    void again() {
        again.run();
    }

    /// The lists are read again: what waits may be decided by now.
    void look() {
        looked.run();
    }

    /// The statement in hand as it is now, where it is listed.
    void renew(@Nullable StatementCards now) {
        StatementCard before = shown.get();
        if (before == null || now == null) {
            return;
        }
        now.statements().stream()
                .filter(card -> card.statement().id().equals(before.statement().id()))
                .filter(card -> !card.equals(before))
                .findFirst()
                .ifPresent(
                        card -> {
                            shown.set(card);
                            rows.read();
                        });
    }

    boolean maySeeWaiting() {
        return shell.session().may(ApprovalCalls.FIND.permission());
    }

    /// Why the statement is set aside.
    ReasonModel reason() {
        return reason;
    }

    /// What setting the statement in hand aside would leave, while that is asked for.
    Fetched<SettingAsideTold> follows() {
        return follows;
    }

    /// What the bank had at its end, where its file does not say it.
    StateBalanceModel stating() {
        return stating;
    }

    /// Opens the form for the balance of the statement in hand.
    void state() {
        StatementCard card = shown.get();
        if (card != null && mayState(card)) {
            reason.close();
            stating.open(card.statement());
        }
    }

    /// Whether a balance can be stated for it.
    boolean mayState(StatementCard card) {
        return !card.wasSetAside() && stating.mayFor(card.statement());
    }

    /// Whether this one can be set aside and read again.
    boolean mayChange(StatementCard card) {
        return !card.wasSetAside() && maySetAside();
    }

    boolean maySetAside() {
        return shell.session().may(BankCalls.SET_ASIDE.permission());
    }

    /// Asks for the statement in hand to be set aside.
    void setAside() {
        StatementCard card = shown.get();
        if (card == null || !mayChange(card)) {
            return;
        }
        BankStatementId id = card.statement().id();
        reason.ask(
                new ReasonModel.Deed(
                        "Set aside statement " + card.statement().number(),
                        "Nothing it says counts any more once another person agrees, who reads"
                                + " what follows too. It is kept, and can be taken in again: of"
                                + " its file only this statement.",
                        "Have it set aside"),
                BankCalls.SET_ASIDE,
                why -> new SetStatementAside(id, why),
                waiting -> shell.notices().good("Waits for a second person: " + waiting.title()));
        follows.ask(BankCalls.LOOK_ASIDE, new AboutSettingAside(id));
    }

    boolean mayTakeApart() {
        return shell.session().may(ReconciliationCalls.TAKE_ROWS_APART.permission());
    }

    /// Asks for a row and the one that takes it back to be open again; does nothing where none
    /// does.
    void takeApart(StatementRow row) {
        StatementCard card = shown.get();
        String id = row.seen().id();
        if (card == null || id == null || !mayTakeApart() || row.use() != RowUse.TAKEN_BACK) {
            return;
        }
        HouseAccountId account = card.statement().houseAccountId();
        reason.ask(
                new ReasonModel.Deed(
                        "Take apart row " + id,
                        "Once another person agrees, this row and what it takes back or is taken"
                                + " back by are open again, and runs that call them taken back and"
                                + " are not signed no longer hold.",
                        "Have it taken apart"),
                ReconciliationCalls.TAKE_ROWS_APART,
                why -> new TakeRowsApart(account, id, why),
                waiting -> shell.notices().good("Waits for a second person: " + waiting.title()));
    }

    /// Asks for the statement in hand to be read again from its file.
    void readAgain() {
        StatementCard card = shown.get();
        if (card == null || !mayChange(card)) {
            return;
        }
        BankStatementId id = card.statement().id();
        reason.ask(
                new ReasonModel.Deed(
                        "Read statement " + card.statement().number() + " again",
                        "Once another person agrees, it is read again from its file in the"
                                + " account's currency and, for CSV, as the saved profile says"
                                + " now. What is stored of it is set aside.",
                        "Have it read again"),
                BankCalls.TAKE_AGAIN,
                why -> new TakeStatementAgain(id, why),
                waiting -> shell.notices().good("Waits for a second person: " + waiting.title()));
    }

    /// The statement in hand, null while the list of statements is shown.
    ReadOnlyObjectProperty<@Nullable StatementCard> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    Paged<StatementRow> rows() {
        return rows;
    }

    void open(StatementCard card) {
        reason.close();
        stating.close();
        rows.clear();
        shown.set(card);
        rows.read();
    }

    void close() {
        shown.set(null);
        rows.clear();
    }

    private Page<StatementRow> page(@Nullable String cursor) {
        StatementCard card = shown.get();
        if (card == null) {
            return new Page<>(List.of(), null);
        }
        StatementRows read =
                shell.server()
                        .call(
                                BankCalls.ROWS,
                                new AboutBankStatement(
                                        card.statement().id(),
                                        cursor == null ? null : Integer.valueOf(cursor)));
        Integer next = read.next();
        return new Page<>(read.rows(), next == null ? null : next.toString());
    }
}
