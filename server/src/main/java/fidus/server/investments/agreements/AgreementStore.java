package fidus.server.investments.agreements;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import fidus.contract.Confidential;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.investments.InvestmentId;
import fidus.investments.agreements.Agreement;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.types.Binary;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Agreements of contracts. Only added to: nothing here is replaced or removed.
final class AgreementStore {
    private static final String AGREEMENTS = "agreements";
    private static final String PARTS = "agreementParts";
    private static final int PART = 1_000_000;

    /// @param id of the contract and the number in it, so that two writers never take the same
    ///   number
    /// @param requestId of the upload, so that a repeated one is answered and not kept twice
    record Stored(
            String id, InvestmentId contract, int number, UUID requestId, Agreement agreement) {}

    /// One part of a file; the parts in order are the file.
    record Part(String id, String agreement, int number, @Confidential Binary bytes) {}

    static void shape(Migrations migrations) {
        migrations
                .unique(AGREEMENTS, "contract", "number")
                .unique(PARTS, "agreement", "number")
                .confidential(PARTS, Part.class);
    }

    /// Every version, the newest first.
    List<Stored> of(Unit unit, InvestmentId contract) {
        return agreements(unit)
                .all(
                        eq("contract", contract.value().toString()),
                        descending("number"),
                        Agreement.MOST);
    }

    void add(Unit unit, Stored stored, byte[] content) {
        agreements(unit).insert(stored);
        for (int number = 0; number * PART < content.length; number++) {
            int from = number * PART;
            byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + PART));
            parts(unit)
                    .insert(
                            new Part(
                                    stored.id + "/" + number, stored.id, number, new Binary(part)));
        }
    }

    /// @throws Refused `NOT_FOUND`
    Agreement get(Unit unit, InvestmentId contract, int number) {
        return agreements(unit)
                .byId(name(contract, number))
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "This contract has no such version of its agreement."))
                .agreement();
    }

    byte[] content(Unit unit, InvestmentId contract, int number) {
        var content = new ByteArrayOutputStream();
        parts(unit)
                .each(
                        eq("agreement", name(contract, number)),
                        ascending("number"),
                        part -> content.writeBytes(part.bytes.getData()));
        return content.toByteArray();
    }

    static String name(InvestmentId contract, int number) {
        return contract.value() + "/" + number;
    }

    private static Documents<Stored> agreements(Unit unit) {
        return unit.documents(AGREEMENTS, Stored.class);
    }

    private static Documents<Part> parts(Unit unit) {
        return unit.documents(PARTS, Part.class);
    }
}
