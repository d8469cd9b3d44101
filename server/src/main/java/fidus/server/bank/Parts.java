package fidus.server.bank;

import fidus.bank.BankRow;
import fidus.bank.BankRow.Detail;
import fidus.money.Money;

import java.util.ArrayList;
import java.util.List;

/// The parts of a batch entry as rows of their own, each to be explained by what it says itself.
final class Parts {
    private Parts() {}

    /// The parts where they make up the entry to the cent, else the row as it is.
    static List<BankStore.StoredRow> of(BankStore.StoredRow row) {
        if (row.row().details().size() < 2 || !addUp(row.row())) {
            return List.of(row);
        }
        List<BankStore.StoredRow> parts = new ArrayList<>();
        for (int number = 1; number <= row.row().details().size(); number++) {
            parts.add(part(row, number));
        }
        return List.copyOf(parts);
    }

    /// Whether the parts make up the entry; a part without a sum never does.
    static boolean addUp(BankRow row) {
        Money rest = row.money();
        for (Detail detail : row.details()) {
            Money money = detail.money();
            if (money == null) {
                return false;
            }
            rest = rest.minus(money);
        }
        return rest.isZero();
    }

    private static BankStore.StoredRow part(BankStore.StoredRow whole, int number) {
        BankRow row = whole.row();
        Detail detail = row.details().get(number - 1);
        Money money = detail.money();
        var part =
                new BankRow(
                        row.line(),
                        row.bankId(),
                        row.bookingDate(),
                        row.valueDate(),
                        money == null ? row.money() : money,
                        detail.reference(),
                        detail.endToEndId(),
                        detail.text(),
                        detail.counterparty(),
                        detail.counterpartyAccount(),
                        "",
                        null,
                        row.status(),
                        row.reversal(),
                        List.of(),
                        detail.returned());
        return new BankStore.StoredRow(
                RowNames.part(whole.id(), number),
                whole.houseAccountId(),
                whole.statementId(),
                whole.place(),
                whole.day(),
                whole.identity(),
                whole.rowFate(),
                whole.repeats(),
                part);
    }
}
