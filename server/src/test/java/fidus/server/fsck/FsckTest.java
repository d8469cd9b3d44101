package fidus.server.fsck;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;

import fidus.approvals.Prepared;
import fidus.clients.AddClient;
import fidus.clients.Client;
import fidus.clients.ClientCalls;
import fidus.funds.FundCode;
import fidus.investments.EnterContract;
import fidus.investments.InvestmentCalls;
import fidus.investments.MappingLine;
import fidus.ledger.Posting;
import fidus.ledger.PostingSide;
import fidus.money.Money;
import fidus.mt5.AccountKey;
import fidus.server.RunningServer;
import fidus.server.audit.Actor;
import fidus.server.audit.Audit;
import fidus.server.ledger.Ledger;
import fidus.server.ledger.NewEntry;
import fidus.server.reconciliation.Desk;
import fidus.server.reconciliation.Statement;

import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A base that real work filled breaks no invariant; each planted corruption is found and named.
final class FsckTest {
    private static RunningServer server;

    @BeforeAll
    static void fill() {
        server = RunningServer.withEverything();
        var desk = new Desk(server);
        for (long login = 601; login <= 602; login++) {
            AccountKey account = desk.account(login);
            var _ =
                    desk.take(
                            new Statement(login, "2026.11.23 08:58")
                                    .deposit(1, "2026.11.16 10:00:00", 10_000_00)
                                    .trade(2, "2026.11.17 11:00:00", 120_00)
                                    .trade(3, "2026.11.18 12:00:00", -80_00));
            var _ = desk.reconcile(account);
            contract(desk, account);
        }
        var ledger = new Ledger(new Audit());
        for (int i = 1; i <= 3; i++) {
            NewEntry capital = capital(i, Map.of());
            var entry =
                    server.parts()
                            .mongo()
                            .write(unit -> ledger.post(unit, Actor.SYSTEM, null, capital));
            if (i == 2) {
                var _ =
                        server.parts()
                                .mongo()
                                .write(
                                        unit ->
                                                ledger.reverse(
                                                        unit,
                                                        Actor.SYSTEM,
                                                        null,
                                                        entry.id(),
                                                        "Posted by mistake"));
            }
        }
        Map<String, String> dimensions = Map.of("transfer", "one", "client", "two", "fund", "ä");
        List<NewEntry> many =
                IntStream.range(4, 124).mapToObj(number -> capital(number, dimensions)).toList();
        var _ = server.parts().mongo().write(u -> ledger.postAll(u, Actor.SYSTEM, null, many));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyInvariantHoldsOverWhatRealWorkStored() {
        for (String name :
                List.of(
                        "journalEntries",
                        "auditLines",
                        "deals",
                        "investments",
                        "readings",
                        "reconciliationMatches",
                        "matchedRows")) {
            assertThat(all(name).countDocuments()).as(name).isPositive();
        }
        assertThat(new Fsck(server.parts().mongo()).findings()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> everyPlantedCorruptionIsFound() {
        return Stream.of(
                planted("JOURNAL_BALANCED", "journalEntries", FsckTest::anotherAmount),
                planted("JOURNAL_BALANCED", "journalEntries", FsckTest::onePostingLess),
                planted(
                        "JOURNAL_GAPLESS",
                        "journalEntries",
                        entries -> remove(entries, "number", 0)),
                planted(
                        "JOURNAL_GAPLESS",
                        "journalEntries",
                        entries -> remove(entries, "number", -1)),
                planted("JOURNAL_ONCE", "journalEntries", FsckTest::repeatedSource),
                planted("JOURNAL_REVERSAL", "journalEntries", FsckTest::reversalOfNothing),
                planted("AUDIT_GAPLESS", "auditLines", lines -> remove(lines, "seq", 4)),
                planted("AUDIT_GAPLESS", "auditLines", lines -> remove(lines, "seq", -1)),
                planted("AUDIT_COPIES", "auditLines", lines -> set(lines, "action", "NOTHING")),
                planted("AUDIT_COPIES", "auditLines", lines -> set(lines, "subject", "run/other")),
                planted(
                        "AUDIT_ENTRIES",
                        "journalEntries",
                        entries -> setLast(entries, "reason", "Another reason")),
                planted(
                        "AUDIT_ENTRIES",
                        "journalEntries",
                        entries -> remove(entries, "number", -1)),
                planted("AUDIT_CANONICAL", "auditLines", lines -> set(lines, "line", "{ }")),
                planted("AUDIT_CANONICAL", "auditLines", lines -> set(lines, "line", "cut {")),
                planted(
                        "MAPPING_SUM",
                        "investments",
                        contracts -> set(contracts, "principal.amount", decimal("20000.02"))),
                planted(
                        "CONTRACT_CLIENT",
                        "investments",
                        contracts -> set(contracts, "clientId", "nobody")),
                planted("ONE_CLIENT", "investments", FsckTest::secondClient),
                planted(
                        "MAPPING_ACCOUNT",
                        "tradingAccounts",
                        accounts -> remove(accounts, "_id", 0)),
                planted("DEAL_ACCOUNT", "tradingAccounts", accounts -> remove(accounts, "_id", 0)),
                planted("DEAL_KEY", "deals", deals -> set(deals, "row.ticket", 999_999L)),
                planted("ROW_MATCHED", "reconciliationMatches", FsckTest::undone),
                planted("MATCH_ROWS", "matchedRows", rows -> remove(rows, "_id", 0)));
    }

    private static DynamicTest planted(
            String check, String collection, Consumer<MongoCollection<Document>> corruption) {
        return DynamicTest.dynamicTest(
                check + " in " + collection,
                () -> {
                    MongoCollection<Document> documents = all(collection);
                    List<Document> before = documents.find().into(new ArrayList<>());
                    try {
                        corruption.accept(documents);
                        assertThat(new Fsck(server.parts().mongo()).findings())
                                .extracting(Finding::check)
                                .contains(check);
                    } finally {
                        documents.deleteMany(new Document());
                        documents.insertMany(before);
                    }
                    assertThat(new Fsck(server.parts().mongo()).findings()).isEmpty();
                });
    }

    private static void anotherAmount(MongoCollection<Document> entries) {
        set(entries, "postings.0.money.amount", decimal("10.01"));
    }

    private static void onePostingLess(MongoCollection<Document> entries) {
        Document entry = ordered(entries, "number").getFirst();
        set(entries, "postings", entry.getList("postings", Document.class).subList(0, 1));
    }

    private static void repeatedSource(MongoCollection<Document> entries) {
        Document copy = new Document(ordered(entries, "number").getFirst());
        copy.put("_id", "copy");
        copy.put("number", 5L);
        entries.deleteMany(new Document());
        copy.put("leg", "other");
        List<Document> all = new ArrayList<>();
        all.add(copy);
        Document second = new Document(copy);
        second.put("_id", "copy 2");
        all.add(second);
        unindexed(entries, () -> entries.insertMany(all));
    }

    private static void reversalOfNothing(MongoCollection<Document> entries) {
        Document reversal =
                Objects.requireNonNull(entries.find(new Document("eventCode", "E22")).first());
        reversal.put("reverses", "nothing");
        entries.replaceOne(new Document("_id", reversal.get("_id")), reversal);
    }

    private static void secondClient(MongoCollection<Document> contracts) {
        List<Document> both = ordered(contracts, "_id");
        Document mappings = both.getFirst();
        Document other = both.getLast();
        other.put("mappings", mappings.get("mappings"));
        contracts.replaceOne(new Document("_id", other.get("_id")), other);
    }

    private static void undone(MongoCollection<Document> matches) {
        set(matches, "recorded.matchState", "UNDONE");
    }

    private static void set(MongoCollection<Document> documents, String path, Object value) {
        set(documents, ordered(documents, "_id").getFirst(), path, value);
    }

    private static void setLast(MongoCollection<Document> documents, String path, Object value) {
        set(documents, ordered(documents, "number").getLast(), path, value);
    }

    private static void set(
            MongoCollection<Document> documents, Document one, String path, Object value) {
        documents.updateOne(
                new Document("_id", one.get("_id")),
                new Document("$set", new Document(path, value)));
    }

    /// @param place from the end when below zero
    private static void remove(MongoCollection<Document> documents, String order, int place) {
        List<Document> all = ordered(documents, order);
        Object id = all.get(place < 0 ? all.size() + place : place).get("_id");
        documents.deleteOne(new Document("_id", id));
    }

    /// The index alone already refuses a repeated source; without it the check must.
    private static void unindexed(MongoCollection<Document> documents, Runnable work) {
        List<Document> unique =
                documents.listIndexes().into(new ArrayList<>()).stream()
                        .filter(index -> Boolean.TRUE.equals(index.getBoolean("unique")))
                        .toList();
        unique.forEach(index -> documents.dropIndex(index.getString("name")));
        work.run();
    }

    private static List<Document> ordered(MongoCollection<Document> documents, String field) {
        return documents.find().sort(new Document(field, 1)).into(new ArrayList<>());
    }

    private static MongoCollection<Document> all(String name) {
        return server.parts().mongo().raw().getCollection(name);
    }

    private static Decimal128 decimal(String number) {
        return new Decimal128(new BigDecimal(number));
    }

    private static NewEntry capital(int number, Map<String, String> dimensions) {
        Money sum = Money.of("10.00", "USD");
        return new NewEntry(
                "E3",
                "capital/" + number,
                "in",
                LocalDate.parse("2026-11-20"),
                List.of(
                        new Posting("1010", PostingSide.DEBIT, sum, dimensions),
                        new Posting("3010", PostingSide.CREDIT, sum, Map.of())),
                "Capital of the house");
    }

    private static void contract(Desk desk, AccountKey account) {
        Client client =
                server.call(
                        ClientCalls.ADD,
                        new AddClient("Invented Client " + account.login()),
                        desk.operator());
        Money principal = Money.of("20000.00", "USD");
        Prepared prepared =
                server.call(
                        InvestmentCalls.ENTER,
                        new EnterContract(
                                client.id(),
                                FundCode.CORE,
                                principal,
                                LocalDate.parse("2026-11-16"),
                                LocalDate.parse("2026-11-16"),
                                List.of(new MappingLine(account, principal, "All of it here")),
                                "Signed on paper in the office"),
                        desk.operator());
        var _ = desk.approve(prepared, desk.approver());
    }
}
