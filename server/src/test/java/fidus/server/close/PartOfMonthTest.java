package fidus.server.close;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.close.StepKind;
import fidus.close.TieOut;
import fidus.close.TieOutRule;
import fidus.close.TieOutState;
import fidus.ledger.Postings;
import fidus.money.Money;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.ReconciliationRun;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.ExplainBreak;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.reconciliation.desk.Workbench;
import fidus.time.BusinessDays;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A month is closed with reconciliations of all its days, not with one of its last.
class PartOfMonthTest {
    private static final LocalDate LAST = LocalDate.parse("2027-03-31");
    private static final MonthFacts.Days MARCH =
            new MonthFacts.Days(YearMonth.of(2027, 3), BusinessDays.UTC);

    @Test
    void aRunOfTheLastDayAloneNeitherClosesTheMonthNorProvesADifference() {
        try (var desk = CloseDesk.afterMarch()) {
            CloseBank bank = CloseBank.at(desk);
            bank.statement(
                    ":61:2703160316D5000,00NTRFNONREF//K2\n:86:Nobody booked it\n", "5000,00");
            desk.post(
                    "E3",
                    "house/1",
                    "2027-03-31",
                    Postings.debit(
                            "1010",
                            CloseDesk.usd("1.00"),
                            Map.of("bankAccount", bank.house().name())),
                    Postings.credit("3010", CloseDesk.usd("1.00"), Map.of()));

            explain(desk, bank, bank.reconciled(LAST, LAST));

            assertThat(desk.step(StepKind.STATEMENTS).blocks())
                    .anyMatch(
                            block ->
                                    block.message()
                                            .contains(
                                                    "no reconciliation looked at the days"
                                                            + " 2027-03-16 to 2027-03-30"));
            TieOut tie = tie(desk);
            assertThat(tie.tieOutState()).isEqualTo(TieOutState.DIFFERS);
            assertThat(tie.difference()).contains(CloseDesk.usd("5001.00"));
            assertThat(tie.explanation()).contains("No reconciliation looked at the days");

            Workbench rest = bank.reconciled(LocalDate.parse("2027-02-01"), LAST);
            assertThat(tie(desk).explanation()).contains("1 break of its reconciliation is open");
            explain(desk, bank, rest);

            assertThat(tie(desk).tieOutState()).isEqualTo(TieOutState.EXPLAINED);
            assertThat(desk.step(StepKind.STATEMENTS).blocks())
                    .noneMatch(block -> block.message().contains(bank.house().name()));
        }
    }

    @Test
    void runsOfTheWholeMonthFollowEachOtherWithoutAGap() {
        ReconciliationRun end = run("2027-03-20", "2027-03-31");
        ReconciliationRun middle = run("2027-03-05", "2027-03-19");
        ReconciliationRun early = run("2027-02-10", "2027-03-04");
        LocalDate first = LocalDate.parse("2027-01-01");

        CoveredDays whole =
                CoveredDays.of(MARCH, List.of(early, end, middle), first, CoveredDaysTest.ASKED);
        CoveredDays part = CoveredDays.of(MARCH, List.of(early, end), first, CoveredDaysTest.ASKED);
        CoveredDays begun =
                CoveredDays.of(
                        MARCH,
                        List.of(end, middle),
                        LocalDate.parse("2027-03-05"),
                        CoveredDaysTest.ASKED);

        assertThat(whole.gap()).isNull();
        assertThat(whole.runs()).containsExactly(end, middle, early);
        assertThat(part.gap()).hasToString("2027-03-01 to 2027-03-19");
        assertThat(part.isSigned()).isFalse();
        assertThat(begun.gap()).isNull();
        assertThat(
                        CoveredDays.of(MARCH, List.of(early, middle), first, CoveredDaysTest.ASKED)
                                .last())
                .isNull();
    }

    private static ReconciliationRun run(String from, String to) {
        return ReconciliationRun.started(
                        new RunId(new UUID(0, LocalDate.parse(from).toEpochDay())),
                        new ReconciliationRun.Key("BROKER", 1, "7001@Broker-Live", from),
                        LocalDate.parse(from),
                        LocalDate.parse(to))
                .complete(
                        new ReconciliationRun.Outcome(
                                "hash",
                                new ReconciliationRun.Counts(0, 0, 0, 0, 0, 0),
                                List.of(held())));
    }

    private static BalanceProof held() {
        Money held = CloseDesk.usd("100.00");
        Money zero = CloseDesk.usd("0.00");
        return new BalanceProof(
                new BalanceProof.Balances(held, held, held, held), zero, zero, zero, zero, zero);
    }

    private static void explain(CloseDesk desk, CloseBank bank, Workbench bench) {
        for (BreakCard card : bench.breaks()) {
            if (card.found().breakState() == BreakState.OPEN) {
                desk.ask(
                        ReconciliationCalls.EXPLAIN,
                        new ExplainBreak(
                                card.found().id(),
                                bank.house().makerId(),
                                CauseCode.TIMING,
                                "The bank books it in April",
                                card.found().version()));
            }
        }
    }

    private static TieOut tie(CloseDesk desk) {
        return desk.month().tieOuts().stream()
                .filter(tie -> tie.tieOutRule() == TieOutRule.L11)
                .findFirst()
                .orElseThrow();
    }
}
