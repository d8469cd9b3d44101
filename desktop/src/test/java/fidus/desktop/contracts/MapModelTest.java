package fidus.desktop.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Role;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.Sent;
import fidus.desktop.samples.Signed;
import fidus.desktop.shell.FakeServer;
import fidus.investments.InvestmentCalls;
import fidus.investments.book.ContractPage;
import fidus.money.Money;
import fidus.mt5.Mt5Calls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/// A running contract of which a part goes to the bank.
class MapModelTest {
    private List<ObjectNode> sent = List.of();
    private final ContractPage page = Contracts.running();
    private FakeServer fake;
    private MapModel model;

    @BeforeEach
    void start() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(Mt5Calls.ACCOUNTS, _ -> Accounts.list());
        sent = Sent.to(fake, InvestmentCalls.MAP);
        model = new MapModel(Signed.in(fake, Accounts.NOW));
        model.begin(page);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void itBeginsWithWhereThePrincipalIsAndSendsAllLines() {
        assertThat(model.lines().isPlaced()).isTrue();
        LineModel first = model.lines().all().getFirst();
        Money all = Objects.requireNonNull(first.sum.get());
        Money part = new Money(all.amount().divide(new BigDecimal("4")), all.currency());
        first.sum.set(all.minus(part));
        LineModel cash = new LineModel();
        model.lines().all().add(cash);
        model.lines().fill(cash);
        cash.note.set("Kept for the next manager");
        model.reason.set("Agreed with the client");
        model.send();

        String last = "/lines/" + (model.lines().all().size() - 1);
        assertThat(new BigDecimal(sent.getFirst().at(last + "/mappedPrincipal/amount").asText()))
                .isEqualByComparingTo(part.amount());
        assertThat(sent.getFirst().at(last + "/account").isObject()).isFalse();
        assertThat(sent.getFirst().at("/id").asText())
                .isEqualTo(page.investment().id().value().toString());
    }

    @Test
    void whatIsNotPlacedAndWhyIsSaidAtTheField() {
        model.lines().all().getFirst().sum.set(Money.of("1.00", "USD"));
        model.send();
        assertThat(Sent.fields(model.command())).containsExactly("lines", "reason");
        assertThat(sent).isEmpty();
    }
}
