package fidus.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;

import org.bson.Document;
import org.junit.jupiter.api.Test;

class StoreSubsetTest {
    @Test
    void aTestFailsWhenItsServerSendsACommandThatNotEveryStoreKnows() {
        RunningServer server = RunningServer.start();
        assertThatThrownBy(
                        () ->
                                server.parts()
                                        .mongo()
                                        .raw()
                                        .runCommand(new Document("collStats", "people")))
                .isInstanceOf(MongoException.class);
        assertThatThrownBy(server::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("collStats");
    }
}
