package fidus.desktop.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.desktop.shell.FakeServer;
import fidus.money.Money;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchProfile;
import fidus.reconciliation.RecordedMatch;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Side;
import fidus.reconciliation.Suggestion;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.Listed;
import fidus.reconciliation.desk.MatchSince;
import fidus.reconciliation.desk.PlaceFound;
import fidus.reconciliation.desk.ReopenedRun;
import fidus.reconciliation.desk.RowOrder;
import fidus.reconciliation.desk.RowStory;
import fidus.reconciliation.desk.RowSums;
import fidus.reconciliation.desk.RowWindow;
import fidus.reconciliation.desk.RunDesk;
import fidus.reconciliation.desk.RunRow;
import fidus.reconciliation.desk.SuggestedRows;
import fidus.reconciliation.desk.SuggestionList;
import fidus.reconciliation.desk.WindowCalls;
import fidus.reconciliation.desk.Workbench;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Answers the windows of a run from the whole of it, as the server would.
final class Windows {
    private final Supplier<Workbench> whole;

    private Windows(Supplier<Workbench> whole) {
        this.whole = whole;
    }

    static void of(FakeServer fake, Supplier<Workbench> whole) {
        var windows = new Windows(whole);
        fake.answer(WindowCalls.DESK, _ -> desk(windows.whole.get()));
        fake.answer(WindowCalls.ROWS, windows::rows);
        fake.answer(WindowCalls.PLACE, windows::place);
        fake.answer(WindowCalls.SUMS, windows::sums);
        fake.answer(WindowCalls.ROW, windows::story);
        fake.answer(
                WindowCalls.SUGGESTIONS,
                asked -> {
                    Workbench now = whole.get();
                    SuggestionList page = page(now.suggestions(), asked, 1_000);
                    return new SuggestionList(
                            page.total(),
                            page.suggestions(),
                            page.next(),
                            new SuggestedRows(now.book(), now.statement()));
                });
    }

    /// Something waits for another person about every row.
    static void waiting(FakeServer fake, Supplier<Workbench> whole, String subject) {
        var windows = new Windows(whole);
        fake.answer(
                WindowCalls.ROW,
                asked -> {
                    RowStory told = windows.story(asked);
                    return new RowStory(
                            told.row(),
                            told.match(),
                            told.suggestions(),
                            told.why(),
                            told.others(),
                            told.found(),
                            told.excluded(),
                            subject,
                            null,
                            null);
                });
    }

    /// Later runs or people changed what the run says of every row.
    static void since(FakeServer fake, Supplier<Workbench> whole, MatchSince since) {
        var windows = new Windows(whole);
        fake.answer(
                WindowCalls.ROWS,
                asked -> {
                    RowWindow told = windows.rows(asked);
                    return new RowWindow(
                            told.version(),
                            told.total(),
                            told.sums(),
                            told.at(),
                            told.rows().stream().map(row -> row.since(since.kind())).toList());
                });
        fake.answer(
                WindowCalls.ROW,
                asked -> {
                    RowStory told = windows.story(asked);
                    return new RowStory(
                            told.row(),
                            told.match(),
                            told.suggestions(),
                            told.why(),
                            told.others(),
                            told.found(),
                            told.excluded(),
                            null,
                            null,
                            since);
                });
    }

    /// @param most that this server gives at once
    static SuggestionList page(List<Suggestion> all, ObjectNode asked, int most) {
        int from = asked.path("after").asInt(-1) + 1;
        int to = Math.min(from + most, all.size());
        return new SuggestionList(
                all.size(), all.subList(from, to), to < all.size() ? to - 1 : null, null);
    }

    static RunDesk desk(Workbench now) {
        long open = now.breaks().stream().filter(it -> !it.found().isSettledForSignOff()).count();
        return new RunDesk(
                now.card(),
                1,
                now.checks(),
                now.excluded(),
                now.ties(),
                (int) open,
                now.suggestions().size(),
                null,
                MatchProfile.broker().ambiguityMargin(),
                now.card().signed() == null ? null : List.of(BreakSample.since()),
                now.card().signed() == null
                        ? null
                        : List.of(WithdrawnSample.of(now, BreakSample.since())),
                now.card().signed() == null ? null : new ReopenedRun(Sample.NOW, false),
                null,
                MatchProfile.broker().passes(),
                Instant.parse("2026-09-01T08:00:00Z"));
    }

    private RowWindow rows(ObjectNode asked) {
        List<RunRow> fit = fitting(asked);
        int from = Math.min(fit.size(), asked.get("at").asInt());
        int to = Math.min(fit.size(), from + asked.get("count").asInt());
        return new RowWindow(1, fit.size(), sum(fit), from, fit.subList(from, to));
    }

