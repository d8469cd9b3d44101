package fidus.server.statements;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import fidus.clients.ClientId;
import fidus.contract.Canonical;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Counter;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;
import fidus.statements.IssuedState;
import fidus.statements.IssuedStatement;
import fidus.statements.StatementFormat;
import fidus.statements.StatementId;

import org.bson.types.Binary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Statements as they were made, with the bytes that were given out. Nothing here is ever changed.
final class StatementStore {
    /// The most bytes one file of a statement may have.
    static final int MOST_BYTES = 12_000_000;

    private static final String STATEMENTS = "statements";
    private static final String FILES = "statementFiles";
    private static final String HEADS = "statementHead";
    private static final Counter NUMBERS = new Counter(HEADS, STATEMENTS, 1);
    private static final int PART = 1_000_000;

    /// The files of a statement.
    enum Kept {
        /// The figures as canonical text.
        FIGURES,
        PDF,
        XLSX
    }

    /// One part of a file; the parts in order are the file.
    ///
    /// @param id statement, file and part number
    record Part(String id, StatementId statement, Binary bytes) {}

    static void shape(Migrations migrations) {
        migrations
                .unique(STATEMENTS, "number")
                .unique(STATEMENTS, "jobId", "clientId")
                .index(STATEMENTS, "period", "clientId", "number")
                .index(FILES, "statement")
                .collection(HEADS);
    }

    long nextNumber(Unit unit) {
        return NUMBERS.next(unit);
    }

    void add(Unit unit, IssuedStatement statement) {
        statements(unit).insert(statement);
    }

    /// All files of a document.
    ///
    /// @param figures as canonical text
    /// @throws Refused `TOO_LARGE`
    void keep(Unit unit, StatementId id, String figures, byte[] pdf, byte[] xlsx) {
        keep(unit, id, Kept.FIGURES, figures.getBytes(StandardCharsets.UTF_8));
        keep(unit, id, Kept.PDF, pdf);
        keep(unit, id, Kept.XLSX, xlsx);
    }

    /// A file as it was kept.
    ///
    /// @param label of its document, as printed
    /// @throws Refused `BROKEN` when the bytes are not those of this digest
    byte[] whole(Unit unit, StatementId id, StatementFormat format, String sha256, String label) {
        byte[] bytes = bytes(unit, id, format == StatementFormat.PDF ? Kept.PDF : Kept.XLSX);
        if (!Canonical.sha256(bytes).equals(sha256)) {
            throw Refused.because(
                    Problem.Code.BROKEN,
                    "The kept bytes of " + label + " are damaged. Restore them from a backup.");
        }
        return bytes;
    }

    private void keep(Unit unit, StatementId id, Kept kept, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw Refused.because(
                    Problem.Code.TOO_LARGE,
                    "A statement may have "
                            + MOST_BYTES
                            + " bytes; this one has "
                            + bytes.length
                            + ".");
        }
        for (int number = 0; number * PART < bytes.length; number++) {
            int from = number * PART;
            byte[] part =
                    java.util.Arrays.copyOfRange(bytes, from, Math.min(from + PART, bytes.length));
            files(unit).insert(new Part(place(id, kept, number), id, new Binary(part)));
        }
    }

    byte[] bytes(Unit unit, StatementId id, Kept kept) {
        var bytes = new ByteArrayOutputStream();
        for (int number = 0; number * PART <= MOST_BYTES; number++) {
            Optional<Part> part = files(unit).byId(place(id, kept, number));
            if (part.isEmpty()) {
                break;
            }
            bytes.writeBytes(part.get().bytes().getData());
        }
        return bytes.toByteArray();
    }

    /// @throws Refused `NOT_FOUND`
    IssuedStatement get(Unit unit, StatementId id) {
        return statements(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND, "There is no such statement."));
    }

    Optional<IssuedStatement> numbered(Unit unit, long number) {
        return statements(unit).first(eq("number", number));
    }

    Optional<IssuedStatement> ofJob(Unit unit, String jobId, ClientId client) {
        return statements(unit)
                .first(and(eq("jobId", jobId), eq("clientId", client.value().toString())));
    }

    /// Everything of a month, oldest first.
    List<IssuedStatement> ofMonth(Unit unit, String period) {
        var found = new ArrayList<IssuedStatement>();
        statements(unit).each(eq("period", period), ascending("number"), found::add);
        return found;
    }

    /// Everything of a client's month, newest first.
    List<IssuedStatement> of(Unit unit, String period, ClientId client) {
        return statements(unit)
                .whole(
                        and(eq("period", period), eq("clientId", client.value().toString())),
                        descending("number"));
    }

    /// The newest that was issued, drafts aside.
    Optional<IssuedStatement> issued(Unit unit, String period, ClientId client) {
        return of(unit, period, client).stream()
                .filter(statement -> statement.issuedState() == IssuedState.ISSUED)
                .findFirst();
    }

    private static String place(StatementId id, Kept kept, int number) {
        return id.value() + "/" + kept + "/" + number;
    }

    private static Documents<IssuedStatement> statements(Unit unit) {
        return unit.documents(STATEMENTS, IssuedStatement.class);
    }

    private static Documents<Part> files(Unit unit) {
        return unit.documents(FILES, Part.class);
    }
}
