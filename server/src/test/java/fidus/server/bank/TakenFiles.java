package fidus.server.bank;

import fidus.bank.desk.AboutBankStatement;
import fidus.bank.desk.BankAccountCard;
import fidus.bank.desk.BankCalls;
import fidus.bank.desk.FindBankStatements;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.SeenRow;
import fidus.bank.desk.StatementCard;
import fidus.bank.desk.StatementRow;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Nothing;
import fidus.payments.wallets.HouseAccount;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.util.List;

/// Files of a bank taken in for one account of the house.
abstract class TakenFiles {
    BankDesk desk;

    HouseAccount main;

    @BeforeEach
    void open() {
        desk = new BankDesk();
        main = desk.account("Main account", BankDesk.IBAN);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    static Mt940Text first() {
        return Mt940Text.of(BankDesk.IBAN, "1/1", "261115", "100,00")
                .row("261116", "C50,00", "A1", "Ada pays")
                .row("261117", "D20,00", "A2", "Fee")
                .closing("261117", "130,00");
    }

    List<RowFate> fates(TakenStatement statement) {
        return rows(statement).stream().map(SeenRow::rowFate).toList();
    }

    List<SeenRow> rows(TakenStatement statement) {
        return desk
                .ask(BankCalls.ROWS, new AboutBankStatement(statement.id(), null))
                .rows()
                .stream()
                .map(StatementRow::seen)
                .toList();
    }

    BankAccountCard card() {
        return desk.ask(BankCalls.ACCOUNTS, new Nothing()).accounts().getFirst();
    }

    List<StatementCard> statements() {
        return desk.ask(BankCalls.STATEMENTS, new FindBankStatements(main.id(), null)).statements();
    }
}
