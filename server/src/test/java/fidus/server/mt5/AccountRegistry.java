package fidus.server.mt5;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.contract.Canonical;
import fidus.contract.Wire;
import fidus.mt5.RegisterAccount;
import fidus.server.Desk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.util.Map;

/// One desk for the registry of trading accounts.
abstract class AccountRegistry {
    Desk desk;
    Accounts accounts;

    @BeforeEach
    void open() {
        desk = new Desk();
        accounts = desk.doors().accounts();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    static Object money(String amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    /// The same question with one field changed.
    static RegisterAccount with(RegisterAccount good, String field, Object value) {
        ObjectNode members = Wire.STRICT.valueToTree(good);
        members.set(field, Wire.STRICT.valueToTree(value));
        try {
            return Wire.STRICT.readValue(Canonical.text(members), RegisterAccount.class);
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw new IllegalStateException(e);
        }
    }
}
