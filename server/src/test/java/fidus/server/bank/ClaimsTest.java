package fidus.server.bank;

import static org.assertj.core.api.Assertions.assertThat;

import fidus.bank.BankRow;
import fidus.bank.BankStatement;
import fidus.bank.desk.BankStatementId;
import fidus.bank.desk.RowFate;
import fidus.money.Currency;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the statements of a file have said is handed to a later one only as far as that says it.
final class ClaimsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 16);

    private static final BankRow ROW =
            new BankRow(
                    1,
                    "",
                    DAY,
                    null,
                    Money.of("5.00", "EUR"),
                    "",
                    "",
                    "Parking",
                    "",
                    "",
                    "",
                    null,
                    BankRow.Status.BOOKED,
                    false,
                    List.of(),
                    null);

    private static Plan plan(String... identities) {
        var statement =
                new BankStatement(
                        "",
                        "",
                        "",
                        Currency.EUR,
                        DAY,
                        DAY,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of());
        List<Plan.Line> lines =
                List.of(identities).stream().map(one -> new Plan.Line(ROW, DAY, one)).toList();
        return new Plan(statement, DAY, DAY, lines);
    }

    @Test
    void aStatementIsHandedOnlyWhatItSaysItself() {
        var claims = new Claims();
        var again = OtherFormats.Again.empty();
        for (String said : List.of("a", "b")) {
            again.same()
                    .put(
                            said,
                            new BankStore.StoredRow(
                                    "STMT-1-" + said,
                                    new HouseAccountId(new UUID(0, 1)),
                                    new BankStatementId(new UUID(0, 2)),
                                    1,
                                    DAY,
                                    said,
                                    RowFate.FRESH,
                                    null,
                                    ROW));
        }
        claims.add(plan("a", "b"), again);
        Map<String, String> known = new HashMap<>();

        List<Plan.Line> open = claims.open(plan("b", "c"), known);

        assertThat(known).containsExactly(Map.entry("b", "STMT-1-b"));
        assertThat(open).extracting(Plan.Line::identity).containsExactly("c");
    }
}
