package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.mt5.AccountKey;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.FindBreakPage.Order;
import fidus.reconciliation.desk.FindBreakPage.States;
import fidus.server.mongo.Unit;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

/// The list of breaks in memory, read in advance.
final class BreakShelfTest extends OneDesk {
    @Test
    void whatWasReadInAdvanceIsNotReadAgainAndChangesAreTakenIn() {
        AccountKey account = PagedDesk.account(9_601, 9);
        var counting = new BreakShelf(new BreakStore());
        var mongo = server.parts().mongo();
        FindBreakPage find = PagedDesk.of(account, States.ALL, Order.WORST);
        LocalDate today = mongo.read(RunWork::today);
        assertThat(counting.isRead()).isFalse();

        String before = mongo.read(unit -> digest(counting, unit, find, today));
        assertThat(counting.isRead()).isTrue();
        var _ = desk.explain(PagedDesk.whole(account).getFirst(), CauseCode.TIMING);

        assertThat(mongo.<String>read(unit -> digest(counting, unit, find, today)))
                .as("one break has another version")
                .isNotEqualTo(before);
        BreakShelf fresh = new BreakShelf(new BreakStore());
        List<BreakShelf.Found> both =
                mongo.read(
                        unit ->
                                List.of(
                                        counting.find(unit, find, today),
                                        fresh.find(unit, find, today)));
        assertThat(both.getFirst()).isEqualTo(both.getLast());
    }

    private static String digest(BreakShelf shelf, Unit unit, FindBreakPage find, LocalDate today) {
        shelf.read(unit);
        return shelf.find(unit, find, today).digest();
    }
}
