package fidus.server.bankfiles;

import static fidus.server.bankfiles.BankSamples.read;
import static fidus.server.bankfiles.BankSamples.tie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.SignRule;
import fidus.bank.DayOrder;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.server.reports.Limits;

import org.junit.jupiter.api.Test;

import java.util.Objects;

/// Formats that leave things open: CSV, Quicken and OFX.
final class TypedFilesTest extends BankTexts {
    @Test
    void amountsOfOfxAreNeverGuessed() {
        String whole = BankSamples.text("ofx-xml211-checking.ofx");
        BankFile comma = read(whole.replace(">200.00<", ">200,00<"), Hints.NONE);
        BankFile thousands = read(whole.replace(">200.00<", ">200,000<"), Hints.NONE);
        BankFile dollar = read(whole.replace(">200.00<", ">$120<"), Hints.NONE);

        assertThat(comma.unreadable()).isEmpty();
        assertThat(comma.statements()).isEqualTo(read(whole, Hints.NONE).statements());
        assertThat(thousands.statements().getFirst().rows()).hasSize(2);
        assertThat(thousands.unreadable().getFirst().field()).isEqualTo("TRNAMT");
        assertThat(dollar.statements().getFirst().rows()).hasSize(2);
        assertThat(dollar.unreadable().getFirst().text()).isEqualTo("$120");
    }

    @Test
    void nothingNeedsToStandBeforeThePointOfAnAmount() {
        String ofx = BankSamples.text("ofx-xml211-checking.ofx").replace(">200.00<", ">-.50<");
        BankFile quicken = read("!Type:Bank\nD2025-04-13\nT-.50\n^\n", Hints.NONE);

        assertThat(read(ofx, Hints.NONE).unreadable()).isEmpty();
        assertThat(first(ofx).rows()).extracting(BankRow::money).contains(Money.of("-0.50", "USD"));
        assertThat(quicken.unreadable()).isEmpty();
        assertThat(quicken.statements().getFirst().rows())
                .extracting(row -> row.money().amount().toPlainString())
                .containsExactly("-0.50");
    }

    @Test
    void anEmptyCurrencyOfOfxIsUnstatedUnlessAPersonSaysIt() {
        String text =
                BankSamples.text("ofx-xml211-checking.ofx")
                        .replace("<CURDEF>USD</CURDEF>", "<CURDEF></CURDEF>");

        assertThat(first(text).currency()).isEqualTo(Currency.UNSTATED);
        Currency pounds = new Currency("GBP");
        assertThat(read(text, new Hints(null, pounds, null)).statements().getFirst().currency())
                .isEqualTo(pounds);
        String stated = BankSamples.text("ofx-xml211-checking.ofx");
        assertThat(read(stated, new Hints(null, pounds, null)).statements().getFirst().currency())
                .isEqualTo(Currency.USD);
    }

    @Test
    void theOrderOfQuickenDaysIsAskedForWhenItCannotBeSeen() {
        String text = "!Type:Bank\nD3/4/25\nT-5.00\n^\nD05/06'25\nT7.00\n^\n";
        Refused refused = catchThrowableOfType(Refused.class, () -> read(text, Hints.NONE));

        assertThat(refused.problem().code()).isEqualTo(Problem.Code.BAD_VALUE);
        assertThat(refused.problem().fields().getFirst().field()).isEqualTo("dayOrder");
        assertThat(refused.problem().message()).contains("3/4/25", "2025-04-03", "2025-03-04");
        assertThat(days(text, DayOrder.DAY_FIRST)).isEqualTo("2025-04-03 2025-06-05");
        assertThat(days(text, DayOrder.MONTH_FIRST)).isEqualTo("2025-03-04 2025-05-06");
    }

    @Test
    void anOrderThatContradictsTheDaysIsRefused() {
        String text = "!Type:Bank\nD13/4/25\nT-5.00\n^\nD05/06/25\nT7.00\n^\n";

        assertThat(days(text, null)).isEqualTo("2025-04-13 2025-06-05");
        Refused refused =
                catchThrowableOfType(Refused.class, () -> days(text, DayOrder.MONTH_FIRST));
        assertThat(refused.problem().fields().getFirst().field()).isEqualTo("dayOrder");
        Refused both =
                catchThrowableOfType(
                        Refused.class, () -> days(text.replace("05/06", "05/16"), null));
        assertThat(both.problem().message()).contains("contradict");
    }

