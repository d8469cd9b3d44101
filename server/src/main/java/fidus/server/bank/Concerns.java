package fidus.server.bank;

import fidus.bank.BankBalance;
import fidus.bank.desk.RowFate;
import fidus.bank.desk.StatementPreview;
import fidus.bank.desk.TakenStatement;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a person should know of a statement before its new rows count: that they are of a month
/// that is locked, of days that two persons signed or that wait for a second one, or of days to
/// come; which number of the bank is missing by it; and that stored statements tell days of its
/// rows too. Nothing of it is refused: what a bank says late is true all the same.
record Concerns(Ledger ledger, Matching matching, BankStore store) {
    private static final int NAMED = 3;

    /// The statements of a file as they are shown, in its order.
    List<StatementPreview> shown(Unit unit, Looked looked) {
        List<StatementPreview> shown = looked.shown();
        List<StatementPreview> all = new ArrayList<>();
        Map<HouseAccountId, List<TakenStatement>> read = new HashMap<>();
        Function<HouseAccountId, List<TakenStatement>> stored =
                account -> read.computeIfAbsent(account, id -> store.statements(unit, id));
        Map<Integer, List<String>> numbers = new NumbersAhead(unit, stored).of(looked.statements());
        for (int i = 0; i < shown.size(); i++) {
            Looked.Found found = looked.statements().get(i);
            all.add(
                    found.refusal() != null || found.standing() != null
                            ? shown.get(i)
                            : shown.get(i)
                                    .concerning(
                                            of(unit, found, numbers.getOrDefault(i, List.of())),
                                            DaysTold.of(found, stored.apply(found.owner().id()))));
        }
        return all;
    }

    private List<String> of(Unit unit, Looked.Found found, List<String> numbers) {
        List<Plan.Line> fresh =
                found.planned().lines().stream()
                        .filter(line -> found.fate(line) == RowFate.FRESH)
                        .toList();
        List<String> said = new ArrayList<>(numbers);
        said.addAll(doubtful(found, fresh));
        List<HeldDays.Row> rows = fresh.stream().map(HeldDays::row).toList();
        var held = new HeldDays(ledger, matching, "new row", "new rows");
        said.addAll(held.of(unit, found.owner(), rows));
        toCome(unit, found, held, rows, said);
        return said;
    }

    private static void toCome(
            Unit unit,
            Looked.Found found,
            HeldDays held,
            List<HeldDays.Row> fresh,
            List<String> said) {
        LocalDate today = unit.today();
        List<HeldDays.Row> later =
                fresh.stream().filter(line -> line.day().isAfter(today)).toList();
        BankBalance closing = found.statement().closing();
        LocalDate on = closing == null ? null : closing.on();
        if (!later.isEmpty()) {
            said.add(
                    "%s of a day to come, today is %s: %s."
                            .formatted(held.many(later), today, HeldDays.named(later)));
        } else if (on != null && on.isAfter(today)) {
            said.add(
                    "Its closing balance is of %s, a day to come: today is %s."
                            .formatted(on, today));
        }
    }

    private static List<String> doubtful(Looked.Found found, List<Plan.Line> fresh) {
        List<Plan.Line> all = fresh.stream().filter(found::isDoubtful).toList();
        if (all.isEmpty()) {
            return List.of();
        }
        String pairs =
                all.stream()
                        .limit(NAMED)
                        .map(line -> pair(line, found.again().doubtful().get(line.identity())))
                        .collect(Collectors.joining("; "));
        int more = all.size() - NAMED;
        return List.of(
                "%s the day and the sum of what another format said in other words, and nothing else tells whether %s the same: %s%s. %s as new unless you say so."
                        .formatted(
                                all.size() == 1 ? "1 new row has" : all.size() + " new rows have",
                                all.size() == 1 ? "it is" : "they are",
                                pairs,
                                more <= 0
                                        ? ""
                                        : "; and " + more + " more, which the list of rows names",
                                all.size() == 1 ? "It counts" : "They count"));
    }

    private static String pair(Plan.Line line, BankStore.@Nullable StoredRow row) {
        BankStore.StoredRow stored = Objects.requireNonNull(row, "it is doubtful");
        return "row %d “%s” %s and %s “%s”"
                .formatted(
                        line.row().line(),
                        Words.shown(line.row()),
                        line.row().money(),
                        stored.original(),
                        Words.shown(stored.row()));
    }
}
