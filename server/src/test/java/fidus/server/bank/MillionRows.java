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

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Very many invented entries of a bank account and the statements that show most of them. One row
/// in ten stands only in the books, one in ten only on the statement; of the others one in ten is
/// later, one in twenty says it otherwise. Settled ones all stand on both sides, on the same day.
final class MillionRows {
    static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    static final LocalDate LAST = FIRST.plusDays(307);
    private static final int DAYS = 300;

    /// The first of the days after, which settled rows leave free.
    static final LocalDate LATER = FIRST.plusDays(DAYS);

    private static final int AT_ONCE = 2_000;

    private final BankDesk desk;
    private final HouseAccount account;
    private final int rows;
    private final boolean settled;
    private final Random random = new Random(7);
    private final List<List<BankRow>> days = new ArrayList<>();
    private int later;
    private Money balance = Money.zero(Currency.EUR);

    MillionRows(BankDesk desk, HouseAccount account, int rows, boolean settled) {
        this.desk = desk;
        this.account = account;
        this.rows = rows;
        this.settled = settled;
        later = rows;
        for (int day = 0; day < DAYS + 8; day++) {
            days.add(new ArrayList<>());
        }
    }

    /// Settled entries of a later day, to be printed by the next [#statements()].
    ///
    /// @param count how many of them
    boolean laterDay(LocalDate day, int count) {
        for (int at = 0; at < count; at += AT_ONCE) {
            List<NewEntry> some = new ArrayList<>();
            for (int i = at; i < Math.min(count, at + AT_ONCE); i++) {
                some.add(both(later++, day));
            }
            post(some);
        }
        return true;
    }

    boolean entries() {
        List<NewEntry> some = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            LocalDate day = FIRST.plusDays((long) i * DAYS / rows);
            if (settled) {
                some.add(both(i, day));
            } else {
                mostly(i, day, some);
            }
            if (some.size() == AT_ONCE || i == rows - 1) {
                post(some);
                some.clear();
            }
        }
        return true;
    }

    private void post(List<NewEntry> some) {
        var ledger = new Ledger(desk.server.parts().audit());
        var part = List.copyOf(some);
        var _ =
                desk.server
                        .parts()
                        .mongo()
                        .write(unit -> ledger.postAll(unit, Actor.SYSTEM, null, part));
    }

    private NewEntry both(int at, LocalDate day) {
        Money sum = sum();
        String text = text(at);
        print(at, day, sum, text);
        return entry(at, day, sum, text);
    }

    private void mostly(int at, LocalDate day, List<NewEntry> some) {
        Money sum = sum();
        String text = text(at);
        if (at % 10 != 1) {
            some.add(entry(at, day, sum, text));
        }
        if (at % 10 != 2) {
            int late = random.nextInt(10) == 0 ? random.nextInt(1, 6) : 0;
            String said = random.nextInt(20) == 0 ? text.replace("CLIENT ", "CL") : text;
            print(at, day.plusDays(late), sum, said);
        }
    }

    private Money sum() {
        return Money.of(BigDecimal.valueOf(random.nextInt(1, 9_000_000), 2).toPlainString(), "EUR");
    }

    private String text(int at) {
        return "INVOICE %07d CLIENT %05d".formatted(at, random.nextInt(100_000));
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

    private void print(int at, LocalDate on, Money sum, String said) {
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
                1,
                null);
    }
}
