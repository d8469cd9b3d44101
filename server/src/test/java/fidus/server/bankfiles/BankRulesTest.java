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

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Objects;

/// What is not as it should be is shown, and what two people could read in two ways is not read.
class BankRulesTest {
    @Test
    void whatIsNotBookedCountsInNoSum() {
        BankStatement statement =
                first(
                        camt(
                                "08",
                                balance("OPBD", "10.00") + balance("CLBD", "15.00"),
                                entry("5.00", "CRDT", "<Sts><Cd>BOOK</Cd></Sts>", "")
                                        + entry("7.00", "CRDT", "<Sts><Cd>PDNG</Cd></Sts>", "")
                                        + entry("8.00", "DBIT", "<Sts><Cd>INFO</Cd></Sts>", "")));

        assertThat(statement.ties()).isTrue();
        assertThat(statement.rows().stream().map(BankRow::status))
                .containsExactly(
                        BankRow.Status.BOOKED, BankRow.Status.PENDING, BankRow.Status.PENDING);
    }

    @Test
    void anUnknownStatusIsShownAndNotCounted() {
        BankFile file =
                read(camt("02", "", entry("5.00", "CRDT", "<Sts>WHAT</Sts>", "")), Hints.NONE);

        assertThat(file.statements().getFirst().rows().getFirst().status())
                .isEqualTo(BankRow.Status.PENDING);
        assertThat(file.unreadable()).hasSize(1);
        assertThat(file.unreadable().getFirst().text()).isEqualTo("WHAT");
    }

    @Test
    void aClosingByValueLeavesOutWhatIsValuedLater() {
        String late = "<ValDt><Dt>2025-02-03</Dt></ValDt>";
        String now = "<ValDt><Dt>2025-01-31</Dt></ValDt>";
        String booked = "<Sts>BOOK</Sts>";
        BankStatement statement =
                first(
                        camt(
                                "04",
                                balance("OPBD", "10.00") + balance("CLBD", "15.00"),
                                entry("5.00", "CRDT", booked, now)
                                        + entry("7.00", "CRDT", booked, late)));

        BankCheck tie = tie(statement, CamtStatement.VALUED_TIE);
        assertThat(tie.ties()).isTrue();
        assertThat(statement.rows()).hasSize(2);
        BankStatement wrong =
                first(
                        camt(
                                "04",
                                balance("OPBD", "10.00") + balance("CLBD", "16.00"),
                                entry("5.00", "CRDT", booked, now)
                                        + entry("7.00", "CRDT", booked, late)));
        assertThat(tie(wrong, "opening + rows = closing").difference())
                .isEqualByComparingTo("6.00");
    }

    @Test
    void partsThatDoNotAddUpToTheirEntryAreShown() {
        String parts =
                "<NtryDtls><Btch><MsgId>M1</MsgId></Btch>"
                        + part("3.00", "E1")
                        + part("1.50", "E2")
                        + "</NtryDtls>";
        BankStatement statement =
                first(camt("08", "", entry("5.00", "DBIT", "<Sts><Cd>BOOK</Cd></Sts>", parts)));

        BankRow row = statement.rows().getFirst();
        assertThat(row.batchReference()).isEqualTo("M1");
        assertThat(row.endToEndId()).isEmpty();
        assertThat(row.details().stream().map(BankRow.Detail::endToEndId))
                .containsExactly("E1", "E2");
        assertThat(row.details().getFirst().money()).isEqualTo(Money.of("-3.00", "EUR"));
        BankCheck check = tie(statement, "details of entry 1 = entry");
        assertThat(check.difference()).isEqualByComparingTo("0.50");
        assertThat(tie(statement, "entries whose details add up").ties()).isFalse();
    }

    @Test
    void availableBalancesStandInForBookedOnes() {
        String booked = "<Sts>BOOK</Sts>";
        BankStatement available =
                first(
                        camt(
                                "02",
                                balance("OPAV", "10.00") + balance("CLAV", "15.00"),
                                entry("5.00", "CRDT", booked, "")));
        assertThat(Objects.requireNonNull(available.opening()).code()).isEqualTo("OPAV");
        assertThat(available.ties()).isTrue();
        BankStatement closingOnly =
                first(camt("02", balance("CLBD", "15.00"), entry("5.00", "CRDT", booked, "")));
        assertThat(closingOnly.opening()).isNull();
        assertThat(closingOnly.checks()).isEmpty();
    }

