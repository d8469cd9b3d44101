package fidus.server.bank;

import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.RecordDeposit;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;

import java.time.LocalDate;

/// A bank account of the house and a client who pays into it.
record PaidIn(BankDesk desk, HouseAccount main, Client ada) {
    static PaidIn open() {
        var desk = new BankDesk();
        return new PaidIn(
                desk,
                desk.account("Main account", BankDesk.IBAN),
                desk.ask(ClientCalls.ADD, new AddClient("Ada Example")));
    }

    /// Recorded by one person and agreed to by another.
    void deposit(String sum, String day, String evidence) {
        desk.approve(
                desk.ask(
                        DepositCalls.RECORD,
                        new RecordDeposit(
                                ada.id(),
                                Money.of(sum, "EUR"),
                                LocalDate.parse(day),
                                DepositMethod.FIAT,
                                evidence,
                                main.name(),
                                "")));
    }
}
