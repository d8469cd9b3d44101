package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.money.Money;
import fidus.reconciliation.Condition;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Every order of a side agrees with a plain sort of the same rows.
class SideOrderTest {
    private static final List<String> CURRENCIES = List.of("USD", "EUR", "JPY");
    private static final List<String> TEXTS =
            List.of("Rent", "rent", "", "Zoë", "zoe", "Ärger", "BUY EURUSD", "buy eurusd 2", "𝒜");

    private final Random random = new Random(20_261_122);
    private final List<MatchRow> rows = IntStream.range(0, 700).mapToObj(this::row).toList();
    private final int[] some = IntStream.range(0, 700).filter(it -> it % 3 != 1).toArray();

    @Test
    void amountsAreOrderedByCurrencyAndExactlyInEach() {
        Comparator<MatchRow> currency = Comparator.comparing(it -> it.amount().currency().code());
        Comparator<MatchRow> amount = Comparator.comparing(it -> it.amount().amount());
        SideOrder order = columns().byAmount();
        agrees(order, false, currency.thenComparing(amount));
        assertThat(order.of(some, true)[0]).isEqualTo(first("USD", amount.reversed()));
    }

    @Test
    void daysAndTextsAreOrderedUpAndDownAndEqualOnesStayAsTheyWere() {
        Comparator<MatchRow> day = Comparator.comparing(MatchRow::bookingDate);
        agrees(columns().byDay(), false, day);
        agrees(columns().byDay(), true, day.reversed());
        var texts = new TextOrder();
        rows.forEach(row -> texts.add(row.text()));
        Comparator<MatchRow> text =
                Comparator.comparing(
                        it -> it.text().toLowerCase(Locale.ROOT).codePoints().boxed().toList(),
                        SideOrderTest::inTurn);
        agrees(texts.order(), false, text);
        agrees(texts.order(), true, text.reversed());
    }

    @Test
    void whatNothingIsSaidOfComesLastUpAndDown() {
        var said = new Whys(1, new byte[5], new byte[0]);
        Map.of(1, Condition.AMOUNT, 2, Condition.values()[0], 4, Condition.AMOUNT)
                .forEach((place, why) -> said.say(Side.BOOK, place, why));
        SideOrder order = said.ordered(Side.BOOK);
        int[] all = {0, 1, 2, 3, 4};
        assertThat(order.of(all, false)).containsExactly(2, 1, 4, 0, 3);
        assertThat(order.of(all, true)).containsExactly(1, 4, 2, 0, 3);
    }

    @Test
    void aRowThatIsNotListedStillHasItsPlaceInTheOrder() {
        SideOrder order = columns().byAmount();
        int[] whole = order.of(IntStream.range(0, 700).toArray(), true);
        int[] listed = order.of(some, true);
        for (int i = 0; i < whole.length; i++) {
            List<Integer> from = IntStream.of(whole).skip(i).boxed().toList();
            int expected = 0;
            while (expected < listed.length && !from.contains(listed[expected])) {
                expected++;
            }
            assertThat(order.indexOf(listed, true, whole[i])).isEqualTo(expected);
        }
    }

    private void agrees(SideOrder order, boolean down, Comparator<MatchRow> plain) {
        List<Integer> expected = new ArrayList<>(IntStream.of(some).boxed().toList());
        expected.sort(Comparator.comparing(rows::get, plain));
        assertThat(IntStream.of(order.of(some, down)).boxed().toList()).isEqualTo(expected);
    }

    private int first(String currency, Comparator<MatchRow> by) {
        return IntStream.of(some)
                .boxed()
                .filter(it -> rows.get(it).amount().currency().code().equals(currency))
                .min(Comparator.comparing(rows::get, by))
                .orElseThrow();
    }

    private static int inTurn(List<Integer> one, List<Integer> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return one.get(i) - other.get(i);
            }
        }
        return one.size() - other.size();
    }

    private SideColumns columns() {
        var columns = new SideColumns(250);
        var currencies = SideColumns.currencies(rows);
        columns.add(currencies, SideColumns.numbers(rows, currencies));
        return columns.filled();
    }

    private MatchRow row(int at) {
        String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        String amount = random.nextInt(-40, 40) + (currency.equals("JPY") ? "" : ".25");
        return new MatchRow(
                "row-" + at,
                LocalDate.ofEpochDay(random.nextInt(-20, 20)),
                null,
                Money.of(amount, currency),
                TEXTS.get(random.nextInt(TEXTS.size())),
                "",
                null);
    }
}
