package fidus.server.investments;

/// A desk on which a redeemed contract is paid by the bank.
abstract class MoneyOfAContract extends PayDesk {
    void paidByBank() {
        wallet("client/" + ada.id().value(), ada.name(), "DE89370400440532013000");
        approveWaiting();
    }
}
