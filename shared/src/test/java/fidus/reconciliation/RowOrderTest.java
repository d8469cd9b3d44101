package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Currency;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

class RowOrderTest {
    private static final long MOST = 100_000_000_000_000_000L;

    @Test
    void manyRowsAreSortedByDateAmountTextAndId() {
        for (int spread : new int[] {1, 6, 400, Integer.MAX_VALUE}) {
            for (long amounts : new long[] {1, 3, 50_000, MOST}) {
                sorted(new Random(spread + amounts), spread, amounts);
            }
        }
    }

    private static void sorted(Random dice, int spread, long amounts) {
        var table = new RowTable(Side.BOOK, new Texts(), MatchProfile.Compared.TEXT);
        int count = 300;
        for (int row = 0; row < count; row++) {
            var words = new RowTable.Words("text " + dice.nextInt(3), "", null);
            long units = dice.nextLong(-amounts, amounts + 1);
            int day = dice.nextInt(spread) * (dice.nextBoolean() ? 1 : -1);
            String id = "R" + (row * 7_919) % 1_000_003;
            table.add(id, day, null, new RowTable.Amount(units, Currency.USD), words);
        }
        int[] rows = IntStream.range(0, count).toArray();
        new RowOrder(table).sort(rows, count);
        int[] plain =
                IntStream.range(0, count)
                        .boxed()
                        .sorted(
                                Comparator.comparingInt(table::booked)
                                        .thenComparingLong(table::amount)
                                        .thenComparing(
                                                row -> table.texts().compact(table.text(row)))
                                        .thenComparing(table::id))
                        .mapToInt(row -> row)
                        .toArray();
        assertThat(rows).as("days %s, amounts %s", spread, amounts).isEqualTo(plain);
        assertThat(Arrays.stream(rows).distinct()).hasSize(count);
    }
}
