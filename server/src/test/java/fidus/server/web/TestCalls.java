package fidus.server.web;

import static fidus.contract.Call.get;
import static fidus.contract.Call.post;

import fidus.auth.Permission;
import fidus.contract.Call;
import fidus.contract.Nothing;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.RunningServer;
import fidus.server.mongo.Migrations;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/// Calls that only tests answer: one that breaks, one that waits, one that counts its effects, one
/// that takes every kind of value.
public final class TestCalls {
    static final Call<Nothing, Nothing> BREAK =
            get("/api/v1/test/break", Nothing.class, Nothing.class, Permission.PUBLIC);
    static final Call<Nothing, Nothing> RUN_OUT =
            get("/api/v1/test/run-out", Nothing.class, Nothing.class, Permission.PUBLIC);
    static final Call<Nothing, Nothing> WAIT =
            get("/api/v1/test/wait", Nothing.class, Nothing.class, Permission.PUBLIC);
    static final Call<Note, Note> NOTE =
            post("/api/v1/test/notes", Note.class, Note.class, Permission.OWN_SESSION);
    static final Call<Amount, Amount> AMOUNT =
            post(
                    "/api/v1/test/amount",
                    Amount.class,
                    Amount.class,
                    Permission.PUBLIC,
                    Call.Trait.WITHOUT_KEY);
    static final Call<Nothing, Notes> NOTES =
            get("/api/v1/test/notes", Nothing.class, Notes.class, Permission.PUBLIC);

    static final CountDownLatch ENTERED = new CountDownLatch(1);
    static final CountDownLatch LEAVE = new CountDownLatch(1);

    private TestCalls() {}

    public record Note(String text, int number) {}

    public record Notes(long count) {}

    public record Amount(BigDecimal amount, boolean flag, int number, @Nullable String text) {}

    record Stored(String id, String text, int number) {}

    static void shape(Migrations migrations) {
        migrations.collection("testNotes");
    }

    private static void awaitLeave() {
        try {
            LEAVE.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static RunningServer start() {
        return RunningServer.start(TestCalls::shape, (parts, routes) -> answer(routes));
    }

    private static void answer(Routes routes) {
        routes.answer(
                BREAK,
                (asked, nothing) -> {
                    throw new IllegalStateException(
                            "fidus.server.secret at mongodb://user:password@host");
                });
        routes.answer(
                RUN_OUT,
                (asked, nothing) -> {
                    throw new OutOfMemoryError("Java heap space");
                });
        routes.answer(
                WAIT,
                (asked, nothing) -> {
                    ENTERED.countDown();
                    awaitLeave();
                    return nothing;
                });
        routes.answer(
                NOTE,
                (asked, note) -> {
                    if (note.text().isBlank()) {
                        throw Refused.at("text", Problem.Code.BAD_VALUE, "Say something.");
                    }
                    asked.unit()
                            .documents("testNotes", Stored.class)
                            .insert(
                                    new Stored(
                                            UUID.randomUUID().toString(),
                                            note.text(),
                                            note.number()));
                    return note;
                });
        routes.answer(
                NOTES,
                (asked, nothing) ->
                        new Notes(
                                asked.unit()
                                        .documents("testNotes", Stored.class)
                                        .count(new Document())));
        routes.answer(AMOUNT, (asked, amount) -> amount);
    }
}
