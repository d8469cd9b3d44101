package fidus.server.fees;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Updates;

import fidus.payments.PaymentBatch;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One run of 800.00 on CORE's account and 400.00 on one of the house's own money: however it is
/// paid, nothing of it stays on 2410 under any fund.
class FeeOfTwoFundsTest {
    @Test
    void paymentFromTheBankClearsEachFund() {
        var paid = new PaidDesk(true);
        try (FeeDesk desk = paid.desk) {
            assertThat(owed(desk)).isEqualTo(Map.of("CORE", "-800.00", "HOUSE", "-400.00"));
            paid.left(paid.sent());
            assertThat(owed(desk)).isEqualTo(Map.of("CORE", "0.00", "HOUSE", "0.00"));
            assertThat(desk.balance("1010")).isEqualTo("-1200.00");
        }
    }

    /// Its item says the manager alone, as all did before debts were told by fund.
    @Test
    void aPaymentFromBeforeDebtsWereToldByFundClearsEachFundToo() {
        var paid = new PaidDesk(true);
        try (FeeDesk desk = paid.desk) {
            PaymentBatch draft = paid.batch().batch();
            desk.server
                    .features()
                    .mongo()
                    .raw()
                    .getCollection("payments")
                    .updateMany(new Document(), Updates.unset("items.0.booking.parts"));
            paid.left(paid.sent(draft));
            assertThat(owed(desk)).isEqualTo(Map.of("CORE", "0.00", "HOUSE", "0.00"));
        }
    }

    @Test
    void whatTheManagerTakesFromAnAccountClearsEachFundAndOpensItAgain() {
        var paid = new PaidDesk(true);
        try (FeeDesk desk = paid.desk) {
            paid.takes(9, "08:00:00", "-1200.00");
            paid.waiting();
            assertThat(owed(desk)).isEqualTo(Map.of("CORE", "0.00", "HOUSE", "0.00"));
            paid.isSomethingElse(9);
            paid.waiting();
            assertThat(owed(desk)).isEqualTo(Map.of("CORE", "-800.00", "HOUSE", "-400.00"));
        }
    }

    /// 2410 by fund; what has none is under an empty name.
    private static Map<String, String> owed(FeeDesk desk) {
        var features = desk.server.features();
        var owed = new TreeMap<String, String>();
        features.mongo()
                .read(
                        unit ->
                                features.ledger()
                                        .balances(
                                                unit,
                                                List.of("2410"),
                                                List.of("fund"),
                                                YearMonth.of(2027, 2)))
                .forEach(
                        one ->
                                owed.put(
                                        one.values().getFirst(),
                                        one.balance().amount().toPlainString()));
        return owed;
    }
}
