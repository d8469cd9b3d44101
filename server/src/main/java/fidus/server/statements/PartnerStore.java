package fidus.server.statements;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.descending;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Counter;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.statements.IssuedState;
import fidus.statements.StatementId;
import fidus.statements.partners.IssuedPartner;
import fidus.statements.partners.PartnerId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Partners' statements as they were made; their bytes lie beside those of clients' statements.
/// Nothing here is ever changed.
final class PartnerStore {
    private static final String KEPT = "partnerStatements";
    private static final String HEADS = "partnerStatementHead";
    private static final Counter NUMBERS = new Counter(HEADS, KEPT, 1);

    static void shape(Migrations migrations) {
        migrations
                .unique(KEPT, "number")
                .unique(KEPT, "jobId", "partnerId")
                .index(KEPT, "period", "number")
                .index(KEPT, "partnerId", "number")
                .collection(HEADS);
    }

    long nextNumber(Unit unit) {
        return NUMBERS.next(unit);
    }

    void add(Unit unit, IssuedPartner statement) {
        kept(unit).insert(statement);
    }

    /// @throws Refused `NOT_FOUND`
    IssuedPartner get(Unit unit, StatementId id) {
        return kept(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND, "There is no such statement."));
    }

    Optional<IssuedPartner> numbered(Unit unit, long number) {
        return kept(unit).first(eq("number", number));
    }

    boolean isOfJob(Unit unit, String jobId, PartnerId partner) {
        return kept(unit)
                .first(and(eq("jobId", jobId), eq("partnerId", partner.value().toString())))
                .isPresent();
    }

    /// Everything of a month, newest first.
    List<IssuedPartner> ofMonth(Unit unit, String period) {
        var all = new ArrayList<IssuedPartner>();
        kept(unit).each(eq("period", period), descending("number"), all::add);
        return all;
    }

    /// Everything of a partner, newest first.
    ///
    /// @param period one month; null for all of them
    List<IssuedPartner> of(Unit unit, PartnerId partner, @Nullable String period) {
        var whose = eq("partnerId", partner.value().toString());
        return kept(unit)
                .whole(
                        period == null ? whose : and(whose, eq("period", period)),
                        descending("number"));
    }

    /// The newest that was issued, drafts aside.
    Optional<IssuedPartner> issued(Unit unit, PartnerId partner, String period) {
        return of(unit, partner, period).stream()
                .filter(one -> one.issuedState() == IssuedState.ISSUED)
                .findFirst();
    }

    private static Documents<IssuedPartner> kept(Unit unit) {
        return unit.documents(KEPT, IssuedPartner.class);
    }
}