    @Test
    void anAmountOfEighteenDigitsIsExact() {
        BankStatement statement =
                first(
                        camt(
                                "08",
                                "",
                                entry(
                                        "9876543210987654.32",
                                        "CRDT",
                                        "<Sts><Cd>BOOK</Cd></Sts>",
                                        "")));
        assertThat(statement.rows().getFirst().money())
                .isEqualTo(Money.of("9876543210987654.32", "EUR"));
    }

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
    void wrongControlTotalsAreShownAndNothingIsForced() {
        String bai = BankSamples.text("bai2-us-ca.bai").replace("00834000,14", "00834100,15");
        BankFile file = read(bai, Hints.NONE);
        BankStatement statement = file.statements().getFirst();

        assertThat(statement.rows()).hasSize(11);
        assertThat(tie(statement, "amounts = record 49").difference())
                .isEqualByComparingTo("-1.00");
        assertThat(tie(statement, "records = record 49").difference()).isEqualByComparingTo("-1");
        String spanish =
                BankSamples.text("own-one-account.n43")
                        .replace("0000300000000012350", "0000400000000012351");
        BankStatement n43 = first(spanish);
        assertThat(tie(n43, "debits = record 33").difference()).isEqualByComparingTo("-1");
        assertThat(tie(n43, "debit sum = record 33").difference()).isEqualByComparingTo("-0.01");
        assertThat(n43.rows()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3", "4"})
    void aGroupThatIsNoUpdateBringsNoMoney(String status) {
        String bai =
                BankSamples.text("bai2-us-ca.bai")
                        .replace("02,12345,0004,1,", "02,12345,0004," + status + ",");
        Refused refused = catchThrowableOfType(Refused.class, () -> read(bai, Hints.NONE));

        assertThat(refused.problem().code()).isEqualTo(Problem.Code.NOT_A_STATEMENT);
        assertThat(refused.problem().message()).contains("Line 2", "status is " + status);
    }

    @Test
    void aTypeThatIsNeitherInNorOutIsShown() {
        String bai =
                BankSamples.text("bai2-us-ca.bai")
                        .replace("16,108,000000000203500", "16,890,000000000203500");
        BankFile file = read(bai, Hints.NONE);

        assertThat(file.statements().getFirst().rows()).hasSize(10);
        assertThat(file.unreadable().getFirst().field()).isEqualTo("type");
        assertThat(tie(file.statements().getFirst(), "amounts = record 49").ties()).isTrue();
        assertThat(tie(file.statements().getFirst(), "credits = type 100").ties()).isFalse();
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
                        Money.of("-5.00", "EUR"));
        assertThat(file.unreadable().stream().map(one -> one.line() + " " + one.field()))
                .containsExactly(
                        "4 amount",
                        "5 amount",
                        "7 amount",
                        "8 amount",
                        "9 bookingDate",
                        "10 amount");
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
    void aMessageWithoutTheEndMarkOfTheOthersIsCut() {
        String whole = BankSamples.text("mt940-abnamro.sta");
        String cut = whole.substring(0, whole.lastIndexOf('-'));
        String begun = whole + "ABNANL2A\r\n94";
        String blocks = BankSamples.text("mt940-ing-crlf.sta").replace("-}", "");

        assertThat(read(whole, Hints.NONE).statements()).hasSize(2);
        for (String one : new String[] {cut, begun, blocks}) {
            Refused refused = catchThrowableOfType(Refused.class, () -> read(one, Hints.NONE));
            assertThat(refused.problem().code()).isEqualTo(Problem.Code.CUT_FILE);
        }
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

    private static CsvProfile profile(SignRule sign) {
        return BankSamples.plain(
                new CsvProfile.Columns(1, 0, 3, 0, 0, "", 0, 0, 2, 0, 0, 0), sign, 1);
    }

    private static String days(String text, @Nullable DayOrder order) {
        return String.join(
                " ",
                read(text, new Hints(null, null, order)).statements().getFirst().rows().stream()
                        .map(row -> String.valueOf(row.bookingDate()))
                        .toList());
    }

    private static BankStatement first(String text) {
        return read(text, Hints.NONE).statements().getFirst();
    }

    private static String camt(String version, String balances, String entries) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001."
                + version
                + "\"><BkToCstmrStmt><Stmt><Id>S</Id><Acct><Ccy>EUR</Ccy></Acct>"
                + balances
                + entries
                + "</Stmt></BkToCstmrStmt></Document>";
    }

    private static String balance(String code, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2025-01-31</Dt></Dt></Bal>"
                .formatted(code, amount);
    }

    private static String entry(String amount, String direction, String status, String more) {
        return "<Ntry><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>%s%s</Ntry>"
                .formatted(amount, direction, status, more);
    }

    private static String part(String amount, String id) {
        return "<TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs><Amt Ccy=\"EUR\">%s</Amt></TxDtls>"
                .formatted(id, amount);
    }
}
