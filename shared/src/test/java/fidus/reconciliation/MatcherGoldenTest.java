package fidus.reconciliation;

import static fidus.reconciliation.Rows.keyed;
import static fidus.reconciliation.Rows.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fidus.contract.Refused;
import fidus.contract.Wire;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class MatcherGoldenTest {
    private static final MatchRow DEPOSIT =
            row("B1", "2027-01-08", "10000.00", "Deposit Client A INV 4711");

    private static MatchResult bank(List<MatchRow> book, List<MatchRow> statement) {
        return Matcher.run(MatchProfile.bank(), book, statement, Set.of());
    }

    private static Explanation of(MatchResult result, Side side, String id) {
        return result.explanations().stream()
                .filter(it -> it.row().equals(new RowRef(side, id)))
                .findFirst()
                .orElseThrow();
    }

    /// G32: this case and the next two.
    @Test
    void theSameDayAndTextMatchInTheFirstPass() {
        MatchResult result =
                bank(
                        List.of(DEPOSIT),
                        List.of(row("S1", "2027-01-08", "10000.00", "DEPOSIT CLIENT A INV-4711")));
        assertThat(result.matches())
                .containsExactly(
                        new Match(
                                "P1",
                                new BigDecimal("1.0000"),
                                List.of("B1"),
                                List.of("S1"),
                                Money.of("0.00", "USD")));
        assertThat(result.unmatched()).isEmpty();
    }

    @Test
    void aCutTextTwoDaysLaterMatchesBySimilarity() {
        MatchResult result =
                bank(
                        List.of(DEPOSIT),
                        List.of(row("S1", "2027-01-10", "10000.00", "DEPOSIT CLIENT A INV 471")));
        assertThat(result.matches())
                .singleElement()
                .satisfies(
                        match -> {
                            assertThat(match.pass()).isEqualTo("P3");
                            assertThat(match.score()).isEqualTo(new BigDecimal("0.9095"));
                        });
        Texts texts = new Texts();
        int one = texts.of("Deposit Client A INV 4711");
        int other = texts.of("DEPOSIT CLIENT A INV 471");
        long likeness = new Likeness(texts).similar(MatchPass.Similarity.CHARACTERS, one, other, 0);
        assertThat(Likeness.rounded(likeness)).isEqualTo("0.9524");
    }

    @Test
    void anotherWordOrderWithAChargeIsExplainedByItsReference() {
        MatchResult result =
                bank(
                        List.of(DEPOSIT),
                        List.of(row("S1", "2027-01-11", "9985.00", "INV 4711 DEPOSIT CLIENT A")));
        assertThat(result.matches()).isEmpty();
        for (Explanation why : result.explanations()) {
            assertThat(why.closest()).isNotNull();
            assertThat(why.closest().pass()).isEqualTo("P4");
            assertThat(why.failed())
                    .containsExactly(
                            new Explanation.Failure(Condition.REFERENCE, "0.0000", "0.9500"));
        }
        assertThat(result.explanations()).hasSize(2);
    }

    /// G33: this case and the next.
    @Test
    void twinsArePairedInRowOrder() {
        List<MatchRow> book = new ArrayList<>();
        List<MatchRow> statement = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            book.add(row("B" + i, "2027-01-08", "-25.00", "Bank fee"));
            statement.add(row("S" + i, "2027-01-08", "-25.00", "Bank fee"));
        }
        MatchResult result = bank(book, statement);
        assertThat(result.matches())
                .extracting(Match::pass, Match::bookRows, Match::statementRows)
                .containsExactly(
                        tuple("P1", List.of("B1"), List.of("S1")),
                        tuple("P1", List.of("B2"), List.of("S2")));
    }

    @Test
    void oneRowAgainstTwoEqualOnesIsOnlySuggested() {
        MatchResult result =
                bank(
                        List.of(row("B1", "2027-01-08", "-25.00", "Bank fee")),
                        List.of(
                                row("S1", "2027-01-08", "-25.00", "Bank fee"),
                                row("S2", "2027-01-08", "-25.00", "Bank fee")));
        assertThat(result.matches()).isEmpty();
        assertThat(result.suggestions())
                .extracting(
                        Suggestion::pass,
                        Suggestion::reason,
                        Suggestion::statementRows,
                        Suggestion::rank)
                .containsExactly(
                        tuple("P1", Condition.AMBIGUOUS, List.of("S1"), 1),
                        tuple("P1", Condition.AMBIGUOUS, List.of("S2"), 2));
        assertThat(of(result, Side.BOOK, "B1").failed())
                .containsExactly(new Explanation.Failure(Condition.AMBIGUOUS, "0.0000", "0.0500"));
    }

    /// G34.
    @Test
    void aBatchIsOneMatchOfOneToTwo() {
        MatchResult result =
                bank(
                        List.of(
                                keyed("B1", "2027-01-08", "-150.00", "Payout 1", "PB-12"),
                                keyed("B2", "2027-01-08", "-75.50", "Payout 2", "PB-12")),
                        List.of(row("S1", "2027-01-09", "-225.50", "BATCH PB-12")));
        assertThat(result.matches())
                .containsExactly(
                        new Match(
                                "P5",
                                new BigDecimal("0.9667"),
                                List.of("B1", "B2"),
                                List.of("S1"),
                                Money.of("0.00", "USD")));
    }

    /// G35.
    @Test
    void theProofOfOpenRowsGivesTheStatementClosing() {
        Money zero = Money.of("0.00", "USD");
        BalanceProof proof =
                new BalanceProof(
                        new BalanceProof.Balances(
                                Money.of("1000.00", "USD"),
                                Money.of("1348.00", "USD"),
                                Money.of("1000.00", "USD"),
                                Money.of("1400.00", "USD")),
                        Money.of("-2.00", "USD"),
                        Money.of("50.00", "USD"),
                        zero,
                        zero,
                        zero);
        assertThat(proof.expectedStatementClosing()).isEqualTo(Money.of("1348.00", "USD"));
        assertThat(proof.holds()).isTrue();
        assertThat(proof.openingsApart()).isEqualTo(zero);
    }

    @Test
    void textsAreSeenWithoutPunctuationAndLeadingZeros() {
        assertThat(TextView.of("REF. 000123/ACME").tokens()).containsExactly("REF", "123", "ACME");
        assertThat(TextView.of("ｆｅｅ 000").tokens()).containsExactly("FEE", "0");
        assertThat(TextView.of(" -/. ")).isEqualTo(TextView.EMPTY);
    }

    @Test
    void aRowAWeekLateSaysHowLateItIs() {
        MatchResult result =
                bank(
                        List.of(DEPOSIT),
                        List.of(row("S1", "2027-01-15", "10000.00", "Deposit Client A INV 4711")));
        assertThat(of(result, Side.BOOK, "B1").failed())
                .containsExactly(new Explanation.Failure(Condition.DATE_WINDOW, "+7 days", "+5"));
    }

    @Test
    void aRowAloneHasNoCounterpart() {
        MatchResult result = bank(List.of(DEPOSIT), List.of());
        assertThat(of(result, Side.BOOK, "B1").condition()).isEqualTo(Condition.NO_COUNTERPART);
        assertThat(of(result, Side.BOOK, "B1").limit()).isEqualTo("60 days");
    }

    @Test
    void aChargeKeptByTheBankIsMatchedWithItsDifference() {
        MatchResult result =
                bank(
                        List.of(DEPOSIT),
                        List.of(row("S1", "2027-01-08", "9985.00", "Deposit Client A INV 4711")));
        // 0.5 + 0.3 × (1 − 0.5 × 15 ÷ 30) + 0.2 × 1
        assertThat(result.matches())
                .containsExactly(
                        new Match(
                                "P4",
                                new BigDecimal("0.9250"),
                                List.of("B1"),
                                List.of("S1"),
                                Money.of("-15.00", "USD")));
    }

    @Test
    void aPoolThatIsTooLargeIsSaid() {
        List<MatchRow> statement = new ArrayList<>();
        for (int i = 0; i < 41; i++) {
            statement.add(row("S" + i, "2027-01-08", "3.0" + i % 10, "x" + i));
        }
        MatchResult result = bank(List.of(row("B1", "2027-01-08", "100.00", "sum")), statement);
        assertThat(result.unsearched())
                .containsExactly(
                        new MatchResult.Unsearched(new RowRef(Side.BOOK, "B1"), "P9", 41, 40));
        assertThat(of(result, Side.BOOK, "B1").sentence()).contains("POOL_TOO_LARGE 41 rows");
        MatchResult smaller =
                bank(List.of(row("B1", "2027-01-08", "100.00", "sum")), statement.subList(0, 40));
        assertThat(smaller.unsearched()).isEmpty();
    }

    @Test
    void aSubsetIsProposedFewestRowsFirst() {
        MatchResult result =
                bank(
                        List.of(row("B1", "2027-01-08", "100.00", "together")),
                        List.of(
                                row("S1", "2027-01-08", "60.00", "a"),
                                row("S2", "2027-01-08", "40.00", "b"),
                                row("S3", "2027-01-08", "30.00", "c"),
                                row("S4", "2027-01-08", "10.00", "d")));
        assertThat(result.matches()).isEmpty();
        assertThat(result.suggestions())
                .extracting(Suggestion::pass, Suggestion::statementRows)
                .startsWith(tuple("P9", List.of("S2", "S1")));
        assertThat(result.suggestions())
                .anySatisfy(it -> assertThat(it.statementRows()).containsExactly("S4", "S3", "S1"));
    }

    @Test
    void anUndoneMatchIsNotMadeAgainAndSaysSo() {
        List<MatchRow> statement =
                List.of(row("S1", "2027-01-08", "10000.00", "Deposit Client A INV 4711"));
        Match match = bank(List.of(DEPOSIT), statement).matches().getFirst();
        MatchResult again =
                Matcher.run(
                        MatchProfile.bank(),
                        List.of(DEPOSIT),
                        statement,
                        Set.of(Exclusion.of(match)));
        assertThat(again.matches()).isEmpty();
        assertThat(of(again, Side.STATEMENT, "S1").condition())
                .isEqualTo(Condition.EXCLUDED_BY_UNDO);
    }

    @Test
    void rowsOfAmountZeroAreInformationOnly() {
        MatchResult result = bank(List.of(row("B1", "2027-01-08", "0.00", "note")), List.of());
        assertThat(result.informationOnly()).containsExactly(new RowRef(Side.BOOK, "B1"));
        assertThat(result.unmatched()).isEmpty();
    }

    @Test
    void aRepeatedRowIdIsRefused() {
        assertThatThrownBy(() -> bank(List.of(DEPOSIT, DEPOSIT), List.of()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("B1");
    }

    @Test
    void aPairIsComparedByValueDatesWhenBothHaveThem() {
        Money amount = Money.of("5.00", "USD");
        LocalDate day = LocalDate.parse("2027-01-08");
        MatchRow book = new MatchRow("B1", day, day.plusDays(9), amount, "a text", "", null);
        MatchRow near =
                new MatchRow("S1", day.plusDays(20), day.plusDays(9), amount, "a text", "", null);
        assertThat(bank(List.of(book), List.of(near)).matches())
                .extracting(Match::pass)
                .containsExactly("P1");
    }

    @Test
    void profilesAndResultsSurviveTheWire() throws Exception {
        MatchProfile bank = MatchProfile.bank();
        assertThat(Wire.STRICT.readValue(Wire.STRICT.writeValueAsString(bank), MatchProfile.class))
                .isEqualTo(bank);
        MatchResult result =
                bank(List.of(DEPOSIT), List.of(row("S1", "2027-01-11", "9985.00", "INV 4711 A")));
        assertThat(Wire.STRICT.readValue(Wire.STRICT.writeValueAsString(result), MatchResult.class))
                .isEqualTo(result);
    }
}