    private PlaceFound place(ObjectNode asked) {
        List<RunRow> fit = fitting(asked);
        int place = asked.get("place").asInt();
        boolean there = place < 0;
        int i = -1;
        for (RunRow row : ordered(asked, _ -> true)) {
            boolean fits = fit.contains(row);
            i += fits ? 1 : 0;
            boolean past = asked.path("past").asBoolean() && row.place() == place;
            there |= row.place() == place;
            boolean open = !asked.get("open").asBoolean() || Listed.OPEN.holds(row.standing());
            if (there && fits && open && !past) {
                return new PlaceFound(i, row);
            }
        }
        return new PlaceFound(null, null);
    }

    private RowSums sums(ObjectNode asked) {
        List<RunRow> fit =
                fitting(asked).subList(asked.get("first").asInt(), asked.get("last").asInt() + 1);
        return new RowSums(1, fit.size(), sum(fit));
    }

    private RowStory story(ObjectNode asked) {
        Workbench now = whole.get();
        Side side = Side.valueOf(asked.get("side").asText());
        String id = asked.get("rowId").asText();
        RunRow row =
                side(side).stream()
                        .filter(it -> it.row().rowId().equals(id))
                        .findFirst()
                        .orElseThrow();
        RecordedMatch match =
                now.matches().stream()
                        .filter(it -> it.matchState() == RecordedMatch.State.MATCHED)
                        .filter(it -> RowsOfRun.ids(side, it).contains(id))
                        .findFirst()
                        .orElse(null);
        List<Suggestion> suggestions =
                now.suggestions().stream()
                        .filter(it -> RowsOfRun.ids(side, it).contains(id))
                        .toList();
        Explanation why =
                now.explanations().stream()
                        .filter(it -> it.row().equals(new RowRef(side, id)))
                        .findFirst()
                        .orElse(null);
        Set<RowRef> named = new HashSet<>();
        for (Side of : Side.values()) {
            if (match != null) {
                RowsOfRun.ids(of, match).forEach(it -> named.add(new RowRef(of, it)));
            }
            suggestions.forEach(
                    one -> RowsOfRun.ids(of, one).forEach(it -> named.add(new RowRef(of, it))));
        }
        if (why != null && why.closest() != null) {
            why.closest().bookRows().forEach(it -> named.add(new RowRef(Side.BOOK, it)));
            why.closest().statementRows().forEach(it -> named.add(new RowRef(Side.STATEMENT, it)));
        }
        List<RunRow> others = new ArrayList<>(side(Side.BOOK));
        others.addAll(side(Side.STATEMENT));
        others.removeIf(it -> !named.contains(new RowRef(it.side(), it.row().rowId())));
        BreakCard card =
                now.breaks().stream()
                        .filter(it -> it.found().key().endsWith("/" + side + "/" + id))
                        .findFirst()
                        .orElse(null);
        return new RowStory(row, match, suggestions, why, others, card);
    }

    private List<RunRow> fitting(ObjectNode asked) {
        Listed listed = Listed.valueOf(asked.get("listed").asText());
        JsonNode text = asked.get("text");
        JsonNode why = asked.get("why");
        String word = text == null ? "" : text.asText().toLowerCase(Locale.ROOT);
        return ordered(
                asked,
                it ->
                        listed.holds(it.standing())
                                && it.row().text().toLowerCase(Locale.ROOT).contains(word)
                                && isWithin(asked, it.row().amount().amount())
                                && (why == null || isWhy(it, why.asText())));
    }

    private static boolean isWithin(ObjectNode asked, BigDecimal amount) {
        BigDecimal sum = asked.path("anySign").asBoolean() ? amount.abs() : amount;
        JsonNode least = asked.path("amountFrom");
        JsonNode most = asked.path("amountTo");
        return (!least.isTextual() || sum.compareTo(new BigDecimal(least.asText())) >= 0)
                && (!most.isTextual() || sum.compareTo(new BigDecimal(most.asText())) <= 0);
    }

    private List<RunRow> ordered(ObjectNode asked, Predicate<RunRow> fits) {
        RowOrder order = RowOrder.valueOf(asked.path("order").asText("RUN"));
        Comparator<RunRow> by =
                switch (order.isDown() ? order.turned() : order) {
                    case WHY -> Comparator.comparing(it -> it.why().condition());
                    case AMOUNT -> Comparator.comparing(it -> it.row().amount().amount());
                    case DAY -> Comparator.comparing(it -> it.row().bookingDate());
                    case TEXT -> Comparator.comparing(it -> it.row().text());
                    default -> Comparator.comparing(RunRow::place);
                };
        return side(Side.valueOf(asked.get("side").asText())).stream()
                .filter(fits)
                .sorted(order.isDown() ? by.reversed() : by)
                .toList();
    }

    private static boolean isWhy(RunRow row, String condition) {
        return row.why() != null && row.why().condition().name().equals(condition);
    }

    private List<RunRow> side(Side side) {
        return RowsOfRun.side(whole.get(), side);
    }

    private static List<Money> sum(List<RunRow> rows) {
        return MoneySums.of(rows.stream().map(it -> it.row().amount()).toList());
    }
}
