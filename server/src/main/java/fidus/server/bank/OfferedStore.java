package fidus.server.bank;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.unset;

import fidus.bank.CsvProfile;
import fidus.bank.DayOrder;
import fidus.bank.desk.BankFileId;
import fidus.contract.Confidential;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.wallets.HouseAccountId;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;

/// Offered files with their bytes, which stay when the file is taken in.
final class OfferedStore {
    private static final String FILES = "bankFiles";
    private static final String PARTS = "bankFileParts";
    private static final int PART = 1_000_000;

    /// A file as it was offered and last read.
    ///
    /// @param houseAccountId as a person said it, absent when nobody did
    /// @param profile how it was read last, absent for what is no CSV
    /// @param dayOrder as a person said it, absent when the file shows it
    /// @param charset as a person said it, empty where its bytes are to tell; absent for what is
    ///   saved for the account
    /// @param unconfirmedSince present until it is taken in; what is not goes after a day
    record Offered(
            BankFileId id,
            String fileName,
            String sha256,
            long bytes,
            @Nullable HouseAccountId houseAccountId,
            @Nullable CsvProfile profile,
            @Nullable DayOrder dayOrder,
            @Nullable String charset,
            String offeredByName,
            @Nullable Instant unconfirmedSince,
            long version) {
        Offered read(
                @Nullable HouseAccountId account, @Nullable CsvProfile as, @Nullable String in) {
            return new Offered(
                    id,
                    fileName,
                    sha256,
                    bytes,
                    account,
                    as,
                    dayOrder,
                    in,
                    offeredByName,
                    unconfirmedSince,
                    version + 1);
        }

        Offered taken() {
            return new Offered(
                    id,
                    fileName,
                    sha256,
                    bytes,
                    houseAccountId,
                    profile,
                    dayOrder,
                    charset,
                    offeredByName,
                    null,
                    version + 1);
        }
    }

    /// One part of a file's bytes.
    ///
    /// @param id file and part number
    record Part(
            String id,
            BankFileId file,
            int number,
            @Confidential Binary bytes,
            @Nullable Instant unconfirmedSince) {}

    static void shape(Migrations migrations) {
        migrations
                .expire(FILES, "unconfirmedSince", 1)
                .expire(PARTS, "unconfirmedSince", 1)
                .index(PARTS, "file", "number")
                .confidential(PARTS, Part.class);
    }

    void keep(Unit unit, Offered offered, byte[] content) {
        files(unit).insert(offered);
        for (int number = 0; number * PART < content.length; number++) {
            byte[] part =
                    Arrays.copyOfRange(
                            content, number * PART, Math.min(content.length, (number + 1) * PART));
            parts(unit)
                    .insert(
                            new Part(
                                    offered.id.value() + "/" + number,
                                    offered.id,
                                    number,
                                    new Binary(part),
                                    offered.unconfirmedSince));
        }
    }

    Offered get(Unit unit, BankFileId id) {
        return files(unit)
                .byId(id.value().toString())
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "This file was not kept. Offer it again."));
    }

    byte[] content(Unit unit, BankFileId id) {
        var content = new ByteArrayOutputStream();
        for (Part part :
                parts(unit).whole(eq("file", id.value().toString()), ascending("number"))) {
            content.writeBytes(part.bytes.getData());
        }
        return content.toByteArray();
    }

    void replace(Unit unit, Offered before, Offered after) {
        files(unit).replace(before.id.value().toString(), before.version, after);
    }

    /// Keeps the file for good.
    void confirm(Unit unit, Offered before) {
        replace(unit, before, before.taken());
        parts(unit).update(eq("file", before.id.value().toString()), unset("unconfirmedSince"));
    }

    private static Documents<Offered> files(Unit unit) {
        return unit.documents(FILES, Offered.class);
    }

    private static Documents<Part> parts(Unit unit) {
        return unit.documents(PARTS, Part.class);
    }
}
