package fidus.server.bank;

import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.deposits.Deposit;
import fidus.deposits.DepositCalls;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositState;
import fidus.deposits.EndDeposit;
import fidus.deposits.FindDeposits;
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

    /// The deposit that stands.
    void takenBack() {
        Deposit standing =
                desk.ask(DepositCalls.FIND, new FindDeposits(null, DepositState.CONFIRMED, null, 1))
                        .rows()
                        .getFirst();
        desk.approve(
                desk.ask(
                        DepositCalls.REVERSE,
                        new EndDeposit(standing.id(), "It was another client's money")));
    }
}
