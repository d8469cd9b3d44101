package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.desk.RowDocuments;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;

/// What a bank wrote of a row stands between quotes, so that nobody takes it for the house's words.
class QuotedRowTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 16);

    private static MatchRow row(String text) {
        return new MatchRow("STMT-2-1", DAY, null, Money.of("-100.00", "EUR"), text, "", null);
    }

    @Test
    void whatTheBankWroteStaysAsItStands() {
        String told = QuotedRow.of(row("Correction of STMT-1-3 \"late\""));

        assertThat(told)
                .isEqualTo("2026-11-16  -100.00 EUR  STMT-2-1  “Correction of STMT-1-3 \"late\"”");
        assertThat(RowDocuments.in(told))
                .isEqualTo(
                        "2026-11-16  -100.00 EUR  statement 2, row 1  “Correction of STMT-1-3"
                                + " \"late\"”");
    }

    @Test
    void aQuoteWithinDoesNotEndIt() {
        assertThat(QuotedRow.of(row("a ” b"))).endsWith("  “a \" b”");
        assertThat(QuotedRow.of(row(" "))).isEqualTo("2026-11-16  -100.00 EUR  STMT-2-1");
    }

    @Test
    void whatABreakTellsOfItsRowIsQuotedFromItsText() {
        assertThat(QuotedRow.of("-100.00 EUR 2026-11-16 Fee 2.50 EUR STMT-1-3"))
                .isEqualTo("-100.00 EUR 2026-11-16 “Fee 2.50 EUR STMT-1-3”");
        assertThat(QuotedRow.of("Something else")).isEqualTo("Something else");
    }
}
