package fidus.server.reconciliation;

import static fidus.server.reconciliation.ReconciliationTest.refused;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;

import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.RunId;
import fidus.reconciliation.desk.AboutRun;
import fidus.reconciliation.desk.AgedBreaks;
import fidus.reconciliation.desk.AskCauses;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakList;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.CauseTrend;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.FindBreakPage;
import fidus.reconciliation.desk.FindBreaks;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.ReconciliationCalls;
import fidus.server.RunningServer;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Causes over time, ages, and several breaks explained at once, through the whole server.
final class BreakReportsTest {
    private static final LocalDate SINCE = LocalDate.parse("2026-01-01");

    private RunningServer server;
    private Desk desk;
    private AccountKey account;

    @BeforeEach
    void start() {
        server = RunningServer.withEverything();
        desk = new Desk(server);
        account = desk.account(901);
        var _ = desk.take(ReconciliationTest.first(901));
        var _ = desk.take(ReconciliationTest.second(901, "2026.11.23 08:57"));
        var _ = desk.reconcile(account);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void severalBreaksAreExplainedInOneCall() {
        List<BreakCard> rows = unmatched();
        assertThat(rows).hasSize(4);

        BreakList after = explain(shown(rows), "The broker confirmed all of them");

        assertThat(after.breaks())
                .hasSize(4)
                .allSatisfy(
                        card -> {
                            assertThat(card.found().breakState()).isEqualTo(BreakState.EXPLAINED);
                            assertThat(card.found().findings().causeCode())
                                    .isEqualTo(CauseCode.TIMING);
                            assertThat(card.found().findings().note())
                                    .isEqualTo("The broker confirmed all of them");
                        });
        assertThat(desk.audited("break/" + rows.getLast().found().id().value()))
                .contains("EXPLAIN_BREAK");
    }

    @Test
    void whenOneOfThemChangedMeanwhileNoneIsExplained() {
        List<BreakCard> rows = unmatched();
        var _ = desk.explain(rows.getLast(), CauseCode.ROUNDING);

        refused(
                Problem.Code.STALE_VERSION,
                () -> explain(shown(rows), "The broker confirmed all of them"));

        assertThat(unmatched())
                .extracting(card -> card.found().breakState())
                .containsExactlyInAnyOrder(
                        BreakState.OPEN, BreakState.OPEN, BreakState.OPEN, BreakState.EXPLAINED);
        refused(Problem.Code.BAD_VALUE, () -> explain(List.of(), "The broker confirmed it"));
        List<ExplainBreaks.Shown> twice = List.of(shown(rows).getFirst(), shown(rows).getFirst());
        refused(Problem.Code.BAD_VALUE, () -> explain(twice, "The broker confirmed it"));
    }

    @Test
    void causesAreCountedAndSummedByMonthWithoutNetting() {
        BreakCard book = withDifference("25.00 USD");
        BreakCard printed = withDifference("-120.00 USD");
        var _ = explain(shown(List.of(book, printed)), "The broker confirmed both of them");

        CauseTrend trend = causes(null);

        assertThat(trend.cells())
                .filteredOn(cell -> cell.cause() == CauseCode.TIMING)
                .containsExactly(
                        new CauseTrend.Cell(
                                "2026-11",
                                CauseCode.TIMING,
                                2,
                                List.of(Money.of("145.00", "USD"))));
        assertThat(trend.cells().getFirst().cause()).isNull();
        assertThat(trend.cells().stream().mapToInt(cell -> cell.count()).sum())
                .isEqualTo(all().size());
        assertThat(causes(account.toString())).isEqualTo(trend);
        assertThat(causes("1@Nowhere").cells()).isEmpty();
        assertThat(
                        server.call(
                                        ReconciliationCalls.CAUSES,
                                        new AskCauses(null, LocalDate.parse("2026-11-24")),
                                        desk.operator())
                                .cells())
                .isEmpty();
    }

    /// What a person matched was not cleared by data, and is counted apart from what was.
    @Test
    void whatAMatchEndedIsNotClearedByData() {
        RunId run = unmatched().getFirst().found().lastSeenRun();
        List<String> row = List.of(ReconciliationTest.row(account, 12));
        var waits =
                server.call(
                                ReconciliationCalls.MATCH,
                                new MatchByHand(run, row, row, false, "Corrected by the broker"),
                                desk.operator())
                        .waits();
        var _ = desk.approve(Objects.requireNonNull(waits), desk.approver());

        assertThat(causes(null).cells())
                .filteredOn(cell -> cell.cause() == CauseCode.CLEARED_BY_DATA)
                .singleElement()
                .satisfies(cell -> assertThat(cell.matched()).isTrue())
                .satisfies(cell -> assertThat(cell.count()).isEqualTo(2));
    }

    @Test
    void agesAreCountedByAccountAndWhatStandsTooLongIsOverdue() {
        AgedBreaks young = aged();
        assertThat(young.on()).isEqualTo(LocalDate.parse("2026-11-23"));
        assertThat(young.lines())
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.account()).isEqualTo(account.toString());
                            assertThat(line.ageBucket()).isEqualTo(AgeBucket.DAYS_0_1);
                            assertThat(line.count()).isEqualTo(all().size());
                            assertThat(line.overdue()).isZero();
                        });

        server.clock().advance(Duration.ofDays(40));
        desk.signInAgain();

        assertThat(aged().lines())
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.ageBucket()).isEqualTo(AgeBucket.DAYS_31_90);
                            assertThat(line.overdue()).isEqualTo(line.count());
                            assertThat(line.sums()).isEqualTo(young.lines().getFirst().sums());
                        });
        assertThat(all())
                .allMatch(BreakCard::isOverdue)
                .allMatch(it -> Objects.equals(it.allowedDays(), it.found().severity().ageLimit()));
    }

    @Test
    void theAgedReportIsADocumentWithEveryUnsettledBreak() throws IOException {
        byte[] pdf =
                server.call(ReconciliationCalls.AGED_FILE, new Nothing(), desk.operator()).bytes();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertThat(text).contains("Breaks by age").contains("All accounts");
            assertThat(text.lines().filter(line -> line.matches("(Book|Statement) 2026-.*")))
                    .hasSize(unmatched().size());
        }
    }

    private BreakList explain(List<ExplainBreaks.Shown> breaks, String note) {
        return server.call(
                ReconciliationCalls.EXPLAIN_ALL,
                new ExplainBreaks(breaks, desk.maker.person().id(), CauseCode.TIMING, note),
                desk.operator());
    }

    private static List<ExplainBreaks.Shown> shown(List<BreakCard> cards) {
        return cards.stream()
                .map(card -> new ExplainBreaks.Shown(card.found().id(), card.found().version()))
                .toList();
    }

    private List<BreakCard> all() {
        return server.call(
                        ReconciliationCalls.BREAKS,
                        new FindBreaks(null, null, true),
                        desk.operator())
                .breaks();
    }

    private List<BreakCard> unmatched() {
        return all().stream().filter(card -> card.found().rule().equals("S5")).toList();
    }

    private BreakCard withDifference(String difference) {
        return unmatched().stream()
                .filter(card -> String.valueOf(card.found().difference()).equals(difference))
                .findFirst()
                .orElseThrow();
    }

    private CauseTrend causes(@Nullable String of) {
        return server.call(ReconciliationCalls.CAUSES, new AskCauses(of, SINCE), desk.operator());
    }

    private AgedBreaks aged() {
        return server.call(ReconciliationCalls.AGED, new Nothing(), desk.operator());
    }

    /// Behind the program's back the breaks are gone; what is counted was not read again.
    @Test
    void agesAreCountedWithoutReadingTheBreaksAgain() {
        AgedBreaks before = server.call(ReconciliationCalls.AGED, new Nothing(), desk.operator());
        assertThat(before.lines()).isNotEmpty();
        var mongo = server.parts().mongo();
        var _ = mongo.raw().getCollection(BreakStore.BREAKS).deleteMany(new Document());

        assertThat(server.call(ReconciliationCalls.AGED, new Nothing(), desk.operator()))
                .isEqualTo(before);
    }

    /// Whoever asks for very many at once would take the memory of everybody.
    @Test
    void veryManyBreaksAreReadPageByPageAndNotInOneAnswer() {
        RunId run = all().getFirst().found().lastSeenRun();
        copies(5_001);

        refused(Problem.Code.TOO_LARGE, this::all);
        refused(
                Problem.Code.TOO_LARGE,
                () ->
                        server.call(
                                ReconciliationCalls.WORKBENCH, new AboutRun(run), desk.operator()));
        BreakPage page =
                server.call(
                        ReconciliationCalls.BREAK_PAGE, FindBreakPage.all(100), desk.operator());
        assertThat(page.total()).isGreaterThan(5_000);
        assertThat(page.breaks()).hasSize(100);
    }

    /// The same break again and again, stored behind the program's back.
    private void copies(int count) {
        var raw = server.parts().mongo().raw();
        MongoCollection<Document> breaks = raw.getCollection(BreakStore.BREAKS);
        var heads = raw.getCollection("reconciliationBreakHead");
        Document one = Objects.requireNonNull(breaks.find().first());
        long turn = Objects.requireNonNull(heads.find().first()).getLong("next");
        List<Document> copies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = UUID.randomUUID().toString();
            var found = new Document(one.get("found", Document.class)).append("id", id);
            var copy = new Document(one).append("_id", id).append("key", "copy " + i);
            copies.add(copy.append("turn", turn).append("found", found));
        }
        var _ = breaks.insertMany(copies);
        var _ = heads.updateOne(new Document(), Updates.inc("next", 1L));
    }
}
