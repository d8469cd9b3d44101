package fidus.server.reconciliation;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import fidus.money.Currency;
import fidus.money.Money;
import fidus.reconciliation.CauseCode;
import fidus.reconciliation.EndedBy;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Breaks counted and summed inside the store, by the day they were first seen.
final class BreakTrendStore {
    private static final String DAY = "found.firstSeenOn";
    private static final String AMOUNT = "found.difference.amount";

    /// @param cause empty for what nobody explained
    /// @param matched whether a match ended what nobody had explained
    record Counted(LocalDate day, String cause, boolean matched, int count) {}

    /// @param sum without sign
    record Summed(LocalDate day, String cause, boolean matched, Money sum) {}

    static void shape(Migrations migrations) {
        migrations.index(BreakStore.BREAKS, DAY).index(BreakStore.BREAKS, "account", DAY);
    }

    List<Counted> counts(Unit unit, @Nullable String account, LocalDate from) {
        List<Bson> stages = List.of(match(since(account, from)), group(cell(), sum("count", 1)));
        return rows(unit, stages).stream()
                .map(
                        row ->
                                new Counted(
                                        day(row),
                                        cause(row),
                                        isMatched(row),
                                        row.get("count", Number.class).intValue()))
                .toList();
    }

    /// Sums below and above zero are taken apart, so that neither hides the other.
    List<Summed> sums(Unit unit, @Nullable String account, LocalDate from) {
        List<Summed> sums = new ArrayList<>();
        BigDecimal zero = BigDecimal.ZERO;
        for (Bson side : List.of(gt(AMOUNT, zero), lt(AMOUNT, zero))) {
            List<Bson> stages =
                    List.of(
                            match(and(since(account, from), side)),
                            group(
                                    cell().append("currency", "$found.difference.currency"),
                                    sum("total", "$" + AMOUNT)));
            for (Document row : rows(unit, stages)) {
                Document cell = row.get("_id", Document.class);
                sums.add(
                        new Summed(
                                day(row),
                                cause(row),
                                isMatched(row),
                                new Money(
                                                row.get("total", Decimal128.class)
                                                        .bigDecimalValue(),
                                                new Currency(cell.getString("currency")))
                                        .abs()));
            }
        }
        return sums;
    }

    private static Bson since(@Nullable String account, LocalDate from) {
        Bson since = gte(DAY, from.toString());
        return account == null ? since : and(eq("account", account), since);
    }

    private static Document cell() {
        return new Document("day", "$" + DAY)
                .append("cause", "$found.findings.causeCode")
                .append("by", "$found.findings.endedBy");
    }

    private static LocalDate day(Document row) {
        return LocalDate.parse(row.get("_id", Document.class).getString("day"));
    }

    private static String cause(Document row) {
        String cause = row.get("_id", Document.class).getString("cause");
        return cause == null ? "" : cause;
    }

    private static boolean isMatched(Document row) {
        return cause(row).equals(CauseCode.CLEARED_BY_DATA.name())
                && EndedBy.MATCH.name().equals(row.get("_id", Document.class).getString("by"));
    }

    private static List<Document> rows(Unit unit, List<Bson> stages) {
        return unit.documents(BreakStore.BREAKS, BreakStore.StoredBreak.class).aggregate(stages);
    }
}
