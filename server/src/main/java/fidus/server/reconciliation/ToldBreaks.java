package fidus.server.reconciliation;

import fidus.reconciliation.BreakId;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakSides;
import fidus.reconciliation.endings.BreakTold;
import fidus.reconciliation.endings.EndingLine;
import fidus.server.bank.OtherSides;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What the breaks of a list are about: the rows of a page are read together.
record ToldBreaks(BreakStore breaks, BreakRows rows) {
    List<BreakTold> of(Unit unit, List<EndingLine> lines) {
        List<BreakStore.StoredBreak> all =
                breaks.among(unit, lines.stream().map(EndingLine::breakId).toList());
        Map<Side, Map<String, MatchRow>> known = new HashMap<>();
        for (Side side : Side.values()) {
            known.put(side, rows.byId(unit, all, side));
        }
        var others = OtherSides.of(unit, known.getOrDefault(Side.STATEMENT, Map.of()).keySet());
        List<BreakSides> differ = rows.sides(unit, all);
        Map<BreakId, BreakTold> told = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            BreakStore.StoredBreak one = all.get(i);
            told.put(one.id(), told(one, own(one, known), differ.get(i), others));
        }
        List<BreakTold> ordered = new ArrayList<>();
        lines.forEach(line -> ordered.add(told.get(line.breakId())));
        ordered.removeIf(Objects::isNull);
        return ordered;
    }

    private record Own(Side side, MatchRow row) {}

    private static @Nullable Own own(
            BreakStore.StoredBreak one, Map<Side, Map<String, MatchRow>> known) {
        for (Side side : Side.values()) {
            String start = RunFindings.rowKey(one.account(), side, "");
            MatchRow row =
                    one.key().startsWith(start)
                            ? known.getOrDefault(side, Map.of())
                                    .get(one.key().substring(start.length()))
                            : null;
            if (row != null) {
                return new Own(side, row);
            }
        }
        return null;
    }

    private static BreakTold told(
            BreakStore.StoredBreak one,
            @Nullable Own own,
            BreakSides differ,
            Map<String, String> others) {
        var findings = one.found().findings();
        String note = Objects.requireNonNullElse(findings.note(), "");
        if (own == null) {
            String text =
                    differ.lines().stream()
                            .map(line -> line.name() + ": " + line.value())
                            .collect(Collectors.joining("\n"));
            return new BreakTold(one.id(), null, null, text, "", findings.causeCode(), note);
        }
        MatchRow row = own.row;
        return new BreakTold(
                one.id(),
                own.side,
                row.bookingDate(),
                row.text().isBlank() ? row.reference() : row.text(),
                own.side == Side.STATEMENT ? others.getOrDefault(row.rowId(), "") : "",
                findings.causeCode(),
                note);
    }
}
