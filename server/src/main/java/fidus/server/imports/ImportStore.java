package fidus.server.imports;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.unset;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.imports.ImportId;
import fidus.imports.ImportRecord;
import fidus.imports.ImportState;
import fidus.imports.PreviewId;
import fidus.mt5.AccountKey;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class ImportStore {
    private static final String PREVIEWS = "previews";
    private static final String UPLOADS = "uploads";
    private static final String IMPORTS = "imports";
    private static final int PART = 1_000_000;
    private static final int MOST_PARTS = 1_000;
    private static final int RECENT = 100;

    /// One part of a file's bytes; the parts in order are the file.
    ///
    /// @param id preview and part number
    record Part(
            String id,
            PreviewId preview,
            int number,
            Binary bytes,
            @Nullable Instant unconfirmedSince) {}

    static void shape(Migrations migrations) {
        migrations
                .expire(PREVIEWS, "unconfirmedSince", 1)
                .expire(UPLOADS, "unconfirmedSince", 1)
                .index(UPLOADS, "preview", "number")
                .index(IMPORTS, "startedAt")
                .index(IMPORTS, "account.server", "account.login", "startedAt")
                .index(PREVIEWS, "sha256")
                .index(IMPORTS, "sha256", "importState")
                .uniqueWhere(IMPORTS, "importState", "RUNNING", "sha256");
    }

    void keep(Unit unit, KeptPreview preview, Path file) {
        previews(unit).insert(preview);
        try (InputStream in = Files.newInputStream(file)) {
            int number = 0;
            for (byte[] part = in.readNBytes(PART); part.length > 0; part = in.readNBytes(PART)) {
                parts(unit)
                        .insert(
                                new Part(
                                        preview.id().value() + "/" + number,
                                        preview.id(),
                                        number,
                                        new Binary(part),
                                        preview.unconfirmedSince()));
                number++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    KeptPreview get(Unit unit, PreviewId id) {
        return previews(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "This file was not kept. Offer it again."));
    }

    /// Keeps the file for good.
    void confirm(Unit unit, KeptPreview preview) {
        previews(unit)
                .replace(preview.id().value().toString(), preview.version(), preview.confirmed());
        parts(unit)
                .update(eq("preview", preview.id().value().toString()), unset("unconfirmedSince"));
    }

    /// Writes the bytes of a kept file.
    void write(Unit unit, PreviewId id, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int number = 0; number < MOST_PARTS; number++) {
                Optional<Part> part = parts(unit).byId(id.value() + "/" + number);
                if (part.isEmpty()) {
                    return;
                }
                out.write(part.get().bytes().getData());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Unit unit, ImportRecord record) {
        imports(unit).insert(record);
    }

    ImportRecord record(Unit unit, ImportId id) {
        return imports(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () -> Refused.because(Problem.Code.NOT_FOUND, "There is no such import."));
    }

    /// The finished imports of an account, newest first.
    List<ImportRecord> finished(Unit unit, AccountKey account) {
        return imports(unit)
                .whole(
                        and(
                                eq("account.server", account.server()),
                                eq("account.login", account.login()),
                                eq("importState", ImportState.DONE.name())),
                        orderBy(descending("startedAt"), descending("_id")));
    }

    /// The kept file an import was made from.
    KeptPreview confirmedOf(Unit unit, ImportRecord record) {
        return previews(unit).whole(eq("sha256", record.sha256()), descending("version")).stream()
                .filter(kept -> kept.unconfirmedSince() == null)
                .findFirst()
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "The bytes of this import are not kept."));
    }

    void replace(Unit unit, ImportRecord before, ImportRecord after) {
        imports(unit).replace(before.id().value().toString(), before.version(), after);
    }

    /// The import that holds these bytes, or is taking them in now.
    Optional<ImportRecord> ofBytes(Unit unit, String sha256) {
        return imports(unit)
                .first(
                        and(
                                eq("sha256", sha256),
                                in(
                                        "importState",
                                        ImportState.DONE.name(),
                                        ImportState.RUNNING.name())));
    }

    Optional<ImportRecord> running(Unit unit, AccountKey account) {
        return imports(unit)
                .first(
                        and(
                                eq("importState", ImportState.RUNNING.name()),
                                eq("account.server", account.server()),
                                eq("account.login", account.login())));
    }

    List<ImportRecord> recent(Unit unit, int most) {
        return imports(unit)
                .all(empty(), orderBy(descending("startedAt"), descending("_id")), most);
    }

    List<ImportRecord> recent(Unit unit) {
        return recent(unit, RECENT);
    }

    private static Documents<KeptPreview> previews(Unit unit) {
        return unit.documents(PREVIEWS, KeptPreview.class);
    }

    private static Documents<Part> parts(Unit unit) {
        return unit.documents(UPLOADS, Part.class);
    }

    private static Documents<ImportRecord> imports(Unit unit) {
        return unit.documents(IMPORTS, ImportRecord.class);
    }
}
