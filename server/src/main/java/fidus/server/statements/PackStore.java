package fidus.server.statements;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Counter;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.statements.IssuedPack;
import fidus.statements.IssuedState;
import fidus.statements.StatementId;

import java.util.List;
import java.util.Optional;

/// Fund packs as they were made; their bytes lie beside those of statements. Nothing here is ever
/// changed.
final class PackStore {
    private static final String PACKS = "fundPacks";
    private static final String HEADS = "fundPackHead";
    private static final Counter NUMBERS = new Counter(HEADS, PACKS, 1);

    static void shape(Migrations migrations) {
        migrations
                .unique(PACKS, "number")
                .unique(PACKS, "jobId")
                .index(PACKS, "period", "number")
                .collection(HEADS);
    }

    long nextNumber(Unit unit) {
        return NUMBERS.next(unit);
    }

    void add(Unit unit, IssuedPack pack) {
        packs(unit).insert(pack);
    }

    /// @throws Refused `NOT_FOUND`
    IssuedPack get(Unit unit, StatementId id) {
        return packs(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND, "There is no such fund pack."));
    }

    Optional<IssuedPack> numbered(Unit unit, long number) {
        return packs(unit).first(eq("number", number));
    }

    Optional<IssuedPack> ofJob(Unit unit, String jobId) {
        return packs(unit).first(eq("jobId", jobId));
    }

    /// Everything of a month, newest first.
    List<IssuedPack> ofMonth(Unit unit, String period) {
        return packs(unit).whole(eq("period", period), descending("number"));
    }

    /// The newest that was issued, drafts aside.
    Optional<IssuedPack> issued(Unit unit, String period) {
        return ofMonth(unit, period).stream()
                .filter(pack -> pack.issuedState() == IssuedState.ISSUED)
                .findFirst();
    }

    private static Documents<IssuedPack> packs(Unit unit) {
        return unit.documents(PACKS, IssuedPack.class);
    }
}
