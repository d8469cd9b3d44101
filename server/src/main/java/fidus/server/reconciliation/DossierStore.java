package fidus.server.reconciliation;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.reconciliation.BreakId;
import fidus.reconciliation.dossier.Attachment;
import fidus.reconciliation.dossier.Comment;
import fidus.reconciliation.dossier.KeptSplit;
import fidus.server.mongo.Documents;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What is kept about breaks. Only added to: nothing here is replaced or removed.
final class DossierStore {
    private static final String COMMENTS = "breakComments";
    private static final String ATTACHMENTS = "breakAttachments";
    private static final String PARTS = "breakAttachmentParts";
    private static final String SPLITS = "breakSplits";
    private static final String SET_OFF = "split.split.offsets._id";
    private static final int PART = 1_000_000;

    /// @param id of the break and the number in it, so that two writers never take the same number
    record StoredComment(String id, BreakId breakId, int number, Comment comment) {}

    /// @param requestId of the upload, so that a repeated one is answered and not kept twice
    record StoredAttachment(
            String id, BreakId breakId, int number, UUID requestId, Attachment attachment) {}

    record StoredPart(String id, String attachment, int number, Binary bytes) {}

    record StoredSplit(String id, BreakId breakId, int number, KeptSplit split) {}

    static void shape(Migrations migrations) {
        migrations
                .unique(COMMENTS, "breakId", "number")
                .unique(ATTACHMENTS, "breakId", "number")
                .unique(PARTS, "attachment", "number")
                .unique(SPLITS, "breakId", "number")
                .index(SPLITS, SET_OFF);
    }

    /// How much is kept about a break.
    record Kept(int comments, int attachments) {
        static final Kept NOTHING = new Kept(0, 0);

        Kept plus(Kept more) {
            return new Kept(comments + more.comments, attachments + more.attachments);
        }
    }

    /// How much is kept about each of these; those about which nothing is are left out.
    ///
    /// @param until counts only what was there then, null for all
    Map<BreakId, Kept> kept(Unit unit, List<BreakId> ids, @Nullable Instant until) {
        Map<BreakId, Kept> kept = new HashMap<>();
        Bson about = in("breakId", ids.stream().map(id -> id.value().toString()).toList());
        unit.documents(COMMENTS, StoredComment.class)
                .each(
                        about,
                        ascending("breakId", "number"),
                        one -> {
                            if (until == null || !one.comment().at().isAfter(until)) {
                                kept.merge(one.breakId(), new Kept(1, 0), Kept::plus);
                            }
                        });
        unit.documents(ATTACHMENTS, StoredAttachment.class)
                .each(
                        about,
                        ascending("breakId", "number"),
                        one -> {
                            if (until == null || !one.attachment().at().isAfter(until)) {
                                kept.merge(one.breakId(), new Kept(0, 1), Kept::plus);
                            }
                        });
        return kept;
    }

    List<Comment> comments(Unit unit, BreakId id) {
        return all(unit, COMMENTS, StoredComment.class, id).stream()
                .map(StoredComment::comment)
                .toList();
    }

    List<StoredAttachment> attachments(Unit unit, BreakId id) {
        return all(unit, ATTACHMENTS, StoredAttachment.class, id);
    }

    List<KeptSplit> splits(Unit unit, BreakId id) {
        return all(unit, SPLITS, StoredSplit.class, id).stream().map(StoredSplit::split).toList();
    }

    /// Of each break the split that counts, as far as one does.
    Map<BreakId, KeptSplit> splits(Unit unit) {
        Map<BreakId, KeptSplit> newest = new HashMap<>();
        unit.documents(SPLITS, StoredSplit.class)
                .each(
                        empty(),
                        ascending("breakId", "number"),
                        one -> newest.put(one.breakId(), one.split()));
        newest.values().removeIf(split -> !split.holds());
        return newest;
    }

    /// The breaks in a split of which this one was ever set off.
    Set<BreakId> settingOff(Unit unit, BreakId id) {
        Set<BreakId> breaks = new LinkedHashSet<>();
        unit.documents(SPLITS, StoredSplit.class)
                .each(
                        eq(SET_OFF, id.value().toString()),
                        ascending("breakId", "number"),
                        one -> breaks.add(one.breakId()));
        return breaks;
    }

    void add(Unit unit, BreakId id, Comment comment) {
        unit.documents(COMMENTS, StoredComment.class)
                .insert(
                        new StoredComment(
                                name(id, comment.number()), id, comment.number(), comment));
    }

    void add(Unit unit, BreakId id, KeptSplit split) {
        unit.documents(SPLITS, StoredSplit.class)
                .insert(new StoredSplit(name(id, split.number()), id, split.number(), split));
    }

    void add(Unit unit, BreakId id, UUID requestId, Attachment attachment, byte[] content) {
        int number = attachment.number();
        unit.documents(ATTACHMENTS, StoredAttachment.class)
                .insert(new StoredAttachment(name(id, number), id, number, requestId, attachment));
        Documents<StoredPart> parts = unit.documents(PARTS, StoredPart.class);
        for (int from = 0; from < content.length; from += PART) {
            int part = from / PART;
            byte[] bytes = Arrays.copyOfRange(content, from, Math.min(content.length, from + PART));
            parts.insert(
                    new StoredPart(
                            name(id, number) + "/" + part,
                            name(id, number),
                            part,
                            new Binary(bytes)));
        }
    }

    Attachment attachment(Unit unit, BreakId id, int number) {
        return unit.documents(ATTACHMENTS, StoredAttachment.class)
                .byId(name(id, number))
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Problem.Code.NOT_FOUND,
                                        "This break has no such attachment."))
                .attachment();
    }

    byte[] content(Unit unit, BreakId id, int number) {
        var content = new ByteArrayOutputStream();
        unit.documents(PARTS, StoredPart.class)
                .each(
                        eq("attachment", name(id, number)),
                        ascending("number"),
                        part -> content.writeBytes(part.bytes.getData()));
        return content.toByteArray();
    }

    private static <T> List<T> all(Unit unit, String collection, Class<T> type, BreakId id) {
        return unit.documents(collection, type)
                .all(eq("breakId", id.value().toString()), ascending("number"), Integer.MAX_VALUE);
    }

    private static String name(BreakId id, int number) {
        return id.value() + "/" + number;
    }
}
