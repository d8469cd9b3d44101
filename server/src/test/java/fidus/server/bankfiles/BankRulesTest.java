package fidus.server.bankfiles;

import static fidus.server.bankfiles.BankSamples.read;
import static fidus.server.bankfiles.BankSamples.tie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Objects;

/// What counts in a statement and what is only shown.
final class BankRulesTest extends BankTexts {
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
        BankCheck check = tie(statement, "details of entry 1 (-5.00 EUR, M1) = entry");
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

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "3, true", "4, false"})
    void aGroupOfAnUnfinishedDayIsNoStatement(String modifier, boolean refused) {
        String bai =
                BankSamples.text("bai2-us-ca.bai")
                        .replace(",060317,,CAD,/", ",060317,,CAD," + modifier + "/");
        Refused refusal = catchThrowableOfType(Refused.class, () -> read(bai, Hints.NONE));

        assertThat(refusal != null).isEqualTo(refused);
        if (refusal != null) {
            assertThat(refusal.problem().code()).isEqualTo(Problem.Code.NOT_A_STATEMENT);
            assertThat(refusal.problem().message()).contains("Line 2", "modifier is " + modifier);
        }
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
    void aTextWithoutAnAmountIsShownAndNoRowIsMissing() {
        String bai =
                BankSamples.text("bai2-us-ca.bai")
                        .replace(
                                "16,108,000000000203500",
                                "16,890,,,,,WIRES CLOSE AT 5 PM/\r\n16,108,000000000203500");

        BankFile file = read(bai, Hints.NONE);

        assertThat(file.statements().getFirst().rows()).hasSize(11);
        assertThat(file.unreadable()).extracting(one -> one.field()).contains("type");
        assertThat(file.checks()).filteredOn(BankCheck::ofReading).allMatch(BankCheck::ties);
        assertThat(file.statements().getFirst().checks())
                .filteredOn(BankCheck::ofReading)
                .allMatch(BankCheck::ties);
    }

    @Test
    void aTotalThatNobodyCanReadCostsNeitherTheAccountNorTheFile() {
        String spanish =
                BankSamples.text("own-one-account.n43")
                        .replace("000030000000001235000001", " ".repeat(19) + "00001");

        BankStatement n43 = first(spanish);

        assertThat(n43.rows()).hasSize(4);
        assertThat(tie(n43, "credits = record 33").ties()).isTrue();
        assertThat(read(spanish, Hints.NONE).unreadable())
                .extracting(one -> one.field())
                .contains("debits = record 33", "debit sum = record 33");
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
}
