package fidus.desktop.reconciliation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Role;
import fidus.desktop.shell.FakeServer;
import fidus.money.Money;
import fidus.reconciliation.Act;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.BreakState;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.DifferenceSplit;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.AgedBreaks;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.BreakPage;
import fidus.reconciliation.desk.BreakSides;
import fidus.reconciliation.desk.CauseTrend;
import fidus.reconciliation.desk.ChangedSince;
import fidus.reconciliation.dossier.Attachment;
import fidus.reconciliation.dossier.Comment;
import fidus.reconciliation.dossier.Dossier;
import fidus.reconciliation.dossier.FileKind;
import fidus.reconciliation.dossier.KeptSplit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Invented reports about breaks: six months of causes and the ages of today.
final class BreakSample {
    private BreakSample() {}

    static CauseTrend causes() {
        return new CauseTrend(
                List.of(
                        cell("2026-06", CauseCode.TIMING, 9, "1204.50"),
                        cell("2026-06", CauseCode.BANK_CHARGE, 4, "46.00"),
                        cell("2026-07", CauseCode.TIMING, 7, "980.00"),
                        cell("2026-07", CauseCode.DUPLICATE, 1, "250.00"),
                        cell("2026-08", CauseCode.TIMING, 8, "1100.10"),
                        cell("2026-08", CauseCode.DATA_GAP, 3, "0.90"),
                        cell("2026-09", CauseCode.TIMING, 5, "402.00"),
                        cell("2026-09", CauseCode.MISPOSTED, 2, "7600.00"),
                        cell("2026-09", CauseCode.ROUNDING, 2, "0.02"),
                        cell("2026-10", CauseCode.TIMING, 4, "310.00"),
                        cell("2026-10", CauseCode.BANK_CHARGE, 5, "61.00"),
                        cell("2026-10", CauseCode.CLEARED_BY_DATA, 3, "88.00"),
                        cell("2026-11", null, 6, "5291.25"),
                        cell("2026-11", CauseCode.TIMING, 2, "77.00")));
    }

    /// What the server would answer: the filters that the tests use, in the order of the sample.
    static BreakPage page(List<BreakCard> all, ObjectNode asked) {
        List<BreakCard> young = all.stream().filter(card -> fits(card, asked)).toList();
        List<BreakCard> fitting =
                asked.path("overdue").asBoolean()
                        ? young.stream().filter(BreakCard::isOverdue).toList()
                        : young;
        int from = Math.min(asked.path("at").asInt(), fitting.size());
        int to = Math.min(from + asked.path("count").asInt(), fitting.size());
        return new BreakPage(
                1,
                fitting.size(),
                (int) young.stream().filter(BreakCard::isOverdue).count(),
                MoneySums.of(fitting),
                all.stream().map(BreakCard::account).distinct().sorted().toList(),
                all.stream().map(card -> card.found().rule()).distinct().sorted().toList(),
                List.of("USD"),
                fitting.subList(from, to),
                "as shown");
    }

    private static boolean fits(BreakCard card, ObjectNode asked) {
        String id = card.found().id().value().toString();
        if (asked.hasNonNull("only")) {
            return asked.get("only").asText().equals(id);
        }
        if (asked.hasNonNull("offsetting")) {
            return !asked.get("offsetting").asText().equals(id);
        }
        String states = asked.path("states").asText();
        String state = card.found().breakState().name();
        boolean unsettled = state.equals("OPEN") || state.equals("EXPLAINED");
        return (states.equals("ALL")
                        || states.equals(state)
                        || (states.equals("UNSETTLED") && unsettled))
                && is(asked, "account", card.account())
                && is(asked, "rule", card.found().rule())
                && is(asked, "severity", card.severityNow().name());
    }

    private static boolean is(ObjectNode asked, String field, String value) {
        return !asked.hasNonNull(field) || asked.get(field).asText().equals(value);
    }

    static AgedBreaks aged() {
        return new AgedBreaks(
                LocalDate.of(2026, 11, 21),
                List.of(
                        line(Sample.ACCOUNT, AgeBucket.DAYS_0_1, 2, 0, "183.15"),
                        line(Sample.ACCOUNT, AgeBucket.DAYS_2_7, 3, 0, "2621.50"),
                        line(Sample.ACCOUNT, AgeBucket.DAYS_31_90, 1, 1, "5000.00"),
                        line("bank/HUB-1", AgeBucket.DAYS_8_30, 4, 3, "912.40")));
    }

    /// The same, where the server tells of the first account that several rules say one money.
    static AgedBreaks agedTwice() {
        AgedBreaks aged = aged();
        var once = new AgedBreaks.Once(Sample.ACCOUNT, List.of(usd("5183.15")));
        return new AgedBreaks(aged.on(), aged.lines(), List.of(once));
    }

