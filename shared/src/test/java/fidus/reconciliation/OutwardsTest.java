package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.reconciliation.Outwards.Limits;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

@DisplayName("Rows outwards from an amount")
class OutwardsTest {
    private static final Limits ALL = new Limits(0, Long.MAX_VALUE);

    private static final Nearby.Span SPAN =
            span(-900, -500, -400, -400, -100, 100, 300, 400, 450, 450, 900);

    @Test
    void theNearerComeFirstAndTheOtherSignNever() {
        assertThat(walk(400, 1, ALL, Long.MAX_VALUE)).containsExactly(400, 450, 450, 300, 100, 900);
        assertThat(walk(400, -1, ALL, Long.MAX_VALUE))
                .containsExactly(-400, -400, -500, -100, -900);
        assertThat(walk(5_000, 1, ALL, Long.MAX_VALUE))
                .containsExactly(900, 450, 450, 400, 300, 100);
    }

    @Test
    void nothingIsFartherThanTheMostOrBeyondTheLimits() {
        assertThat(walk(400, 1, ALL, 50)).containsExactly(400, 450, 450);
        assertThat(walk(400, 1, new Limits(300, 420), Long.MAX_VALUE)).containsExactly(400, 300);
        assertThat(walk(400, -1, new Limits(400, 400), Long.MAX_VALUE)).containsExactly(-400, -400);
        assertThat(walk(200, 1, new Limits(200, 200), Long.MAX_VALUE)).isEmpty();
        assertThat(walk(400, 1, ALL, -1)).isEmpty();
    }

    @Test
    void aPartOfASpanShowsNothingBesideIt() {
        Nearby.Span part = new Nearby.Span(SPAN.rows, SPAN.sums, 7, 9);
        Outwards walk = new Outwards(part, 1, 450, ALL);
        assertThat(List.of(walk.next(900), walk.next(900), walk.next(900)))
                .containsExactly(8, 7, -1);
    }

    private static List<Integer> walk(long magnitude, int sign, Limits limits, long most) {
        Outwards walk = new Outwards(SPAN, sign, magnitude, limits);
        List<Integer> found = new ArrayList<>();
        for (int at = walk.next(most); at >= 0; at = walk.next(most)) {
            found.add((int) SPAN.sums[at]);
        }
        return found;
    }

    private static Nearby.Span span(long... sums) {
        return new Nearby.Span(new int[sums.length], sums, 0, sums.length);
    }
}
