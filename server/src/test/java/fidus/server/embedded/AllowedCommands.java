package fidus.server.embedded;

import com.mongodb.MongoCommandException;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;

import fidus.server.embedded.query.CommandFailure;
import fidus.server.embedded.query.CommandFailure.Code;

import org.bson.BsonArray;
import org.bson.BsonDocument;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Notes every command a client sends that the embedded store would refuse, so that code tested
/// against a replica set cannot drift to features only one side has. Add it to the client's
/// settings; call [#verify] at the end.
///
/// The embedded store itself judges every command; where that is the one asked, its refusals are
/// noted, also those that the code under test swallows, and nothing is judged twice.
public final class AllowedCommands implements CommandListener {
    // What drivers and servers say among themselves, also on the allow-list of the wire layer.
    private static final Set<String> HANDSHAKE =
            Set.of("hello", "isMaster", "ismaster", "saslStart", "saslContinue");

    // Other codes are mistakes that the real server finds, too.
    private static final Set<Code> OFF_THE_LIST =
            Set.of(Code.NOT_IMPLEMENTED, Code.COMMAND_NOT_FOUND, Code.UNSATISFIABLE_WRITE_CONCERN);

    private final List<String> refused = new CopyOnWriteArrayList<>();
    private final List<Question> questions = new CopyOnWriteArrayList<>();
    private final boolean embedded;
    private final Map<String, Integer> given = new ConcurrentHashMap<>();
    private volatile boolean noting;
    private volatile Consumer<String> before = _ -> {};

    /// For whatever store is asked.
    public AllowedCommands() {
        this(false);
    }

    private AllowedCommands(boolean embedded) {
        this.embedded = embedded;
    }

    /// For a client of the embedded store alone.
    public static AllowedCommands ofEmbedded() {
        return new AllowedCommands(true);
    }

    private record Question(String collection, boolean inTransaction) {}

    /// Is told the collection of each question before it is answered, by whoever asks.
    public void before(Consumer<String> question) {
        before = question;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (event.getCommandName().equals("find")) {
            before.accept(event.getCommand().getString("find").getValue());
        }
        if (noting && Set.of("find", "aggregate").contains(event.getCommandName())) {
            questions.add(
                    new Question(
                            event.getCommand().getString(event.getCommandName()).getValue(),
                            event.getCommand().containsKey("txnNumber")));
        }
        if (embedded || HANDSHAKE.contains(event.getCommandName())) {
            return;
        }
        try {
            AllowList.check(event.getCommandName(), event.getCommand().clone());
        } catch (CommandFailure e) {
            if (OFF_THE_LIST.contains(e.code())) {
                refused.add(e.getMessage() + " in " + event.getCommand().toJson());
            }
        }
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        if (embedded
                && event.getThrowable() instanceof MongoCommandException e
                && OFF_THE_LIST.stream().anyMatch(code -> code.number() == e.getErrorCode())) {
            refused.add(e.getErrorMessage() + " in " + event.getCommandName());
        }
    }

    /// Notes from now on which collections are asked.
    public void note() {
        questions.clear();
        given.clear();
        noting = true;
    }

    /// How often a collection was asked since {@link #note}.
    public long asked(String collection) {
        return questions.stream().filter(one -> one.collection.equals(collection)).count();
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        if (noting && event.getResponse().isDocument("cursor")) {
            BsonDocument cursor = event.getResponse().getDocument("cursor");
            BsonArray empty = new BsonArray();
            int documents =
                    cursor.getArray("firstBatch", empty).size()
                            + cursor.getArray("nextBatch", empty).size();
            String collection = cursor.getString("ns").getValue();
            given.merge(collection.substring(collection.indexOf('.') + 1), documents, Integer::sum);
        }
    }

    /// How many documents of a collection were given since {@link #note}.
    public int given(String collection) {
        return given.getOrDefault(collection, 0);
    }

    /// How often in transactions, where everybody waits who wants to change something.
    public long askedInTransactions(String collection) {
        return questions.stream()
                .filter(one -> one.inTransaction && one.collection.equals(collection))
                .count();
    }

    /// Forgets what was noted so far.
    public void clear() {
        refused.clear();
    }

    /// The commands off the allow-list so far.
    public List<String> refused() {
        return List.copyOf(refused);
    }

    /// Fails if a command off the allow-list was sent.
    public void verify() {
        if (!refused.isEmpty()) {
            throw new AssertionError("off the allow-list: " + String.join("\n", refused));
        }
    }
}
