package fidus.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.contract.Canonical;
import fidus.contract.Wire;
import fidus.reconciliation.profiles.ProfileText;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// Windows that count business days.
final class DayUnitTest {
    private static final int FIRST = (int) LocalDate.parse("2024-01-01").toEpochDay();
    private static final int LAST = (int) LocalDate.parse("2031-12-31").toEpochDay();

    @Test
    void betweenTwoDaysLieTheOpenOnesAfterTheFirstUpToTheSecond() {
        for (DayUnit unit : DayUnit.values()) {
            int open = 0;
            for (int day = FIRST + 1; day <= LAST; day++) {
                open += PlainDays.isOpen(unit, LocalDate.ofEpochDay(day)) ? 1 : 0;
                assertThat(unit.between(FIRST, day))
                        .as("%s to %s", unit, LocalDate.ofEpochDay(day))
                        .isEqualTo(open);
                assertThat(unit.between(day, FIRST)).isEqualTo(-open);
            }
        }
    }

    @Test
    void aWindowNeverStretchesFartherThanItIsLookedAt() {
        int longest = (int) LocalDate.parse("2199-06-01").toEpochDay();
        for (DayUnit unit : DayUnit.values()) {
            for (int days : new int[] {0, 1, 2, 4, 5, 10, 21, 60}) {
                int reach = unit.stretch(days);
                for (int day = 0; day < longest; day++) {
                    if (unit.between(day, day + reach + 1) <= days) {
                        throw new AssertionError(unit + " " + days + " from " + day);
                    }
                }
            }
        }
    }

    @Test
    void easterIsThatOfTheTables() {
        assertThat(
                        List.of(
                                TargetDays.easter(2002),
                                TargetDays.easter(2038),
                                TargetDays.easter(2008)))
                .extracting(LocalDate::toString)
                .containsExactly("2002-03-31", "2038-04-25", "2008-03-23");
    }

    @Test
    void rulesOfBeforeCountCalendarDaysAndGiveTheSameHash() throws Exception {
        MatchPass.Window before =
                Wire.STRICT.readValue("{\"daysBefore\":1,\"daysAfter\":5}", MatchPass.Window.class);
        assertThat(before).isEqualTo(new MatchPass.Window(1, 5, DayUnit.CALENDAR));
        MatchResult result =
                Matcher.run(
                        MatchProfile.bank(),
                        List.of(Rows.row("B1", "2027-01-08", "10.00", "a")),
                        List.of(Rows.row("S1", "2027-01-09", "10.00", "a")),
                        Set.of());
        assertThat(result.runHash())
                .as("the hash of the rules before there were units")
                .isEqualTo("7fd16b43208ce6a535d7843dd75d705b16555fadf8452b619d18e3186c52deaf");
    }

    /// The run of a server is found again by the digest of what it compared, rules included.
    @Test
    void rulesThatCountCalendarDaysHaveTheDigestOfRulesBeforeThereWereUnits() {
        assertThat(Canonical.text(new MatchPass.Window(1, 5)))
                .isEqualTo("{\"daysAfter\":5,\"daysBefore\":1}");
        assertThat(Canonical.text(new MatchPass.Window(1, 5, DayUnit.TARGET)))
                .isEqualTo("{\"daysAfter\":5,\"daysBefore\":1,\"unit\":\"TARGET\"}");
        assertThat(Canonical.digest(MatchProfile.bank()))
                .isEqualTo("47b782df6acf4d320104aedb772d53010f610d69ec6c99c6d3daaf6b3c804dab");
    }

    @Test
    void overAnEasterWeekendOnlyTheRightCalendarMatches() {
        // Thursday before Easter to the Wednesday after it: 6 calendar days, 4 weekdays, 2 open.
        List<MatchRow> book = List.of(Rows.row("B1", "2027-03-25", "10.00", "invoice 4711"));
        List<MatchRow> statement = List.of(Rows.row("S1", "2027-03-31", "10.00", "invoice 4711"));
        for (DayUnit unit : DayUnit.values()) {
            MatchResult result =
                    Matcher.run(
                            ofWindow(new MatchPass.Window(0, 2, unit)), book, statement, Set.of());
            assertThat(result.matches()).as(unit.name()).hasSize(unit == DayUnit.TARGET ? 1 : 0);
            if (unit != DayUnit.TARGET) {
                assertThat(result.explanations().getFirst().sentence())
                        .contains(
                                unit == DayUnit.CALENDAR
                                        ? "DATE_WINDOW +6 days, limit +2"
                                        : "DATE_WINDOW +4 business days, limit +2");
            }
        }
    }

    @Test
    void theUnitIsPartOfTheEvidenceAndOfTheWords() {
        List<MatchRow> none = List.of();
        MatchProfile calendar = ofWindow(new MatchPass.Window(1, 5));
        MatchProfile weekdays = ofWindow(new MatchPass.Window(1, 5, DayUnit.WEEKDAYS));
        assertThat(Matcher.run(weekdays, none, none, Set.of()).inputHash())
                .isNotEqualTo(Matcher.run(calendar, none, none, Set.of()).inputHash());
        assertThat(ProfileText.changes(calendar, weekdays))
                .containsExactly(
                        "Pass X1: one to one, reference equal, amount exact, 1 business day"
                                + " (Monday to Friday) before to 5 after (was one to one, reference"
                                + " equal, amount exact, 1 day before to 5 after)");
    }

    private static MatchProfile ofWindow(MatchPass.Window window) {
        MatchProfile bank = MatchProfile.bank();
        return new MatchProfile(
                "UNITS",
                1,
                List.of(MatchPass.pair("X1", ReferenceMode.EQUAL, window)),
                bank.compared(),
                bank.autoThreshold(),
                bank.suggestThreshold(),
                bank.ambiguityMargin(),
                bank.limits());
    }
}
