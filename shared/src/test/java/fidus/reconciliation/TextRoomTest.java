package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Currency;

import org.junit.jupiter.api.Test;

import java.util.function.IntFunction;

/// Room that is made for the texts of a long list, guessed from its first rows.
class TextRoomTest {
    private static final int SAMPLE = 2_000;
    private static final int ROWS = 100_000;
    private static final Currency EUR = new Currency("EUR");

    private final Texts texts = new Texts();

    private RowTable sampled(Side side, IntFunction<String> text) {
        var table = new RowTable(side, texts, MatchProfile.Compared.TEXT);
        for (int row = 0; row < SAMPLE; row++) {
            table.add(
                    "R" + row,
                    20_000,
                    null,
                    new RowTable.Amount(1, EUR),
                    new RowTable.Words(text.apply(row), "", null));
        }
        table.expect(ROWS);
        return table;
    }

    @Test
    void oneLongTextAmongEmptyOnesAsksForNoRoomForOthersLikeIt() {
        var _ = sampled(Side.BOOK, row -> row == 7 ? "X".repeat(2_000) : "");

        assertThat(texts.data().length).isLessThan(1 << 20);
    }

    @Test
    void aTextThatEveryRowSaysAsksForNoRoomForEachRow() {
        var _ = sampled(Side.BOOK, _ -> "Card payment ".repeat(20));

        assertThat(texts.data().length).isLessThan(1 << 20);
    }

    @Test
    void whatTheOtherSideSaysIsNoMeasure() {
        var _ = sampled(Side.BOOK, row -> "Payment of a customer with a name " + row);
        for (int more = 0; more < 20_000; more++) {
            var _ = texts.of("Another payment " + more);
        }
        int room = texts.data().length;
        var _ = sampled(Side.STATEMENT, _ -> "");

        assertThat(texts.data().length).isEqualTo(room);
    }

    @Test
    void textsOfTheirOwnHaveRoomAtOnce() {
        var _ = sampled(Side.BOOK, row -> "Payment of a customer " + row);

        assertThat(texts.data().length).isGreaterThan(ROWS * "Payment of a customer".length());
    }
}
