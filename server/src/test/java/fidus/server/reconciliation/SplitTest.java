package fidus.server.reconciliation;

import static fidus.server.Desk.problem;
import static fidus.server.reconciliation.ReconciliationTest.refused;
import static fidus.server.reconciliation.ReconciliationTest.row;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.approvals.Prepared;
import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.AskCauses;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.CauseTrend;
import fidus.reconciliation.desk.ExplainBreaks;
import fidus.reconciliation.desk.MatchByHand;
import fidus.reconciliation.desk.Workbench;
import fidus.reconciliation.dossier.AboutBreak;
import fidus.reconciliation.dossier.Dossier;
import fidus.reconciliation.dossier.DossierCalls;
import fidus.reconciliation.dossier.KeptSplit;
import fidus.reconciliation.dossier.SetOffIn;
import fidus.reconciliation.dossier.SplitBreak;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/// A difference taken apart: each sum explains one break, whoever is quicker, and what is in parts
/// goes with the match that ends it.
final class SplitTest extends DeskDeeds {
    @Test
    void aBreakIsSetOffAgainstOneOtherAloneWhichItSays() {
        AccountKey account = desk.account(941);
        Workbench bench = differing(account);
        BreakCard book = breakOf(bench, account, Side.BOOK, 12);
        BreakCard first = breakOf(bench, account, Side.STATEMENT, 12);
        BreakCard second = breakOf(bench, account, Side.STATEMENT, 16);

        KeptSplit kept = split(first, List.of(book), part("-1.50"));

        SetOffIn in = Objects.requireNonNull(dossier(book).setOffIn());
        assertThat(in.id()).isEqualTo(first.found().id());
        assertThat(in.what()).startsWith("118.50 USD (Statement 2026-11-17");
        assertThat(in.kept()).isEqualTo(kept);
        assertThat(dossier(first).setOffIn()).isNull();
        Problem taken = problem(() -> split(second, List.of(book), part("-113.00")));
        assertThat(taken.code()).isEqualTo(Problem.Code.WRONG_STATE);
        assertThat(taken.message())
                .contains("-120.00 USD", "already, against the break of 118.50 USD")
                .contains(desk.maker.person().name(), "take it out of that split first");
        assertThat(problem(() -> split(book, List.of(), part("-1.00"))).message())
                .as("its own parts would count twice")
                .startsWith("This break is set off against the break of 118.50 USD");
        assertThat(dossier(second).split()).isNull();
        assertThat(split(first, List.of(book), part("-1.50")).number())
                .as("the same break may be taken apart anew")
                .isEqualTo(2);
    }

    @Test
    void aSplitIsTakenBackAndStaysInTheHistory() {
        AccountKey account = desk.account(942);
        Workbench bench = differing(account);
        BreakCard book = breakOf(bench, account, Side.BOOK, 12);
        BreakCard first = breakOf(bench, account, Side.STATEMENT, 12);
        BreakCard second = breakOf(bench, account, Side.STATEMENT, 16);
        refused(Problem.Code.BAD_VALUE, () -> split(first, List.of()));
        KeptSplit kept = split(first, List.of(book), part("-1.50"));

        KeptSplit back = split(first, List.of());

        assertThat(dossier(first).split()).isNull();
        assertThat(dossier(first).allSplits()).containsExactly(kept, back);
        assertThat(dossier(book).setOffIn()).isNull();
        refused(Problem.Code.BAD_VALUE, () -> split(first, List.of()));
        var _ = split(book, List.of(), part("-1.00"));
        assertThat(problem(() -> split(second, List.of(book), part("-113.00"))).message())
                .contains("has a split of its own");
        var _ = split(book, List.of());
        assertThat(split(second, List.of(book), part("-113.00")).split().isWhole()).isTrue();
    }

