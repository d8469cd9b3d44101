package fidus.server.ledger;

import static fidus.server.Desk.problem;
import static fidus.server.ledger.Entries.DAY;
import static fidus.server.ledger.Entries.usd;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.ledger.LedgerCalls;
import fidus.ledger.Postings;
import fidus.ledger.TrialLine;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.Desk;
import fidus.server.audit.Actor;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

class JournalFileTest {
    private static final long SEED = 20_281_101;
    private static final List<String> ACCOUNTS = List.of("1010", "2100", "2200", "4100", "5500");
    private static final List<Currency> CURRENCIES =
            List.of(Currency.USD, Currency.EUR, new Currency("JPY"), new Currency("BTC"));

    @Test
    void whatTheBooksWriteSumsToTheirTrialBalance() {
        try (var desk = new Desk()) {
            Ledger ledger = desk.doors().ledger();
            Actor maker = Desk.actor("maker");
            var random = new Random(SEED);
            List<NewEntry> entries =
                    IntStream.range(0, 60).mapToObj(i -> drawn(random, i)).toList();
            var _ = desk.write(unit -> ledger.postAll(unit, maker, null, entries));
            var out = new StringWriter();
            JournalFile.Written written = desk.read(unit -> JournalFile.write(unit, ledger, out));

            JournalFile.Proven proven = whole(out.toString());

            assertThat(written.entries()).isEqualTo(60);
            assertThat(proven.complete()).isTrue();
            assertThat(proven.entries()).isEqualTo(60);
            assertThat(proven.from()).isEqualTo(1);
            assertThat(proven.to()).isEqualTo(60);
            List<TrialLine> books =
                    desk.ask(LedgerCalls.TRIAL_BALANCE, new Nothing(), desk.operator).lines();
            assertThat(proven.lines())
                    .as("seed " + SEED)
                    .isEqualTo(
                            books.stream()
                                    .map(
                                            line ->
                                                    new JournalFile.Line(
                                                            line.account(),
                                                            line.name(),
                                                            line.balance().currency(),
                                                            line.debit().amount(),
                                                            line.credit().amount(),
                                                            line.balance().amount()))
                                    .toList());
        }
    }

    @Test
    void sumsBeyondSixtyFourBitsStayExact() {
        String most = "90071992547409919.99";
        StringBuilder file = new StringBuilder();
        for (int i = 1; i <= 30; i++) {
            file.append(entry(i, leg("1010", "DEBIT", most), leg("2100", "CREDIT", most)));
        }

        JournalFile.Proven proven = prove(file.toString());

        assertThat(proven.lines())
                .extracting(JournalFile.Line::balance)
                .containsExactly(
                        new BigDecimal("2702159776422297599.70"),
                        new BigDecimal("-2702159776422297599.70"));
    }

    @Test
    void membersComeInAnyOrderAndOthersArePassedOver() {
        String leg =
                "{\"dimensions\":{\"side\":\"x\"},\"money\":{\"currency\":\"JPY\",\"amount\":\"5\"},"
                    + "\"side\":\"%s\",\"account\":\"1010\"}";
        String file =
                "{\"postings\":[%s,%s],\"reason\":\"{\",\"number\":7}\n"
                        .formatted(leg.formatted("DEBIT"), leg.formatted("CREDIT"));

        assertThat(prove(file).lines())
                .containsExactly(
                        new JournalFile.Line(
                                "1010",
                                "Bank accounts",
                                new Currency("JPY"),
                                new BigDecimal("5"),
                                new BigDecimal("5"),
                                BigDecimal.ZERO));
    }

    @Test
    void whatIsWrongIsRefusedWithItsLine() {
        String debit = leg("1010", "DEBIT", "5.00");
        String credit = leg("2100", "CREDIT", "5.00");
        String good = entry(1, debit, credit);
        refused(good + entry(3, debit, credit), "Line 2: Entry 3 follows entry 1");
        refused(good + good, "Line 2: Entry 1 follows entry 1");
        refused(entry(1, debit, leg("2100", "CREDIT", "4.99")), "Line 1: Debit and credit differ");
        refused(entry(1, debit, credit.replace("USD", "EUR")), "Line 1: Debit and credit differ");
        refused(entry(1, debit), "2 to 500 postings, this one 1");
        refused(entry(1, debit, credit.replace("2100", "2101")), "no account 2101");
        refused(entry(1, debit, credit.replace("2100", "21000")), "no account 21000");
        refused(entry(1, debit, credit.replace("CREDIT", "KREDIT")), "DEBIT or CREDIT");
        refused(entry(1, debit, credit.replace("\"side\"", "\"account\"")), "twice");
        refused(entry(1, debit, credit.replace("\"side\"", "\"page\"")), "a side");
        refused(good.replace("\"number\"", "\"count\""), "a number and postings");
        for (String amount :
                List.of("", ".", "5.", ".5", "5.001", "-5.00", "0.00", "5e2", "5,00")) {
            String wrong = debit.replace("5.00", amount);
            assertThat(problem(() -> prove(entry(1, wrong, credit))).code())
                    .as(amount)
                    .isEqualTo(Problem.Code.BAD_VALUE);
        }
        assertThat(problem(() -> prove(good + "{\"number\":2,")).code())
                .isEqualTo(Problem.Code.UNREADABLE);
        assertThat(problem(() -> prove("no journal")).code()).isEqualTo(Problem.Code.UNREADABLE);
        assertThat(prove("").entries()).isZero();
    }

    private static void refused(String file, String words) {
        assertThat(problem(() -> prove(file)).message()).contains(words);
    }

    private static NewEntry drawn(Random random, int number) {
        Currency currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        var amount =
                new Money(
                        BigDecimal.valueOf(1 + random.nextInt(1_000_000), currency.scale()),
                        currency);
        Money twice = amount.plus(amount);
        return new NewEntry(
                "E26",
                "deal/" + number,
                "initial",
                DAY,
                List.of(
                        Postings.debit(account(random), amount, Map.of()),
                        Postings.debit(account(random), amount, Map.of("fund", "Übersee \"1\"")),
                        Postings.debit("1100", usd("0.01"), Map.of()),
                        Postings.credit(account(random), twice, Map.of()),
                        Postings.credit("3900", usd("0.01"), Map.of())),
                "Opening position");
    }

    private static String account(Random random) {
        return ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
    }

    private static String entry(int number, String... legs) {
        return "{\"number\":" + number + ",\"postings\":[" + String.join(",", legs) + "]}\n";
    }

    private static String leg(String account, String side, String amount) {
        return "{\"account\":\"%s\",\"side\":\"%s\",\"money\":{\"amount\":\"%s\",\"currency\":\"USD\"}}"
                .formatted(account, side, amount);
    }

    /// Entries by themselves.
    private static JournalFile.Proven prove(String file) {
        try {
            return JournalFile.proveEntries(
                    new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JournalFile.Proven whole(String file) {
        try {
            return JournalFile.prove(
                    new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                    JournalFile.Sum.SHA256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
