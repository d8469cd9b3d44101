package fidus.server.ledger;

import fidus.server.Desk;
import fidus.server.audit.Actor;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Empty books for each test, and the two people entries are named after.
abstract class OwnBooks {
    static final Actor MAKER = Desk.actor("maker");
    static final Actor CHECKER = Desk.actor("checker");

    Desk desk;
    Ledger ledger;

    @BeforeEach
    void open() {
        desk = new Desk();
        ledger = desk.doors().ledger();
    }

    @AfterEach
    void close() {
        desk.close();
    }
}
