package fidus.server.bank;

import fidus.payments.wallets.HouseAccount;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A house with a bank account of its own for each test.
abstract class OwnBank {
    PaidIn paid;
    BankDesk desk;
    HouseAccount main;

    @BeforeEach
    void open() {
        paid = PaidIn.open();
        desk = paid.desk();
        main = paid.main();
    }

    @AfterEach
    void close() {
        desk.close();
    }
}
