package fidus.desktop.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Role;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.desktop.shell.FakeServer;
import fidus.money.Money;
import fidus.reconciliation.limits.LimitCalls;
import fidus.reconciliation.limits.WriteOffLimit;
import fidus.reconciliation.limits.WriteOffLimits;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class LimitsModelTest {
    private final FakeServer fake = new FakeServer().signsIn(Role.OPERATOR);

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void anotherLimitIsAskedForOnTopOfTheOneInForce() {
        var now =
                new WriteOffLimit(
                        Money.of("10.00", "EUR"), 3, "Small sums only", "Ann", "Ben", Sample.NOW);
        fake.answer(
                LimitCalls.LIMITS, _ -> new WriteOffLimits(new BigDecimal("50.00"), List.of(now)));
        var asked = new ArrayList<ObjectNode>();
        fake.answer(
                LimitCalls.SET_LIMIT,
                question -> {
                    asked.add(question);
                    throw Refused.because(Problem.Code.STALE_VERSION, "Changed meanwhile.");
                });
        var model = new LimitsModel(fake.signedIn(Sample.NOW));
        model.read();

        model.currency.set("eur");
        model.sum.set("twenty");
        model.ask();
        assertThat(asked).isEmpty();
        assertThat(Objects.requireNonNull(model.faultProperty().get()).fields())
                .extracting(Problem.Field::field)
                .containsExactly("limit", "reason");

        model.sum.set("20.00");
        model.reason.set("Fees have grown");
        model.ask();

        assertThat(asked.getFirst().get("number").asInt()).isEqualTo(3);
        assertThat(asked.getFirst().get("limit").toString()).contains("20.00").contains("EUR");
        assertThat(Objects.requireNonNull(model.faultProperty().get()).message())
                .isEqualTo("Changed meanwhile.");
    }
}
