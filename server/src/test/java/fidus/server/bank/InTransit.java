package fidus.server.bank;

import fidus.bank.desk.BookTransit;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.payments.wallets.HouseAccount;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// Money that crossed between a broker and the bank, of which the books know the broker's end.
record InTransit(BankDesk desk, HouseAccount house) {
    private static final AccountKey ACCOUNT = new AccountKey("Broker-Live", 7_001);

    /// @param received what the account at the broker received; below zero for what left it
    /// @return what books its end on a row of a statement
    BookTransit moved(String transfer, String received, String day, String row) {
        Money moved = Money.of(received, "EUR");
        LocalDate on = LocalDate.parse(day);
        desk.crossings.add(new Crossing(transfer, "E4", ACCOUNT, moved, on, "wire " + transfer));
        Map<String, String> account =
                Map.of("tradingAccount", ACCOUNT.toString(), "fund", "PRO", "transfer", transfer);
        Map<String, String> transit = Map.of("transfer", transfer, "fund", "PRO");
        var parts = desk.server.parts();
        parts.mongo()
                .write(
                        unit ->
                                new Ledger(parts.audit())
                                        .post(
                                                unit,
                                                Actor.SYSTEM,
                                                null,
                                                new NewEntry(
                                                        "E4",
                                                        "deal/" + transfer,
                                                        "seen",
                                                        on,
                                                        moved.signum() > 0
                                                                ? List.of(
                                                                        Postings.debit(
                                                                                "1100", moved,
                                                                                account),
                                                                        Postings.credit(
                                                                                "1140", moved,
                                                                                transit))
                                                                : List.of(
                                                                        Postings.debit(
                                                                                "1140",
                                                                                moved.abs(),
                                                                                transit),
                                                                        Postings.credit(
                                                                                "1100",
                                                                                moved.abs(),
                                                                                account)),
                                                        "Seen at the broker")));
        return new BookTransit(transfer, house.id(), on, row, row, null);
    }
}
