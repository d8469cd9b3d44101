package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// I31: L1 to L10 hold after every event, whatever the order.
class RandomLifeTest {
    @Test
    void theBooksTieOutAfterEveryEventOfARandomLife() {
        long seed = 20_270_331;
        try (var desk = new CloseDesk("2026-12-31")) {
            var life = new RandomLife(desk, new Random(seed));
            var told = new ArrayList<String>();
            tie(desk, life, "seed " + seed + ", at the beginning");
            for (String event : life.order()) {
                told.add(event);
                life.happens(event);
                tie(desk, life, "seed " + seed + ", after " + told);
            }
        }
    }

    /// What came from a broker and is not recorded yet is open on 1200, to the cent.
    private static void tie(CloseDesk desk, RandomLife life, String because) {
        List<TieOut> books =
                desk.month().tieOuts().stream()
                        .filter(tie -> tie.tieOutRule().compareTo(TieOutRule.L10) <= 0)
                        .toList();
        assertThat(books)
                .as(because)
                .extracting(TieOut::tieOutRule)
                .contains(TieOutRule.L2, TieOutRule.L4, TieOutRule.L6, TieOutRule.L8);
        assertThat(books)
                .as(because)
                .filteredOn(tie -> tie.tieOutRule() != TieOutRule.L10)
                .allMatch(tie -> tie.tieOutState().isSettled());
        Money open =
                books.stream()
                        .filter(tie -> tie.tieOutRule() == TieOutRule.L10)
                        .map(tie -> Objects.requireNonNull(tie.right()).minus(tie.left()))
                        .reduce(CloseDesk.usd("0"), Money::plus);
        assertThat(open).as(because).isEqualTo(life.unrecorded());
    }
}
