package fidus.server.bankfiles;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankBalance;
import fidus.bank.BankCheck;
import fidus.bank.BankFile;
import fidus.bank.BankStatement;
import fidus.imports.Unreadable;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Control totals of camt.053 that do not fit what they stand over.
class CamtTotalsTest extends BankTexts {
    private static final String BOOKED = "<Sts><Cd>BOOK</Cd></Sts>";

    @Test
    void aBatchTotalThatIsNotItsEntryIsShown() {
        BankStatement wrong = of(batch("3", "31.00", part("30.00", "E1")));

        assertThat(failing(wrong))
                .containsExactly(
                        "batches whose totals are right 0 1",
                        "sum of batch in entry 1 (30.00 EUR, E1) = TtlAmt 30.00 31.00");
        assertThat(failing(of(batch("3", "31.00", ""))))
                .containsExactly(
                        "batches whose totals are right 0 1",
                        "sum of batch in entry 1 (30.00 EUR) = TtlAmt 30.00 31.00");
        assertThat(of(batch("3", "30.00", "")).ties()).isTrue();
    }

    @Test
    void aBatchCountThatIsNotThatOfItsDetailsIsShown() {
        String two = part("10.00", "E1") + part("20.00", "E2");

        assertThat(failing(of(batch("3", "30.00", two))))
                .containsExactly(
                        "batches whose totals are right 0 1",
                        "transactions of batch in entry 1 (30.00 EUR) = NbOfTxs 2 3");
        assertThat(failing(of(batch("2", "30.00", part("10.00", "E1")))))
                .contains("transactions of batch in entry 1 (30.00 EUR, E1) = NbOfTxs 1 2");
        BankStatement right = of(batch("2", "30.00", two));
        assertThat(right.ties()).isTrue();
        assertThat(BankSamples.tie(right, "batches whose totals are right").right())
                .isEqualByComparingTo("1");
    }

    @Test
    void aBatchShownAsOneTransactionIsRight() {
        BankStatement one = of(batch("3", "30.00", part("30.00", "E1")));
        BankStatement bare = of(batch("3", "30.00", "<TxDtls><Purp><Cd>SALA</Cd></Purp></TxDtls>"));

        assertThat(one.ties()).isTrue();
        assertThat(bare.ties()).isTrue();
    }

    @Test
    void batchesOfOneEntryHaveTotalsOfTheirOwn() {
        String both =
                batch("1", "10.00", part("10.00", "E1")) + batch("2", "21.00", part("20.00", "E2"));

        assertThat(failing(of(both)))
                .containsExactly(
                        "batches whose totals are right 1 2",
                        "transactions of batch 2 in entry 1 (30.00 EUR) = NbOfTxs 1 2",
                        "sum of batch 2 in entry 1 (30.00 EUR) = TtlAmt 20.00 21.00");
        BankFile unclear =
                BankSamples.read(
                        camt("08", "", entry("30.00", "CRDT", BOOKED, batch("1", "x", ""))),
                        Hints.NONE);
        assertThat(unclear.unreadable()).extracting(Unreadable::field).containsExactly("TtlAmt");
    }

    @Test
    void balancesInAnotherCurrencyAreNotWhereTheRowsEnd() {
        String entry = entry("10.00", "CRDT", BOOKED, "");
        String dollars = balance("CLBD", "110.00").replace("EUR", "USD");
        BankFile file =
                BankSamples.read(
                        camt("08", balance("OPBD", "100.00") + dollars, entry), Hints.NONE);
        BankStatement statement = file.statements().getFirst();

        assertThat(statement.opening()).isNotNull();
        assertThat(statement.closing()).isNull();
        assertThat(statement.balances()).extracting(BankBalance::code).contains("CLBD");
        assertThat(BankSamples.tie(statement, BankCheck.READ).ties()).isFalse();
        assertThat(file.unreadable())
                .containsExactly(
                        new Unreadable(
                                0,
                                "CLBD",
                                "110.00 USD",
                                "stands in a statement in EUR; it is not taken for where the rows"
                                        + " end"));
        BankFile opening =
                BankSamples.read(
                        camt(
                                "08",
                                balance("OPBD", "1.00").replace("EUR", "USD")
                                        + balance("CLBD", "11.00"),
                                entry),
                        Hints.NONE);
        assertThat(opening.statements().getFirst().opening()).isNull();
        assertThat(opening.statements().getFirst().closing()).isNotNull();
        assertThat(opening.unreadable()).extracting(Unreadable::text).containsExactly("1.00 USD");
    }

    @Test
    void aBalanceOfTooManyDigitsSaysSo() {
        String huge = balance("CLBD", "1000000000000000099");
        BankFile file =
                BankSamples.read(
                        camt("08", "", entry("10.00", "CRDT", BOOKED, "") + huge), Hints.NONE);

        assertThat(file.unreadable())
                .containsExactly(
                        new Unreadable(
                                0,
                                "balance CLBD",
                                "1000000000000000099",
                                "has more than 20 digits, counted with the decimals of EUR"));
        assertThat(BankText.lines(file))
                .contains(
                        "UNREADABLE      balance CLBD: '1000000000000000099' has more than 20"
                                + " digits, counted with the decimals of EUR");
    }

    private static String batch(String count, String total, String details) {
        return "<NtryDtls><Btch><NbOfTxs>%s</NbOfTxs><TtlAmt Ccy=\"EUR\">%s</TtlAmt></Btch>%s</NtryDtls>"
                .formatted(count, total, details);
    }

    private static BankStatement of(String batches) {
        return first(camt("08", "", entry("30.00", "CRDT", BOOKED, batches)));
    }

    private static List<String> failing(BankStatement statement) {
        return statement.checks().stream()
                .filter(check -> !check.ties() && !check.tie().contains("details"))
                .map(check -> check.tie() + " " + check.left() + " " + check.right())
                .toList();
    }
}
