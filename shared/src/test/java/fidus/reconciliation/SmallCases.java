package fidus.reconciliation;

import fidus.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Small random lists of rows that come close to each other, from a seed.
final class SmallCases {
    private static final LocalDate START = LocalDate.parse("2027-01-08");
    private static final String[] AMOUNTS = {
        "10.00", "10.00", "20.00", "30.00", "10.50", "19.50", "50.00", "9.99", "-10.00", "-25.00"
    };
    private static final String[] TEXTS = {
        "Deposit Client A INV 4711",
        "DEPOSIT CLIENT A INV-4711",
        "deposit client a inv 471",
        "INV 4711",
        "client a inv 4711 PB-1",
        "Bank fee",
        "BATCH PB-2",
        "pb 2/x",
        ""
    };
    private static final String[] KEYS = {"", "", "", "PB-1", "pb 1", "PB-2", "X"};

    private final Random random;
    private final LocalDate start;

    SmallCases(long seed) {
        this(seed, START);
    }

    /// @param start the earliest booking date
    SmallCases(long seed, LocalDate start) {
        random = new Random(seed);
        this.start = start;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    String of(String[] values) {
        return values[random.nextInt(values.length)];
    }

    MatchRow row(String id, String currency, boolean far) {
        LocalDate booked = start.plusDays(upTo(far && upTo(6) == 0 ? 80 : 7));
        LocalDate value = upTo(4) == 0 ? booked.plusDays(upTo(4) - 1L) : null;
        String key = of(KEYS);
        return new MatchRow(
                id,
                booked,
                value,
                Money.of(of(AMOUNTS), currency),
                of(TEXTS),
                "",
                key.isEmpty() ? null : key);
    }

    List<MatchRow> rows(String prefix, int most, String... currencies) {
        List<MatchRow> rows = new ArrayList<>();
        int count = upTo(most + 1);
        boolean far = upTo(3) == 0;
        for (int i = 0; i < count; i++) {
            MatchRow row = row(prefix + i, of(currencies), far);
            rows.add(row);
            while (upTo(5) == 0 && rows.size() < count) {
                i++;
                rows.add(
                        new MatchRow(
                                prefix + i,
                                row.bookingDate(),
                                row.valueDate(),
                                row.amount(),
                                row.text(),
                                "",
                                row.batchReference()));
            }
        }
        return rows;
    }

    Random random() {
        return random;
    }

    /// Rows of a statement, some of them echoes of book rows: later, charged, or worded otherwise.
    static List<MatchRow> answer(
            SmallCases dice, List<MatchRow> book, int most, String... currencies) {
        List<MatchRow> rows = dice.rows("S", most, currencies);
        int number = 0;
        for (MatchRow row : book) {
            if (rows.size() < most && dice.upTo(3) > 0) {
                String cents = dice.upTo(4) == 0 ? "-0.50" : "0.00";
                rows.add(
                        new MatchRow(
                                "E" + number++,
                                row.bookingDate().plusDays(dice.upTo(5)),
                                null,
                                row.amount().plus(Money.of(cents, row.amount().currency().code())),
                                dice.upTo(3) == 0 ? row.text() + " " + dice.of(TEXTS) : row.text(),
                                "",
                                row.batchReference()));
            }
        }
        return rows;
    }

    /// Passes of every kind that take other amounts, in an unusual order.
    static MatchProfile tolerant() {
        return tolerant(new MatchPass.Window(3, 21), new MatchPass.Window(5, 0));
    }

    static MatchProfile tolerant(MatchPass.Window late, MatchPass.Window early) {
        MatchPass.Tolerance some =
                new MatchPass.Tolerance(
                        new BigDecimal("1.50"),
                        new BigDecimal("0.05"),
                        new BigDecimal("0.75"),
                        new BigDecimal("0.0125"));
        return new MatchProfile(
                "TOLERANT",
                1,
                List.of(
                        MatchPass.pair("T1", ReferenceMode.EQUAL, early).within(some),
                        MatchPass.of(
                                        "T2",
                                        MatchPass.Shape.ONE_STATEMENT_TO_BOOK_GROUP,
                                        ReferenceMode.EQUAL,
                                        late)
                                .within(some),
                        MatchPass.pair("T3", ReferenceMode.SIMILAR, late).within(some),
                        MatchPass.of(
                                        "T4",
                                        MatchPass.Shape.GROUP_TO_GROUP,
                                        ReferenceMode.EQUAL,
                                        late)
                                .within(some),
                        MatchPass.pair("T5", ReferenceMode.IGNORE, early).within(some)),
                MatchProfile.Compared.TEXT,
                new BigDecimal("0.75"),
                new BigDecimal("0.50"),
                new BigDecimal("0.03"),
                MatchProfile.Limits.STANDARD);
    }

    /// Passes of every kind, subsets among them, that count the days of a unit.
    static MatchProfile counting(DayUnit unit) {
        MatchProfile bank = MatchProfile.bank();
        List<MatchPass> passes = new ArrayList<>();
        for (MatchPass pass : bank.passes()) {
            MatchPass.Window window = pass.window();
            passes.add(
                    new MatchPass(
                            pass.code(),
                            pass.shape(),
                            pass.reference(),
                            pass.similarity(),
                            pass.minSimilarity(),
                            pass.tolerance(),
                            new MatchPass.Window(
                                    window.daysBefore(), (window.daysAfter() + 1) / 2, unit),
                            pass.suggestOnly()));
        }
        return new MatchProfile(
                "COUNTING",
                1,
                passes,
                bank.compared(),
                bank.autoThreshold(),
                bank.suggestThreshold(),
                bank.ambiguityMargin(),
                bank.limits());
    }
}
