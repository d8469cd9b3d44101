package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.FakeServer;
import fidus.desktop.shell.Shell;
import fidus.money.Money;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.desk.AgedBreaks;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakDeed;
import fidus.reconciliation.desk.BreakTrial;
import fidus.reconciliation.desk.BreaksDone;
import fidus.reconciliation.desk.CauseTrend;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.statements.StatementFile;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

class BreakReportsModelTest {
    private final Sample sample = new Sample();
    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);
    private Shell shell;

    @BeforeEach
    void answers() {
        fake.answer(
                ReconciliationCalls.BREAK_PAGE, asked -> BreakSample.page(sample.breaks(), asked));
        fake.answer(ReconciliationCalls.CAUSES, _ -> BreakSample.causes());
        fake.answer(ReconciliationCalls.AGED, _ -> BreakSample.aged());
        shell = fake.signedIn(Sample.NOW);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void onlyWhatStandsTooLongIsOverdue() {
        BreaksModel model = new BreaksModel(shell);
        model.read();
        assertThat(model.overdue()).isEqualTo(1);
        model.filters().overdueProperty().set(true);
        assertThat(model.rowsProperty().get())
                .extracting(card -> card.found().rule())
                .containsExactly("R8");
        BreakCard late = model.rowsProperty().get().getFirst();
        assertThat(Due.of(late)).isEqualTo(Due.OVERDUE);
        assertThat(BreakFacts.due(late)).isEqualTo("37 days overdue, 3 days allowed");
        BreakCard young = sample.breaks().get(1);
        assertThat(Due.of(young)).isNull();
        assertThat(BreakFacts.due(young)).isEqualTo("8 days left, 10 days allowed");
    }

    @Test
    void aBreakAskedForIsListedEvenWhenItIsNotOverdue() {
        BreaksModel model = new BreaksModel(shell);
        model.read();
        model.filters().overdueProperty().set(true);
        BreakCard wanted = sample.breaks().get(2);
        model.find(wanted.found().id().value().toString());
        assertThat(model.rowsProperty().get()).contains(wanted);
    }

    @Test
    void everyMonthOfTheSpanIsThereAndTheCommonestCauseComesFirst() {
        CausesModel model = new CausesModel(shell);
        model.read();
        CauseTable table = model.table();
        assertThat(table.months()).hasSize(6).startsWith("2026-06").endsWith("2026-11");
        assertThat(table.total()).isEqualTo(61);
        assertThat(
                        CauseTable.of(
                                        YearMonth.of(2026, 11),
                                        1,
                                        new CauseTrend(List.of(cell(true), cell(null))))
                                .lines())
                .as("what was matched is no clearing by data")
                .extracting(CauseTable.Line::matched)
                .containsExactlyInAnyOrder(true, false);
        CauseTable.Line timing = table.lines().getFirst();
        assertThat(timing.cause()).isEqualTo(CauseCode.TIMING);
        assertThat(timing.counts()).containsExactly(9L, 7L, 8L, 5L, 4L, 2L);
        assertThat(timing.share()).isEqualByComparingTo(new BigDecimal("57.4"));
        assertThat(timing.change()).isEqualTo(-2);
        assertThat(timing.sums()).containsExactly(Money.of("4073.60", "USD"));
        assertThat(model.compared()).as("whole months").isEmpty();
    }

    @Test
    void theRunningMonthIsComparedWithTheSameDaysOfTheMonthBefore() {
        CauseTrend whole = BreakSample.causes();
        var before = new CauseTrend.Cell("2026-10", CauseCode.TIMING, 1, List.of());
        LocalDate on = LocalDate.parse("2026-11-07");
        fake.answer(
                ReconciliationCalls.CAUSES,
                _ -> new CauseTrend(whole.cells(), on, List.of(before), 2));
        CausesModel model = new CausesModel(shell);
        model.read();
        assertThat(model.table().lines().getFirst().change()).isEqualTo(1);
        assertThat(model.compared()).isEqualTo("1–7 Nov with 1–7 Oct");
        assertThat(model.setOff()).isEqualTo(2);
    }

    @Test
    void anotherSpanIsAskedForAtOnce() {
        CausesModel model = new CausesModel(shell);
        model.read();
        model.monthsProperty().set(3);
        assertThat(fake.count(ReconciliationCalls.CAUSES)).isEqualTo(2);
        assertThat(model.table().months()).containsExactly("2026-09", "2026-10", "2026-11");
    }

    @Test
    void agesOfAnAccountStandInOneLine() {
        AgesModel model = new AgesModel(shell);
        model.read();
        assertThat(model.lines()).hasSize(2);
        AgesModel.Line first = model.lines().getFirst();
        assertThat(first.counts()).containsEntry(AgeBucket.DAYS_2_7, 3L);
        assertThat(first.total()).isEqualTo(6);
        assertThat(first.overdue()).isEqualTo(1);
        assertThat(first.sum()).isEqualTo(Money.of("7804.65", "USD"));
        assertThat(first.byAge())
                .containsEntry(AgeBucket.DAYS_0_1, Money.of("183.15", "USD"))
                .containsEntry(AgeBucket.DAYS_31_90, Money.of("5000.00", "USD"))
                .hasSize(3);
    }

    @Test
    void aFurtherCurrencyOfAnAccountHasItsSumsInALineOfItsOwn() {
        fake.answer(
                ReconciliationCalls.AGED,
                _ ->
                        new AgedBreaks(
                                LocalDate.of(2026, 11, 21),
                                List.of(
                                        new AgedBreaks.Line(
                                                "bank/HUB-1",
                                                AgeBucket.DAYS_0_1,
                                                3,
                                                1,
                                                List.of(
                                                        Money.of("4.00", "EUR"),
                                                        Money.of("9.50", "USD"))))));
        AgesModel model = new AgesModel(shell);
        model.read();

        assertThat(model.lines())
                .extracting(AgesModel.Line::sum)
                .containsExactly(Money.of("4.00", "EUR"), Money.of("9.50", "USD"));
        assertThat(model.lines()).extracting(AgesModel.Line::total).containsExactly(3L, 0L);
        assertThat(model.lines().getLast().isFurther()).isTrue();
    }

    /// By hand: 183.15 + 2,621.50 + 5,000.00 are listed of the account.
    @Test
    void agesSayWhatTheSameMoneyComesToOnce() {
        AgesModel model = new AgesModel(shell);
        model.read();
        assertThat(model.once()).isNull();
        fake.answer(ReconciliationCalls.AGED, _ -> BreakSample.agedTwice());

        model.read();

        assertThat(model.lines())
                .extracting(AgesModel.Line::once)
                .containsExactly(Money.of("5183.15", "USD"), Money.of("912.40", "USD"));
        assertThat(model.sums()).containsExactly(Money.of("8717.05", "USD"));
        assertThat(model.once()).containsExactly(Money.of("6095.55", "USD"));
    }

    @Test
    void theAgedReportIsSavedAsTheServerMadeIt(@TempDir Path folder) throws Exception {
        byte[] bytes = {37, 80, 68, 70};
        fake.answer(
                ReconciliationCalls.AGED_FILE,
                _ -> StatementFile.of("breaks-by-age.pdf", "application/pdf", bytes));
        AgesModel model = new AgesModel(shell);
        Path to = folder.resolve("aged.pdf");
        List<Problem> failures = new ArrayList<>();
        model.save(to, failures::add);
        assertThat(Files.readAllBytes(to)).isEqualTo(bytes);

        model.save(folder.resolve("no folder").resolve("aged.pdf"), failures::add);
        assertThat(failures)
                .singleElement()
                .satisfies(one -> assertThat(one.message()).contains("aged.pdf"));
    }

    private void trying(BreakTrial told) {
        fake.answer(ReconciliationCalls.TRY_ON_BREAKS, _ -> told);
    }

    @Test
    void whatNoneRefusesIsDoneToAllWithTheVersionsShown() {
        List<BreakCard> breaks = sample.breaks();
        trying(new BreakTrial(3, List.of()));
        fake.answer(
                ReconciliationCalls.DO_TO_BREAKS,
                asked -> {
                    assertThat(asked.get("breaks")).hasSize(3);
                    return new BreaksDone(3, 0, null);
                });
        BreaksModel model = new BreaksModel(shell);
        model.read();
        model.bulk().choose(breaks.subList(0, 3));
        model.bulk()
                .act(
                        BreakDeed.EXPLAIN,
                        FakeServer.me().id(),
                        CauseCode.TIMING,
                        "Arrive with the next file");
        assertThat(fake.count(ReconciliationCalls.DO_TO_BREAKS)).isEqualTo(1);
        assertThat(model.bulk().chosenProperty().get()).isEmpty();
        assertThat(fake.count(ReconciliationCalls.BREAK_PAGE)).as("read again").isEqualTo(2);
    }

    @Test
    void whatSomeRefuseIsToldAndThenDoneToTheOthersOnly() {
        List<BreakCard> breaks = sample.breaks().subList(0, 3);
        var refusal = new BreakTrial.Refusal(breaks.get(1).found().id(), "explain it first.");
        trying(new BreakTrial(2, List.of(refusal)));
        fake.answer(
                ReconciliationCalls.DO_TO_BREAKS,
                asked -> {
                    assertThat(asked.get("breaks"))
                            .extracting(one -> one.get("id").asText())
                            .containsExactly(
                                    breaks.getFirst().found().id().value().toString(),
                                    breaks.getLast().found().id().value().toString());
                    return new BreaksDone(2, 2, List.of(Role.APPROVER, Role.ADMIN));
                });
        BreaksModel model = new BreaksModel(shell);
        model.bulk().choose(breaks);
        model.bulk().act(BreakDeed.WRITE_OFF, null, null, "Too small to be worth it");
        assertThat(fake.count(ReconciliationCalls.DO_TO_BREAKS)).isZero();
        assertThat(model.bulk().trialProperty().get().refused()).containsExactly(refusal);

        model.bulk().actOnTheRest();

        assertThat(fake.count(ReconciliationCalls.DO_TO_BREAKS)).isEqualTo(1);
        assertThat(model.bulk().trialProperty().get()).isNull();
    }

    @Test
    void anotherChoiceForgetsWhatWasTried() {
        var refusal =
                new BreakTrial.Refusal(sample.breaks().getFirst().found().id(), "It is settled.");
        trying(new BreakTrial(1, List.of(refusal)));
        BreaksModel model = new BreaksModel(shell);
        model.bulk().choose(sample.breaks().subList(0, 2));
        model.bulk().act(BreakDeed.COMMENT, null, null, "Asked");
        assertThat(model.bulk().trialProperty().get()).isNotNull();

        model.bulk().choose(sample.breaks().subList(1, 3));

        assertThat(model.bulk().trialProperty().get()).isNull();
        model.bulk().actOnTheRest();
        assertThat(fake.count(ReconciliationCalls.DO_TO_BREAKS)).isZero();
    }

    @Test
    void aRefusedQuestionKeepsWhatWasChosen() {
        fake.answer(
                ReconciliationCalls.TRY_ON_BREAKS,
                _ -> {
                    throw Refused.at("breaks", Problem.Code.BAD_VALUE, "A break is chosen twice.");
                });
        BreaksModel model = new BreaksModel(shell);
        model.bulk().choose(sample.breaks().subList(0, 2));
        model.bulk().act(BreakDeed.COMMENT, null, null, "Asked");
        assertThat(model.bulk().chosenProperty().get()).hasSize(2);
        assertThat(model.bulk().sent().problemProperty().get().code())
                .isEqualTo(Problem.Code.BAD_VALUE);
    }

    private static CauseTrend.Cell cell(@Nullable Boolean matched) {
        return new CauseTrend.Cell("2026-11", CauseCode.CLEARED_BY_DATA, 1, List.of(), matched);
    }
}
