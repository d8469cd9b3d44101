package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.money.Money;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

class DifferenceSplitTest {
    @Test
    void anUnmatchedRowAndItsCounterpartLeaveWhatReallyDiffers() {
        var split =
                new DifferenceSplit(
                        usd("-118.40"),
                        List.of(offset(1, "121.50")),
                        List.of(part(CauseCode.BANK_CHARGE, "3.00")));
        assertThat(split.afterOffsets()).isEqualTo(usd("3.10"));
        assertThat(split.unexplained()).isEqualTo(usd("0.10"));
        assertThat(split.explained()).isEqualTo(usd("-118.50"));
        assertThat(split.isWhole()).isFalse();
    }

    @Test
    void partsOfAWholeLeaveNothing() {
        var split =
                new DifferenceSplit(
                        usd("25.00"),
                        List.of(),
                        List.of(
                                part(CauseCode.BANK_CHARGE, "27.50"),
                                part(CauseCode.FX_DIFFERENCE, "-2.50")));
        assertThat(split.checked().isWhole()).isTrue();
        assertThat(split.explained()).isEqualTo(usd("25.00"));
    }

    @Test
    void explainedAndUnexplainedAlwaysGiveTheDifference() {
        long seed = 20_261_121L;
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            List<DifferenceSplit.Part> parts = new ArrayList<>();
            List<DifferenceSplit.Offset> offsets = new ArrayList<>();
            for (int n = random.nextInt(5); n > 0; n--) {
                parts.add(new DifferenceSplit.Part(CauseCode.TIMING, any(random), ""));
                offsets.add(new DifferenceSplit.Offset(id(n), any(random)));
            }
            var split = new DifferenceSplit(any(random), offsets, parts);
            assertThat(split.explained().plus(split.unexplained()))
                    .as("seed %d, try %d", seed, i)
                    .isEqualTo(split.difference());
        }
    }

    @Test
    void whatCannotBeASplitIsRefused() {
        refused("Give a cause", List.of(), List.of());
        refused("2.00 USD more than differs", List.of(), List.of(part(CauseCode.TIMING, "12.00")));
        refused("explains nothing", List.of(), List.of(part(CauseCode.TIMING, "0.00")));
        refused("system alone", List.of(), List.of(part(CauseCode.CLEARED_BY_DATA, "1.00")));
        refused("set off twice", List.of(offset(1, "-1.00"), offset(1, "-1.00")), List.of());
        refused(
                "the difference is not",
                List.of(),
                List.of(new DifferenceSplit.Part(CauseCode.TIMING, Money.of("1.00", "EUR"), "")));
        refused(
                "characters",
                List.of(),
                List.of(new DifferenceSplit.Part(CauseCode.TIMING, usd("1.00"), "x".repeat(201))));
        var many = java.util.Collections.nCopies(21, part(CauseCode.TIMING, "0.01"));
        refused("At most 20 parts", List.of(), many);
    }

    private static void refused(
            String why, List<DifferenceSplit.Offset> offsets, List<DifferenceSplit.Part> parts) {
        var split = new DifferenceSplit(usd("10.00"), offsets, parts);
        assertThatThrownBy(split::checked).isInstanceOf(Refused.class).hasMessageContaining(why);
    }

    private static Money any(Random random) {
        return Money.of(
                java.math.BigDecimal.valueOf(random.nextInt(200_001) - 100_000, 2).toPlainString(),
                "USD");
    }

    private static DifferenceSplit.Part part(CauseCode cause, String sum) {
        return new DifferenceSplit.Part(cause, usd(sum), "");
    }

    private static DifferenceSplit.Offset offset(int number, String sum) {
        return new DifferenceSplit.Offset(id(number), usd(sum));
    }

    private static BreakId id(int number) {
        return new BreakId(new UUID(0, number));
    }

    private static Money usd(String sum) {
        return Money.of(sum, "USD");
    }
}
