package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.BankFormat;
import fidus.bank.BankRow;
import fidus.bank.desk.BankFileId;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.TakenStatement;
import fidus.contract.Canonical;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccount;
import fidus.server.audit.Actor;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Very many invented entries of a bank account and the statements that show most of them. One row
/// in ten stands only in the books, one in ten only on the statement; of the others one in ten is
/// later, one in twenty says it otherwise.
final class MillionRows {
    static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    static final LocalDate LAST = FIRST.plusDays(307);
    private static final int DAYS = 300;
    private static final int AT_ONCE = 2_000;

    private final BankDesk desk;
    private final HouseAccount account;
    private final int rows;
    private final Random random = new Random(7);
    private final List<List<BankRow>> days = new ArrayList<>();

    MillionRows(BankDesk desk, HouseAccount account, int rows) {
        this.desk = desk;
        this.account = account;
        this.rows = rows;
        for (int day = 0; day < DAYS + 8; day++) {
            days.add(new ArrayList<>());
        }
    }

    boolean entries() {
        Actor maker = Actor.SYSTEM;
        var ledger = new Ledger(desk.server.parts().audit());
        List<NewEntry> some = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            LocalDate day = FIRST.plusDays((long) i * DAYS / rows);
            Money sum =
                    Money.of(
                            java.math.BigDecimal.valueOf(random.nextInt(1, 9_000_000), 2)
                                    .toPlainString(),
                            "EUR");
            String text = "INVOICE %07d CLIENT %05d".formatted(i, random.nextInt(100_000));
            if (i % 10 != 1) {
                some.add(entry(i, day, sum, text));
            }
            if (i % 10 != 2) {
                printed(i, day, sum, text);
            }
            if (some.size() == AT_ONCE || i == rows - 1) {
                var part = List.copyOf(some);
                var _ =
                        desk.server
                                .parts()
                                .mongo()
                                .write(unit -> ledger.postAll(unit, maker, null, part));
                some.clear();
            }
        }
        return true;
    }

    private static NewEntry entry(int at, LocalDate day, Money sum, String text) {
        return new NewEntry(
                "E1",
                "invented/" + at,
                "",
                day,
                List.of(
                        new Posting("1010", PostingSide.DEBIT, sum, Map.of("bankAccount", "Giro")),
                        new Posting(
                                "2010", PostingSide.CREDIT, sum, Map.of("client", "c" + at % 50))),
                text);
    }

    private void printed(int at, LocalDate day, Money sum, String text) {
        int late = random.nextInt(10) == 0 ? random.nextInt(1, 6) : 0;
        String said = random.nextInt(20) == 0 ? text.replace("CLIENT ", "CL") : text;
        LocalDate on = day.plusDays(late);
        days.get((int) (on.toEpochDay() - FIRST.toEpochDay()))
                .add(
                        new BankRow(
                                at,
                                "",
                                on,
                                on,
                                sum,
                                "",
                                "",
                                said,
                                "",
                                "",
                                "",
                                null,
                                BankRow.Status.BOOKED,
                                false,
                                List.of(),
                                null));
    }

    boolean statements() {
        var store = new BankStore();
        Money balance = Money.zero(Currency.EUR);
        for (int day = 0; day < days.size(); day++) {
            List<BankRow> all = days.get(day);
            if (all.isEmpty()) {
                continue;
            }
            Money opening = balance;
            for (BankRow row : all) {
                balance = balance.plus(row.money());
            }
            TakenStatement statement = statement(day, opening, balance, all.size());
            List<BankStore.StoredRow> stored = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                stored.add(stored(statement, i + 1, all.get(i)));
            }
            var _ =
                    desk.server
                            .parts()
                            .mongo()
                            .write(
                                    unit -> {
                                        store.add(unit, statement, stored);
                                        return true;
                                    });
            all.clear();
        }
        return true;
    }

    private BankStore.StoredRow stored(TakenStatement statement, int place, BankRow row) {
        String id = "STMT-" + statement.number() + "-" + place;
        return new BankStore.StoredRow(
                id,
                account.id(),
                statement.id(),
                place,
                statement.from(),
                id,
                RowFate.FRESH,
                null,
                row);
    }

    private TakenStatement statement(int day, Money opening, Money closing, int count) {
        LocalDate on = FIRST.plusDays(day);
        return new TakenStatement(
                new BankStatementId(UUID.randomUUID()),
                day + 1,
                account.id(),
                account.name(),
                new BankFileId(UUID.randomUUID()),
                "invented-" + day,
                Canonical.sha256(("invented " + day).getBytes(StandardCharsets.UTF_8)),
                BankFormat.CSV,
                "",
                "",
                "",
                Currency.EUR,
                on,
                on,
                new BankBalance("OPBD", opening, on),
                new BankBalance("CLBD", closing, on),
                List.of(),
                List.of(),
                count,
                count,
                0,
                0,
                "Invented",
                desk.server.clock().instant(),
                null,
                1);
    }
}
