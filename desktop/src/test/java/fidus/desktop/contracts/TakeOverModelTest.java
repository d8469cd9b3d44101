package fidus.desktop.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

import fidus.auth.Role;
import fidus.desktop.samples.Accounts;
import fidus.desktop.samples.Contracts;
import fidus.desktop.samples.People;
import fidus.desktop.samples.Sent;
import fidus.desktop.samples.Signed;
import fidus.desktop.shell.FakeServer;
import fidus.funds.DateConvention;
import fidus.funds.FundCalls;
import fidus.investments.book.BookCalls;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A BALANCE contract over 80,000.00, 6,000.00 a quarter, that is taken over after its first year.
class TakeOverModelTest {
    private List<ObjectNode> sent = List.of();
    private FakeServer fake;
    private TakeOverModel model;

    @BeforeEach
    void start() {
        fake = new FakeServer().signsIn(Role.OPERATOR);
        fake.answer(FundCalls.LIST, _ -> People.funds());
        sent = Sent.to(fake, BookCalls.TAKE_OVER);
        model = new TakeOverModel(Signed.in(fake, Accounts.NOW));
        model.begin(Contracts.waiting());
        model.startDate.set(LocalDate.parse("2025-01-05"));
        model.takenOverOn.set(LocalDate.parse("2025-09-30"));
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void theRowsDueByThenAreWrittenAndTheirReferencesTyped() {
        model.propose();
        assertThat(model.paid.get())
                .isEqualTo("1; 2025-06-05; 6000.00; \n2; 2025-09-05; 6000.00; ");
        assertThat(model.outcomeProperty().get()).as("no reference yet").isNull();

        model.paid.set("1; 2025-06-06; 6000.00; WIRE 1\n\n2\t2025-09-08\t6000.00\tWIRE 2; second");
        // 25 of 30 days of the third quarter's first month, at 2,000.00 a month.
        assertThat(model.opens().replaceAll("[^A-Za-z0-9.·]", ""))
                .isEqualTo("Principal80000.00USD·duetotheclient0.00USD·accrued1666.67USD");
        model.reason.set("Contract and wires on file");
        model.send();
        assertThat(sent.getFirst().at("/paid/1/evidence").asText()).isEqualTo("WIRE 2; second");
        assertThat(sent.getFirst().at("/paid/0/paidOn").asText()).isEqualTo("2025-06-06");
        assertThat(sent.getFirst().at("/takenOverOn").asText()).isEqualTo("2025-09-30");
    }

    /// BALANCE by days from 5 January 2025: 150, 240, 330 and 420 days later, 80,000.00 at 6 %
    /// each.
    @Test
    void theTermsItRanUnderAreChosenAndTheRowsFollowThem() {
        model.own.convention.set(Optional.of(DateConvention.DAY_COUNT));
        model.own.rate.set("2,0");
        model.reason.set("Contract and wires on file");
        model.send();
        assertThat(Sent.fields(model.command())).containsExactly("terms.monthlyRate");

        model.own.rate.set("2.0");
        model.propose();
        assertThat(model.paid.get())
                .isEqualTo("1; 2025-06-04; 4800.00; \n2; 2025-09-02; 4800.00; ");
        model.paid.set(model.paid.get().replace("; \n", "; WIRE 1\n") + "WIRE 2");
        model.send();
        assertThat(sent.getFirst().at("/terms/dateConvention").asText()).isEqualTo("DAY_COUNT");
        assertThat(sent.getFirst().at("/terms/monthlyRate").asText()).isEqualTo("0.02");
        assertThat(sent.getFirst().at("/terms/roundingRule").isMissingNode()).isTrue();
    }

    @Test
    void whatIsNotNamedIsStillOwedAndWhatDoesNotFitIsSaid() {
        model.paid.set("1; 2025-06-06; 6000.00; WIRE 1");
        assertThat(Objects.requireNonNull(model.outcomeProperty().get()).due().amount())
                .isEqualByComparingTo("6000.00");

        model.paid.set("1; 2025-06-06; 5999.00; WIRE 1");
        assertThat(model.outcomeProperty().get()).isNull();
        assertThat(model.previewProperty().get().problem()).isNotNull();

        model.paid.set("1; yesterday; 6000.00; WIRE 1\n2; 2025-09-08; 6000.00");
        model.send();
        assertThat(Sent.fields(model.command())).containsExactly("paid", "paid", "reason");
        assertThat(sent).isEmpty();
    }
}
