package fidus.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fidus.contract.Refused;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.FindBreakPage.Order;
import fidus.reconciliation.desk.FindBreakPage.States;
import fidus.server.mongo.Unit;
import fidus.settings.SettingHistory;
import fidus.settings.SettingKey;
import fidus.settings.SettingValue;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/// The list of breaks in memory, read in advance.
final class BreakShelfTest extends OneDesk {
    @Test
    void whatWasReadInAdvanceIsNotReadAgainAndChangesAreTakenIn() {
        AccountKey account = PagedDesk.account(9_601, 9);
        var counting = shelf();
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
        BreakShelf fresh = shelf();
        List<BreakShelf.Found> both =
                mongo.read(
                        unit ->
                                List.of(
                                        counting.find(unit, find, today),
                                        fresh.find(unit, find, today)));
        assertThat(both.getFirst()).isEqualTo(both.getLast());
    }

    @Test
    void howLongABreakMayStandIsDecidedByTheDayItWasFirstSeen() {
        String set = SettingKey.BREAK_DAYS.checked("1/1/5/20");
        var days = days(set, "2026-12-01");
        assertThat(days.allowed("R1", Severity.WARNING, LocalDate.parse("2026-11-30")))
                .isEqualTo(10);
        assertThat(days.allowed("R1", Severity.WARNING, LocalDate.parse("2026-12-01")))
                .isEqualTo(5);
        assertThat(days.allowed("R1", Severity.CRITICAL, LocalDate.parse("2026-12-01")))
                .isEqualTo(1);
        for (String wrong : List.of("3/1/10/30", "0/3/10/30", "1/3/10", "1/3/10/366", "1/3/x/30")) {
            assertThatThrownBy(() -> SettingKey.BREAK_DAYS.checked(wrong))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("1/3/10/30");
        }
    }

    /// An unmatched row is critical from its eighth day, and a critical break may stand three days.
    @Test
    void anUnmatchedRowIsNotOverdueOnTheDayItTurnsCritical() {
        assertThat(overdueAges("1/3/10/30")).startsWith(11L);
        assertThat(overdueAges("1/3/30/60")).startsWith(12L);
        assertThat(overdueAges("1/3/5/30")).as("shorter than until then").startsWith(6L);
    }

    /// The ages of a row first seen on 1 November at which it is overdue.
    private static List<Long> overdueAges(String set) {
        LocalDate first = LocalDate.parse("2026-11-01");
        var row =
                new BreakLine(
                        new BreakId(UUID.randomUUID()),
                        1,
                        "1@Fidus-Real",
                        ReconciliationBreak.UNMATCHED,
                        "1",
                        BreakState.OPEN,
                        Severity.WARNING,
                        first,
                        null,
                        null,
                        null,
                        first,
                        "");
        BreakDays days = days(set, "2026-10-01");
        return LongStream.rangeClosed(0, 40)
                .filter(age -> row.isOverdue(first.plusDays(age), days))
                .boxed()
                .toList();
    }

    private static BreakDays days(String set, String from) {
        return new BreakDays(
                new SettingHistory(SettingKey.BREAK_DAYS, List.of())
                        .with(
                                new SettingValue(
                                        set,
                                        LocalDate.parse(from),
                                        "As the house wants it",
                                        "ann",
                                        "ben",
                                        Instant.EPOCH)));
    }

    private static BreakShelf shelf() {
        return new BreakShelf(
                new BreakStore(), _ -> new SettingHistory(SettingKey.BREAK_DAYS, List.of()));
    }

    private static String digest(BreakShelf shelf, Unit unit, FindBreakPage find, LocalDate today) {
        shelf.read(unit);
        return shelf.find(unit, find, today).digest();
    }
}