    /// All of them, where the server tells that several rules say one money.
    static BreakPage pageTwice(List<BreakCard> all, ObjectNode asked, String once) {
        BreakPage page = page(all, asked);
        return new BreakPage(
                page.turn(),
                page.total(),
                page.overdue(),
                page.sums(),
                page.accounts(),
                page.rules(),
                page.currencies(),
                page.breaks(),
                page.digest(),
                List.of(usd(once)));
    }

    /// Of the break that was asked for last. An explained row of a bank's statements without a
    /// counterpart.
    static BreakCard printed(int place, String sum) {
        String row = "STMT-1-" + place;
        var seen =
                new ReconciliationBreak.Sighting(
                        Sample.RUN,
                        "S5",
                        "bank/Main account/STATEMENT/" + row,
                        "NO_COUNTERPART: nothing within reach.",
                        sum + " EUR 2026-11-16 Credited in error",
                        Severity.WARNING);
        LocalDate on = LocalDate.of(2026, 11, 20);
        ReconciliationBreak open =
                ReconciliationBreak.seen(
                        new BreakId(new UUID(7, place)), seen, Money.of(sum, "EUR"), on);
        BreakCard card =
                Sample.card(
                        open.explain(
                                new Act("ben", Set.of(Role.OPERATOR), on),
                                Sample.BEN.value().toString(),
                                CauseCode.MISPOSTED,
                                "The bank erred and took it back"));
        return new BreakCard(
                card.found(),
                "bank/Main account",
                card.severityNow(),
                card.ageBucket(),
                card.ageDays(),
                "Ben Example",
                null,
                null);
    }

    /// The same on a day of a month that is not over.
    static CauseTrend causesSoFar() {
        List<CauseTrend.Cell> cells = causes().cells();
        return new CauseTrend(cells, LocalDate.of(2026, 11, 20), cells.subList(1, 3), 2);
    }

    static Dossier empty(FakeServer asked) {
        String[] path = asked.seen().getLast().path().split("/", -1);
        return new Dossier(
                new BreakId(UUID.fromString(path[path.length - 2])), List.of(), List.of(), null);
    }

    /// Two people said something, two files were attached, and part of the sum has a cause.
    static Dossier full(BreakCard card) {
        Instant at = Instant.parse("2026-11-20T08:15:00Z");
        Money sum = Objects.requireNonNull(card.found().difference());
        var parts =
                List.of(
                        new DifferenceSplit.Part(
                                CauseCode.BANK_CHARGE, usd("-12.50"), "wire fee of HUB-1"),
                        new DifferenceSplit.Part(CauseCode.FX_DIFFERENCE, usd("-3.10"), ""));
        return new Dossier(
                card.found().id(),
                List.of(
                        new Comment(
                                1,
                                Sample.BEN,
                                "Ben Example",
                                at,
                                "Asked the broker for the ticket of the incoming leg."),
                        new Comment(
                                2, FakeServer.me().id(), "Ann Example", at, "They answer today.")),
                List.of(
                        new Attachment(
                                1,
                                "Answer of the broker 2026-11-20.pdf",
                                FileKind.PDF,
                                182_311,
                                Sample.HASH,
                                Sample.BEN,
                                "Ben Example",
                                at),
                        new Attachment(
                                2,
                                "legs.csv",
                                FileKind.CSV,
                                1_200_000,
                                Sample.HASH,
                                FakeServer.me().id(),
                                "Ann Example",
                                at)),
                new KeptSplit(
                        1,
                        new DifferenceSplit(sum, List.of(), parts),
                        Sample.BEN,
                        "Ben Example",
                        at));
    }

    static Money usd(String sum) {
        return Money.of(sum, "USD");
    }

    private static CauseTrend.Cell cell(
            String month, @Nullable CauseCode cause, int count, String sum) {
        return new CauseTrend.Cell(month, cause, count, List.of(usd(sum)));
    }

    private static AgedBreaks.Line line(
            String account, AgeBucket age, int count, int overdue, String sum) {
        return new AgedBreaks.Line(account, age, count, overdue, List.of(usd(sum)));
    }

    /// A break that was written off after the signature, for another reason than was signed.
    static ChangedSince since() {
        return new ChangedSince(
                new BreakId(UUID.nameUUIDFromBytes(new byte[] {9})),
                "AMOUNT_DIFFERENCE",
                "bank/Main account/ENTRY-12-1/STMT-2-5",
                Money.of("2.27", "USD"),
                new ChangedSince.Told(
                        BreakState.EXPLAINED, CauseCode.TIMING, "Comes with the next statement"),
                new ChangedSince.Told(
                        BreakState.WRITTEN_OFF, CauseCode.BANK_CHARGE, "The correspondent kept it"),
                new BreakSides(
                        List.of(
                                new BreakSides.Line(
                                        "Books", "2026-11-02, 1002.27 USD, Deposit Ada", true),
                                new BreakSides.Line(
                                        "Statement", "2026-11-03, 1000.00 USD, SEPA ADA", true))));
    }
}