    @Test
    void csvNeedsAProfileThatFits() {
        String csv = "Date,Text,Amount\n01.02.2021,Rent,12.00\n";
        Refused none = catchThrowableOfType(Refused.class, () -> read(csv, Hints.NONE));
        assertThat(none.problem().fields().getFirst().field()).isEqualTo("profile");
        Refused misfit =
                catchThrowableOfType(
                        Refused.class, () -> read(csv, new Hints(BankSamples.UK_CARD, null, null)));
        assertThat(misfit.problem().message()).contains("none of 1 records");
        Refused latin =
                catchThrowableOfType(
                        Refused.class,
                        () ->
                                read(
                                        new byte[] {'a', ',', 'b', '\n', 'c', ',', (byte) 0xe9},
                                        new Hints(BankSamples.UK_CARD, null, null)));
        assertThat(latin.problem().code()).isEqualTo(Problem.Code.UNREADABLE);
    }

    @Test
    void amountsOfCsvAreReadAsTheProfileSaysOrNotAtAll() {
        String csv =
                """
                Day;Text;Amount
                01.02.2021;a;1.000,0
                01.02.2021;b;-1.450
                01.02.2021;c;12.34
                01.02.2021;d;1.23,4
                01.02.2021;e;5,00-
                01.02.2021;f;USD 5,00
                01.02.2021;g;7,001
                31.02.2021;h;7,00
                ;i carries on;
                """;
        CsvProfile profile = profile(SignRule.SIGNED);
        BankFile file = read(csv, new Hints(profile, null, null));

        assertThat(file.statements().getFirst().rows().stream().map(BankRow::money))
                .containsExactly(
                        Money.of("1000.00", "EUR"),
                        Money.of("-1450.00", "EUR"),
                        Money.of("-5.00", "EUR"),
                        Money.of("7.00", "EUR"));
        assertThat(file.unreadable().stream().map(one -> one.line() + " " + one.field()))
                .containsExactly("4 amount", "5 amount", "7 amount", "8 amount", "9 bookingDate");
    }

    @Test
    void aRowWithoutDayAndAmountCarriesOnTheTextAbove() {
        String csv = "Day;Text;Amount\n01.02.2021;first;5,00\n;second;\n02.02.2021;other;6,00\n";

        BankStatement statement =
                read(csv, new Hints(profile(SignRule.SIGNED), null, null)).statements().getFirst();
        assertThat(statement.rows().stream().map(BankRow::text))
                .containsExactly("first second", "other");
    }

    @Test
    void theBalanceColumnIsFollowedAndItsBreakShown() {
        String csv =
                """
                Day;Text;Amount;Balance
                03.02.2021;c;5,00;117,00
                02.02.2021;b;2,00;112,00
                01.02.2021;a;-10,00;109,00
                31.01.2021;z;1,00;119,00
                """;
        CsvProfile profile =
                new CsvProfile(
                        "balances",
                        ";",
                        "UTF-8",
                        "dd.MM.yyyy",
                        CsvProfile.Decimal.COMMA,
                        Currency.EUR,
                        new CsvProfile.Columns(1, 0, 3, 0, 0, "", 0, 0, 2, 0, 0, 4),
                        SignRule.SIGNED,
                        1,
                        0,
                        "",
                        "");
        BankStatement statement = read(csv, new Hints(profile, null, null)).statements().getFirst();

        BankCheck check = tie(statement, CsvBalances.TIE);
        assertThat(check.left()).isEqualByComparingTo("2");
        assertThat(check.right()).isEqualByComparingTo("3");
        assertThat(Objects.requireNonNull(statement.closing()).money())
                .isEqualTo(Money.of("117.00", "EUR"));
    }

    @Test
    void cardStatementsMayCountChargesUpwards() {
        String csv = "Day;Text;Amount\n01.02.2021;charge;5,00\n01.02.2021;refund;-2,00\n";

        BankStatement statement =
                read(csv, new Hints(profile(SignRule.INVERTED), null, null))
                        .statements()
                        .getFirst();
        assertThat(statement.rows().stream().map(BankRow::money))
                .containsExactly(Money.of("-5.00", "EUR"), Money.of("2.00", "EUR"));
    }

    @Test
    void onlyFormatsThatNameThemselvesAreRecognised() {
        var reader = new BankFileReader(Limits.upload(20));
        for (String name : BankSamples.all()) {
            assertThat(reader.recognises(BankSamples.path(name)))
                    .as(name)
                    .isEqualTo(!name.endsWith(".csv"));
        }
    }
}
