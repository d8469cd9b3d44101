package fidus.reconciliation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.MatchRow;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

class RowDocumentsTest {
    @Test
    void aRowIsNamedByTheRecordItStandsIn() {
        assertThat(RowDocuments.of("ENTRY-12-1")).isEqualTo("Entry 12, line 1");
        assertThat(RowDocuments.of("STMT-2-5")).isEqualTo("Statement 2, row 5");
        assertThat(RowDocuments.of("STMT-2-5/3")).isEqualTo("Statement 2, row 5, part 3");
    }

    @Test
    void anythingElseIsItself() {
        assertThat(RowDocuments.of("7000123")).isEqualTo("7000123");
        assertThat(RowDocuments.of("REENTRY-12-1")).isEqualTo("REENTRY-12-1");
        assertThat(RowDocuments.in("PAYMENT-12-1 of MYSTMT-2-5"))
                .isEqualTo("PAYMENT-12-1 of MYSTMT-2-5");
    }

    @Test
    void whatABankWroteStaysAsItWroteIt() {
        assertThat(text("STMT-2-5", "Refund of ENTRY-12-1, see STMT-1-1 STMT-2-5"))
                .isEqualTo("Refund of ENTRY-12-1, see STMT-1-1 statement 2, row 5");
        assertThat(text("STMT-2-5/3", "ENTRY-12-1")).isEqualTo("ENTRY-12-1");
        assertThat(text("STMT-2-5", "STMT-2-5")).isEqualTo("statement 2, row 5");
        assertThat(text("7000123", "Deposit ENTRY-12-1")).isEqualTo("Deposit ENTRY-12-1");
        assertThat(text("ENTRY-12-1", "Booked STMT-2-5")).isEqualTo("Booked statement 2, row 5");
    }

    private static String text(String rowId, String text) {
        return RowDocuments.text(
                new MatchRow(
                        rowId,
                        LocalDate.of(2026, 11, 16),
                        null,
                        Money.of("1.00", "EUR"),
                        text,
                        "",
                        null));
    }

    @Test
    void aTextNamesEachOfItsRowsSo() {
        assertThat(RowDocuments.in("book rows ENTRY-12-1, ENTRY-13-2"))
                .isEqualTo("book rows entry 12, line 1, entry 13, line 2");
        assertThat(RowDocuments.in("ENTRY-12-1/STMT-2-5"))
                .isEqualTo("entry 12, line 1/statement 2, row 5");
    }

    @Test
    void whatIsQuotedOfSomebodyElseStaysAsItStands() {
        assertThat(RowDocuments.in("STMT-2-5 says “Refund of row ENTRY-12-1” $1 of STMT-2-6"))
                .isEqualTo(
                        "statement 2, row 5 says “Refund of row ENTRY-12-1” $1 of statement 2, row"
                                + " 6");
        assertThat(RowDocuments.of("“STMT-2-5”")).isEqualTo("“STMT-2-5”");
    }

    @Test
    void whatIsCalledARowIsNotCalledSoTwice() {
        assertThat(RowDocuments.in("Row STMT-3-5")).isEqualTo("Statement 3, row 5");
        assertThat(RowDocuments.in("With row STMT-1-9 of 2026-11-20 it comes to the sum."))
                .isEqualTo("With statement 1, row 9 of 2026-11-20 it comes to the sum.");
        assertThat(RowDocuments.in("Rows STMT-1-9 of 2026-11-20 and STMT-1-10/2 of 2026-11-21"))
                .isEqualTo(
                        "Statement 1, row 9 of 2026-11-20 and statement 1, row 10, part 2 of"
                                + " 2026-11-21");
        assertThat(RowDocuments.in("Row 9 of the file")).isEqualTo("Row 9 of the file");
    }
}
