package fidus.server.bank;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.server.payments.Payments;

import org.bson.conversions.Bson;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Who booked a row of a statement last. Whoever books a row writes its one record, so that of two
/// who would book it at the same time the database lets only one through, whatever both of them
/// saw.
///
/// Whether a row is free again after its booking was taken back is asked of what booked it; a
/// payment keeps its row for ever, so its record is never replaced and answers by itself.
final class ClaimStore {
    private static final String CLAIMS = "bankRowClaims";
    private static final String KIND = "claimKind";

    /// What books rows.
    enum Kind {
        PAYMENT,
        DEPOSIT,
        TRANSIT,
        WRITE_OFF,
        /// Parts of the row are booked, each with a record of its own.
        PARTS
    }

    /// @param id of the row
    /// @param holder the payment's reference; else what booked the row
    record Claim(String id, Kind claimKind, String holder, Instant claimedAt, long version) {}

    static void shape(Migrations migrations) {
        migrations
                .index(CLAIMS, KIND)
                .once(CLAIMS, "of payments made before", ClaimStore::ofEarlierPayments);
    }

    private static void ofEarlierPayments(Unit unit) {
        var claims = new ClaimStore();
        var rows = new BankStore();
        for (String reference : Payments.references(unit)) {
            for (String row : standing(unit, rows, reference)) {
                if (claims.claims(unit).byId(row).isEmpty()) {
                    claims.take(unit, row, Kind.PAYMENT, reference);
                }
            }
        }
    }

    /// The rows that a text names. A row that another statement said before stands for that one.
    static Set<String> standing(Unit unit, BankStore rows, String evidence) {
        Set<String> named = new LinkedHashSet<>();
        for (String id : RowNames.in(evidence)) {
            named.add(first(unit, rows, id));
        }
        return named;
    }

    /// The row, or the part, that a name stands for.
    static String first(Unit unit, BankStore rows, String id) {
        String whole = RowNames.whole(id);
        String first = rows.row(unit, whole).map(BankStore.StoredRow::repeats).orElse(whole);
        return first + id.substring(whole.length());
    }

    /// @throws fidus.contract.Refused `STALE_VERSION` or `ALREADY_EXISTS` when somebody books the
    ///   row at the same time
    void take(Unit unit, String row, Kind kind, String holder) {
        Claim before = claims(unit).byId(row).orElse(null);
        if (before == null) {
            claims(unit).insert(new Claim(row, kind, holder, unit.now(), 1));
        } else {
            claims(unit)
                    .replace(
                            row,
                            before.version,
                            new Claim(row, kind, holder, unit.now(), before.version + 1));
        }
    }

    /// The reference of the payment that stands on a row.
    Optional<String> paidBy(Unit unit, String row) {
        return claims(unit)
                .byId(row)
                .filter(claim -> claim.claimKind == Kind.PAYMENT)
                .map(Claim::holder);
    }

    /// The rows that payments stand on.
    Set<String> paid(Unit unit) {
        return rows(unit, eq(KIND, Kind.PAYMENT.name()));
    }

    Set<String> paid(Unit unit, Collection<String> among) {
        return rows(unit, and(in("_id", among), eq(KIND, Kind.PAYMENT.name())));
    }

    private Set<String> rows(Unit unit, Bson filter) {
        Set<String> rows = new HashSet<>();
        claims(unit).each(filter, ascending("_id"), claim -> rows.add(claim.id));
        return rows;
    }

    private Documents<Claim> claims(Unit unit) {
        return unit.documents(CLAIMS, Claim.class);
    }
}
