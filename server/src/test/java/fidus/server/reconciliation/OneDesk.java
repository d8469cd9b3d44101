package fidus.server.reconciliation;

import fidus.server.RunningServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;

/// One server and the people at its desk for all tests of a class; each test has accounts of its
/// own.
@ResourceLock("OneDesk") // its fields are those of one class at a time
abstract class OneDesk {
    static RunningServer server;
    static Desk desk;

    @BeforeAll
    static void start() {
        server = RunningServer.withEverything();
        desk = new Desk(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }
}