    @Test
    void ofTwoAtOnceOneSetsTheBreakOff() {
        AccountKey account = desk.account(943);
        Workbench bench = differing(account);
        BreakCard book = breakOf(bench, account, Side.BOOK, 12);
        BreakCard first = breakOf(bench, account, Side.STATEMENT, 12);
        BreakCard second = breakOf(bench, account, Side.STATEMENT, 16);

        List<CompletableFuture<KeptSplit>> both =
                List.of(
                        CompletableFuture.supplyAsync(
                                () -> split(first, List.of(book), part("-1.50"))),
                        CompletableFuture.supplyAsync(
                                () -> split(second, List.of(book), part("-113.00"))));
        long kept = both.stream().filter(SplitTest::isKept).count();

        assertThat(kept).isEqualTo(1);
        assertThat(Stream.of(first, second).filter(one -> dossier(one).split() != null))
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(dossier(book).setOffIn())
                                        .extracting(SetOffIn::id)
                                        .isEqualTo(one.found().id()));
    }

    @Test
    void aMatchTakesItsPartsToTheBreakOfItsDifference() {
        AccountKey account = desk.account(944);
        Workbench bench = differing(account);
        refused(Problem.Code.BAD_VALUE, () -> match(by(bench, account, WHY, part("-1.51"))));
        refused(Problem.Code.BAD_VALUE, () -> match(by(bench, account, "", part("-1.00"))));
        var fraud =
                new DifferenceSplit.Part(CauseCode.FRAUD_SUSPECTED, Money.of("-1.50", "USD"), "");
        refused(Problem.Code.BAD_VALUE, () -> match(by(bench, account, WHY, fraud)));

        Prepared waits =
                Objects.requireNonNull(
                        match(by(bench, account, "", part("-1.20"), part("-0.30"))).waits());

        assertThat(waits.shown())
                .contains(
                        new Shown("Part of the difference", "Bank charge -1.20 USD: Charge"),
                        new Shown("Part of the difference", "Bank charge -0.30 USD: Charge"),
                        new Shown("In no part", "0.00 USD"),
                        new Shown(
                                "Reason",
                                "Bank charge -1.20 USD: Charge; Bank charge -0.30 USD: Charge"));
        var _ = desk.approve(waits, desk.approver());
        BreakCard rest =
                ReconciliationTest.ofRule(
                        desk.workbench(bench.card().run().id()), "AMOUNT_DIFFERENCE");
        assertThat(rest.found().breakState()).isEqualTo(BreakState.EXPLAINED);
        assertThat(rest.found().findings().causeCode()).isEqualTo(CauseCode.BANK_CHARGE);
        assertThat(rest.found().findings().explainedBy())
                .isEqualTo(desk.maker.person().id().value().toString());
        KeptSplit kept = Objects.requireNonNull(dossier(rest).split());
        assertThat(kept.split().parts()).containsExactly(part("-1.20"), part("-0.30"));
        assertThat(kept.split().isWhole()).isTrue();
    }

    @Test
    void aMatchWithARestInNoPartLeavesTheDifferenceOpenWithItsParts() {
        AccountKey account = desk.account(945);
        Workbench bench = differing(account);
        Prepared waits =
                Objects.requireNonNull(match(by(bench, account, WHY, part("-1.00"))).waits());
        var _ = desk.approve(waits, desk.approver());
        BreakCard rest =
                ReconciliationTest.ofRule(
                        desk.workbench(bench.card().run().id()), "AMOUNT_DIFFERENCE");
        assertThat(rest.found().breakState()).isEqualTo(BreakState.OPEN);
        assertThat(Objects.requireNonNull(dossier(rest).split()).split().unexplained())
                .isEqualTo(Money.of("-0.50", "USD"));
    }

    @Test
    void partsCountUnderTheirCausesAndTheRestUnderTheCauseOfTheBreak() {
        AccountKey account = desk.account(946);
        Workbench bench = differing(account);
        CauseTrend before = causes(account, "2026-11-23");
        CauseTrend.Cell open = before.cells().getFirst();
        assertThat(open.cause()).isNull();
        BreakCard book = breakOf(bench, account, Side.BOOK, 12);
        BreakCard whole = breakOf(bench, account, Side.STATEMENT, 12);
        BreakCard rest = breakOf(bench, account, Side.BOOK, 14);
        var _ = split(whole, List.of(book), part("-1.50"));
        var _ = split(rest, List.of(), part("5.00"), part("0.25"));

        CauseTrend after = causes(account, "2026-12-22");

        assertThat(after.cells())
                .containsExactly(
                        new CauseTrend.Cell(
                                "2026-11",
                                null,
                                open.count() - 2,
                                List.of(open.sums().getFirst().minus(Money.of("243.75", "USD")))),
                        new CauseTrend.Cell(
                                "2026-11",
                                CauseCode.BANK_CHARGE,
                                2,
                                List.of(Money.of("6.75", "USD"))));
        assertThat(after.setOff()).isEqualTo(1);
        assertThat(after.soFar()).as("first seen on the 23rd").isEmpty();
        assertThat(causes(account, "2026-12-23").soFar()).isEqualTo(after.cells());
        var _ = split(whole, List.of());
        var _ = split(rest, List.of());
        assertThat(causes(account, "2026-11-23").cells()).isEqualTo(before.cells());
    }

    private static CauseTrend causes(AccountKey account, String today) {
        var ask = new AskCauses(account.toString(), Desk.FROM);
        return server.parts()
                .mongo()
                .read(
                        unit ->
                                new CountedCauses(unit, new BreakStore(), ask)
                                        .trend(LocalDate.parse(today)));
    }

    private static boolean isKept(CompletableFuture<KeptSplit> one) {
        try {
            return one.join() != null;
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(Refused.class);
            return false;
        }
    }

    private static MatchByHand by(
            Workbench bench, AccountKey account, String reason, DifferenceSplit.Part... parts) {
        String row = row(account, 12);
        return new MatchByHand(
                bench.card().run().id(),
                List.of(row),
                List.of(row),
                false,
                reason,
                Arrays.asList(parts));
    }

    private static DifferenceSplit.Part part(String sum) {
        return new DifferenceSplit.Part(CauseCode.BANK_CHARGE, Money.of(sum, "USD"), "Charge");
    }

    private static KeptSplit split(
            BreakCard card, List<BreakCard> offsets, DifferenceSplit.Part... parts) {
        return server.call(
                DossierCalls.SPLIT,
                new SplitBreak(
                        card.found().id(),
                        card.found().version(),
                        offsets.stream()
                                .map(
                                        one ->
                                                new ExplainBreaks.Shown(
                                                        one.found().id(), one.found().version()))
                                .toList(),
                        Arrays.asList(parts)),
                desk.operator());
    }

    private static Dossier dossier(BreakCard card) {
        BreakId id = card.found().id();
        return server.call(DossierCalls.DOSSIER, new AboutBreak(id), desk.operator());
    }
}
